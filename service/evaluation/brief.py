"""A brief against what it must hold and must not say, and whether its citations lead to quotes."""

from collections.abc import Iterable, Mapping

from schemas.brief import Brief, Sentence
from schemas.fact import Fact, MeetingFact
from service.evaluation.extraction import file_name
from service.evaluation.figures import Failure, Score, prefixed, share
from service.evaluation.gold import Gold, MustHave
from service.evaluation.likeness import fold
from service.evaluation.linking import score_linking


def score_brief(brief: Brief, gold: Gold) -> Score:
    """Must-have facts present, forbidden statements absent, share of sentences whose citations resolve to quotes."""
    numbers = {line.article: file_name(line.source) for line in brief.sources}
    wanted = [each for across in gold.across for each in across.must_have]
    lacking = [each for each in wanted if not any(_holds(fact, each, numbers) for fact in brief.facts)]
    failures = [Failure(kind="fact_missing", where="facts", what=each.fact) for each in lacking]
    said = _forbidden(brief, gold)
    failures += said
    every = sentences(brief)
    loose = [each for each in every if not _resolves(each, brief)]
    failures += [
        Failure(kind="unsupported", where=", ".join(each.cites) or "no citation", what=each.text) for each in loose
    ]
    figures = {
        "must_have_present": share(len(wanted) - len(lacking), len(wanted)),
        "forbidden_said": len(said),
        "citations_resolve": share(len(every) - len(loose), len(every)),
    }
    return Score(figures=prefixed("brief", dict(figures)), failures=tuple(failures))


def score_facts(facts: Iterable[Fact], known: Mapping[str, str], gold: Gold) -> list[Score]:
    """Linking of agreements and of meetings; `known` gives matched record ids their expected ids."""
    every = list(facts)
    apart = [pair for across in gold.across for pair in across.must_not_merge if len(pair) >= 2]
    scores = []
    for kind, type_ in (("agreements", "agreement"), ("meetings", "meeting")):
        linked = {
            known[record]: fact.id for fact in every if fact.type == type_ for record in fact.records if record in known
        }
        clusters = [
            each for across in gold.across for each in (across.agreements if type_ == "agreement" else across.meetings)
        ]
        scores.append(score_linking(f"linking.{kind}", linked, clusters, apart))
    return scores


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


def _resolves(sentence: Sentence, brief: Brief) -> bool:
    known = {fact.id for fact in brief.facts}
    return bool(sentence.cites) and set(sentence.cites) <= known and any(each.quote for each in sentence.evidence)
