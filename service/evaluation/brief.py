"""A brief against what it must hold and must not say, and whether what its sentences cite supports them."""

from collections.abc import Iterator, Mapping

from schemas.brief import Brief, Sentence
from schemas.fact import Fact, MeetingFact
from service.core.briefing.items import items_of
from service.core.briefing.verification.sentences import failures as unsupported
from service.evaluation.extraction.likeness import fold
from service.evaluation.figures import Failure, Score, prefixed, share
from service.evaluation.gold.shape import Gold, MustHave, file_name


def score_brief(brief: Brief, gold: Gold, texts: Mapping[str, str] | None = None) -> Score:
    """Must-have facts present, forbidden statements absent, share of sentences that their citations support.

    A sentence is supported when it cites facts of the brief, brings quotes, each quote stands at its place in its text (where
    `texts`, by file name, has it), and, where a model phrased it, the product's own check finds nothing that they do not bear
    out.
    """
    numbers = {line.article: file_name(line.source) for line in brief.sources}
    wanted = [each for across in gold.across for each in across.must_have]
    lacking = [each for each in wanted if not any(_holds(fact, each, numbers) for fact in brief.facts)]
    failures = [Failure(kind="fact_missing", where="facts", what=each.fact) for each in lacking]
    said = _forbidden(brief, gold)
    failures += said
    every = sentences(brief)
    by_article = {article: texts[name] for article, name in numbers.items() if texts and name in texts}
    loose = list(_unsupported(every, brief, by_article))
    failures += loose
    figures = {
        "must_have_present": share(len(wanted) - len(lacking), len(wanted)),
        "forbidden_said": len(said),
        "sentences": len(every),
        "citations_support": share(len(every) - len(loose), len(every)),
    }
    return Score(figures=prefixed("brief", dict(figures)), failures=tuple(failures))


def sentences(brief: Brief) -> list[Sentence]:
    """Every sentence on the page."""
    purposes = [row.purpose for row in brief.status if row.purpose]
    inner = [each for section in brief.sections for each in section.sentences]
    return [*brief.title, *brief.bottom_line, *purposes, *inner, *brief.watch]


def _holds(fact: Fact, wanted: MustHave, numbers: Mapping[str, str]) -> bool:
    called = [fold(each) for each in (fact.name, fact.acronym, *fact.aliases) if each]
    people = fold(" ".join(each.name for each in fact.participants)) if isinstance(fact, MeetingFact) else ""
    sources = {numbers.get(each, each) for each in fact.sources}
    return (
        fact.type == wanted.type
        and (not wanted.names or any(fold(name) in each for name in wanted.names for each in called))
        and all(fold(each) in people for each in wanted.people)
        and (not wanted.status or fact.status in wanted.status)
        and set(wanted.sources) <= sources
    )


def _forbidden(brief: Brief, gold: Gold) -> list[Failure]:
    rules = [each for across in gold.across for each in across.forbidden]
    return [
        Failure(kind="forbidden_said", where=", ".join(sentence.cites), what=f"{sentence.text} ({rule.why})")
        for sentence in sentences(brief)
        for rule in rules
        if all(fold(word) in fold(sentence.text) for word in rule.words)
    ]


def _unsupported(every: list[Sentence], brief: Brief, texts: Mapping[str, str]) -> Iterator[Failure]:
    known, items = {fact.id for fact in brief.facts}, items_of(brief.facts)
    for sentence in every:
        if not sentence.cites or not set(sentence.cites) <= known:
            why = "cites no fact of the brief"
        elif not any(each.quote for each in sentence.evidence):
            why = "brings no quote"
        elif moved := [
            each
            for each in sentence.evidence
            if each.article in texts and each.quote != texts[each.article][each.start : each.end]
        ]:
            why = f"does not stand in its text: {moved[0].quote!r}"
        else:
            why = "; ".join(unsupported(sentence.text, sentence.items, items)) if sentence.by == "model" else ""
        if why:
            yield Failure(
                kind="unsupported", where=", ".join(sentence.cites) or "no citation", what=f"{sentence.text} ({why})"
            )
