"""Where sources differ or are silent: points that code writes from conflicts and silences, each labelled with what it is about.
Never from musing."""

import re
from collections.abc import Sequence

from schemas.evidence import Evidence
from schemas.fact import AgreementFact, Claim, Conflict, Fact
from service.core.briefing.plain import Told, called
from service.core.history.lifecycle import rank
from service.core.history.silences import NAME
from service.core.language.names import is_unnamed
from service.core.language.wording import STEP_WORDS, listed

_WHOSE = re.compile(r"whose word (“[^”]*”) is")
_LONGEST_EXCERPT = 10  # words of a quote that the page can spare


def difference_sentences(facts: Sequence[Fact]) -> list[Told]:
    """The silences, those of agreements of which the same is untold in one; of an unnamed agreement which it could be; then one
    point a conflict."""
    conflicts = [_conflict(fact, conflict) for fact in facts for conflict in fact.conflicts]
    agreements = [fact for fact in facts if isinstance(fact, AgreementFact)]
    unnamed = [told for fact in agreements if (told := _which_one(fact, agreements))]
    return [*_silences(agreements), *unnamed, *conflicts]


def _conflict(fact: Fact, conflict: Conflict) -> Told:
    if conflict.person:
        return Told(text=_corrected(fact, conflict), cites=(f"{fact.id}.{conflict.id}",))
    one, other = conflict.claims[0], conflict.claims[1]
    elsewhere = {evidence.article for evidence in other.evidence}
    own = tuple(evidence for evidence in one.evidence if evidence.article not in elsewhere) or one.evidence
    claims = [_claim(one.model_copy(update={"evidence": own})), *(_claim(claim) for claim in conflict.claims[1:])]
    if whose := _WHOSE.fullmatch(conflict.about):
        text = f"{whose[1]}: sources differ on whether this is the word of {' or of '.join(claims)}."
    else:
        shown = f"; shown here: {conflict.chosen}" if conflict.chosen and conflict.about.startswith("the date") else ""
        differ = f"ources differ on {conflict.about}: {' or '.join(claims)}{shown}."
        text = f"{_label([fact])}: s{differ}" if isinstance(fact, AgreementFact) else f"S{differ}"
    return Told(text=text, cites=(f"{fact.id}.{conflict.id}",))


def _corrected(fact: Fact, conflict: Conflict) -> str:
    """A value that a person corrected, and what the sources say in its place."""
    lead = called(fact, short=True) if isinstance(fact, AgreementFact) else fact.name
    told = " or ".join(claim.value for claim in conflict.claims)
    return f"{lead}: {conflict.about} is {conflict.chosen} as corrected by {conflict.person}; sources: {told}."


def _claim(claim: Claim) -> str:
    """A claim about a step in the words of the source that make it, where a quote has them; otherwise the value itself."""
    if claim.value not in STEP_WORDS.values():
        return claim.value
    telling = [word[:5] for word in claim.value.split() if len(word) > 3]
    excerpts = [excerpt for evidence in claim.evidence if (excerpt := _excerpt(_inline(evidence), telling))]
    return f"“{min(excerpts, key=len)}”" if excerpts else claim.value


def _excerpt(quote: str, telling: Sequence[str]) -> str:
    """The run of a quote that holds most of the telling words, the shortest of such, with an adverb before it; empty when no
    run holds two."""
    words = quote.split()
    hits = [(i, told) for i, word in enumerate(words) for told in telling if word.lower().startswith(told)]
    runs = [hits[i : j + 1] for i in range(len(hits)) for j in range(i + 1, len(hits))]
    short = [run for run in runs if run[-1][0] - run[0][0] < _LONGEST_EXCERPT and len({told for _, told in run}) > 1]
    if not short:
        return ""
    best = max(short, key=lambda run: (len({told for _, told in run}), run[0][0] - run[-1][0]))
    first = best[0][0] - (best[0][0] > 0 and words[best[0][0] - 1].endswith("ly"))
    return " ".join(words[first : best[-1][0] + 1]).strip(",.;:")


def _inline(evidence: Evidence) -> str:
    return " ".join(evidence.quote.split()).strip('“”" ').replace("“", "‘").replace("”", "’")


def _silences(agreements: Sequence[AgreementFact]) -> list[Told]:
    """What no source tells of agreements: those of which the same is untold are named together."""
    untold: dict[tuple[str, ...], list[AgreementFact]] = {}
    for fact in agreements:
        if fact.silences:
            untold.setdefault(tuple(s.text for s in fact.silences if s.text != NAME) or (NAME,), []).append(fact)
    return [
        Told(
            text=f"{_label(some)}: no source says {_either([_plural(text) if len(some) > 1 else text for text in texts])}.",
            cites=tuple(f"{fact.id}.{silence.id}" for fact in some for silence in fact.silences),
        )
        for texts, some in untold.items()
    ]


def _either(clauses: Sequence[str]) -> str:
    """`a`, `a or b`, `a, b or c`."""
    return " or ".join(filter(None, (", ".join(clauses[:-1]), clauses[-1])))


def _plural(text: str) -> str:
    return (
        text.replace("it is", "they are")
        .replace("it was", "they were")
        .replace("it came", "they came")
        .replace("signed it", "signed them")
    )


def _label(facts: Sequence[AgreementFact]) -> str:
    """The agreements that a point is about, as its opening words: `ACSA and unnamed agreement`."""
    unnamed = sum(is_unnamed(fact.name) for fact in facts)
    names = (
        f"unnamed agreement{'s' * (unnamed > 1)}" if is_unnamed(fact.name) else called(fact, short=True)
        for fact in facts
    )
    label = listed(list(dict.fromkeys(names)))
    return label[:1].upper() + label[1:]


def _which_one(fact: AgreementFact, others: Sequence[AgreementFact]) -> Told | None:
    """Of an unnamed agreement, whether it is one that the same parties were still discussing when last told of."""
    steps = [event for event in fact.timeline if event.modality == "reported" and rank(event.step) >= rank("signed")]
    parties = {party.country for party in fact.parties}
    open_ones = [
        other
        for other in others
        if {party.country for party in other.parties} == parties
        and 0 < _reach(other) < rank("signed")
        and not is_unnamed(other.name)
    ]
    if not is_unnamed(fact.name) or not steps or not open_ones:
        return None
    names = listed([f"the {called(other, short=True)}" for other in open_ones])
    cites = (
        f"{fact.id}.{steps[0].id}",
        *(f"{o.id}.{e.id}" for o in open_ones for e in o.timeline if e.step == o.status),
    )
    text = f"Unnamed agreement: no source says whether it is {names}, still under discussion when last reported."
    return Told(text=text, cites=tuple(dict.fromkeys(cites)))


def _reach(fact: AgreementFact) -> int:
    return rank(fact.status) if fact.status != "not_told" else 0
