"""Conflicts: sources that contradict one another, kept side by side with the rule that chose what is shown.

Wording, precision and progress over time are not conflicts: `April 2025` and `29 April 2025` agree, and a treaty that was
pending and later came into force moved on.
"""

import re
from collections.abc import Mapping, Sequence
from itertools import combinations

from schemas.agreement import Step
from schemas.article import Article
from schemas.evidence import Evidence
from schemas.fact import AgreementFact, Claim, Conflict, FactEvent, StatementFact
from service.core.history.lifecycle import ONCE
from service.core.language.dates import compatible, say
from service.core.language.wording import STEP_WORDS

# Steps that sources confuse when they tell of one occasion: the weaker first.
_CONFUSED: tuple[tuple[Step, Step], ...] = (
    ("negotiation_agreed", "negotiating"),
    ("exploratory_talks", "negotiation_agreed"),
)


def agreement_conflicts(fact: AgreementFact, articles: Mapping[str, Article]) -> tuple[Conflict, ...]:
    """Contradictions between the events of one agreement, numbered c1, c2 …"""
    reported = [event for event in fact.timeline if event.modality == "reported"]
    found = [conflict for one, other in combinations(reported, 2) if (conflict := _between(one, other, articles))]
    return tuple(conflict.model_copy(update={"id": f"c{n}"}) for n, conflict in enumerate(found, 1))


def is_disputed(fact: AgreementFact, event: FactEvent) -> bool:
    """Whether the event is a side of a conflict that was not chosen: told by a source, but not what the page goes by."""
    lost = {claim.value for conflict in fact.conflicts for claim in conflict.claims if claim.value != conflict.chosen}
    return STEP_WORDS[event.step] in lost


def _between(one: FactEvent, other: FactEvent, articles: Mapping[str, Article]) -> Conflict | None:
    for weak, strong in _CONFUSED:
        if {one.step, other.step} == {weak, strong} and _one_occasion(one, other):
            first, second = (one, other) if one.step == weak else (other, one)
            return _which_step(first, second)
    same = (
        one.step == other.step
        and one.step in ONCE
        and one.party == other.party
        and "inferred" not in (one.basis, other.basis)
    )
    return _which_date(one, other, articles) if same and compatible(one.date, other.date) is False else None


def _one_occasion(one: FactEvent, other: FactEvent) -> bool:
    if compatible(one.date, other.date):
        return True
    return bool(_articles(one) & _articles(other)) and compatible(one.date, other.date) is None


def _articles(event: FactEvent) -> set[str]:
    return {evidence.article for evidence in event.evidence}


def _which_step(weak: FactEvent, strong: FactEvent) -> Conflict:
    quoted = bool(weak.asserted_by) and not strong.asserted_by
    more = len(_articles(weak)) >= len(_articles(strong))
    rule = (
        "the officials' quoted words outrank the outlet's"
        if quoted
        else "more sources tell it so; among equals the weaker step is shown"
        if more
        else "more sources tell it so"
    )
    chosen = weak if quoted or more else strong
    return Conflict(
        id="",
        about=f"whether the sides had {STEP_WORDS[strong.step]} or {STEP_WORDS[weak.step]}"
        if strong.step != "negotiating"
        else "whether negotiations had begun or had only been agreed on",
        claims=(_claim(STEP_WORDS[weak.step], weak.evidence), _claim(STEP_WORDS[strong.step], strong.evidence)),
        chosen=STEP_WORDS[chosen.step],
        rule=rule,
    )


def _which_date(one: FactEvent, other: FactEvent, articles: Mapping[str, Article]) -> Conflict:
    chosen = max((one, other), key=lambda event: (_weight(event.evidence, articles), event.date or ""))
    return Conflict(
        id="",
        about=f"the date it was {STEP_WORDS[one.step]}",
        claims=(_claim(say(one.date), one.evidence), _claim(say(other.date), other.evidence)),
        chosen=say(chosen.date),
        rule="more independent sources, an opinion piece weighing less; among equals the later date",
    )


def _weight(evidence: Sequence[Evidence], articles: Mapping[str, Article]) -> float:
    return sum(0.5 if articles[article].genre == "opinion" else 1.0 for article in {item.article for item in evidence})


def _claim(value: str, evidence: Sequence[Evidence]) -> Claim:
    return Claim(value=value, evidence=tuple(evidence))


def holder_conflicts(facts: Sequence[StatementFact], phrases: Mapping[str, frozenset[str]]) -> dict[str, Conflict]:
    """Telling words that one source gives to one person and another to both sides together, by the id of the fact that
    names the person. `phrases` holds the telling words of each fact. Two people using the same words is no conflict."""
    found: dict[str, Conflict] = {}
    for one, other in combinations(facts, 2):
        shared = phrases[one.id] & phrases[other.id]
        if shared and is_collective(one.holder) != is_collective(other.holder):
            person, both = (other, one) if is_collective(one.holder) else (one, other)
            found.setdefault(
                person.id,
                Conflict(
                    id="c1",
                    about=f"whose word “{_as_written(min(shared, key=lambda words: (-len(words), words)), person)}” is",
                    claims=(_claim(person.holder, person.evidence), _claim(both.holder, both.evidence)),
                    chosen=person.holder,
                    rule="a quoted speaker outranks a summary that speaks for several",
                ),
            )
    return found


def _as_written(phrase: str, fact: StatementFact) -> str:
    """Words in plain form as a quote of the fact writes them: `near alliance` as `near-alliance`."""
    sought = re.compile(r"\W+".join(re.escape(word) for word in phrase.split()), re.IGNORECASE)
    return next((match[0] for item in fact.evidence if (match := sought.search(item.quote))), phrase)


def is_collective(holder: str) -> bool:
    """Whether a holder speaks for several: both sides, the two ministers."""
    return any(
        word in holder.lower()
        for word in ("both ", "two sides", "two countries", "two ministers", "the sides", "leaders")
    )
