"""Ranking: which fact matters more to someone who reads one page. Stated here, in code, so that a model never chooses.

Agreements by whether a source is about them, how far they came, and how many sources tell of them; meetings by level,
whether held, sources and outcomes; statements by sort, sources and the holder's office. Ids A1, M1, S1 follow the rank.
"""

from collections.abc import Sequence

from schemas.fact import AgreementFact, Fact, MeetingFact, StatementFact
from service.core.history.conflicts import is_collective
from service.core.history.lifecycle import rank
from service.core.language.people import level_of

_LEVELS = {"leaders": 3, "ministers": 2, "officials": 1, "not_told": 0}
_SORTS = {"characterisation": 4, "position": 3, "rationale": 2, "forecast": 2, "context": 0}


def ranked(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """All facts, agreements before meetings before statements, the weightiest first, each with its id and its items' ids."""
    numbered: list[Fact] = []
    kinds: tuple[tuple[str, type[Fact]], ...] = (("A", AgreementFact), ("M", MeetingFact), ("S", StatementFact))
    for letter, kind in kinds:
        some = sorted((fact for fact in facts if isinstance(fact, kind)), key=lambda f: (-weight(f), f.name, f.records))
        numbered += [fact.model_copy(update={"id": f"{letter}{n}"}) for n, fact in enumerate(some, 1)]
    return tuple(numbered)


def weight(fact: Fact) -> float:
    """The rank of a fact among its kind; the greater, the earlier on the page."""
    if isinstance(fact, AgreementFact):
        reach = (
            13
            if fact.status in ("in_force", "amended", "extended")
            else rank(fact.status)
            if fact.status != "not_told"
            else 0
        )
        programme = 1 if fact.status == "announced" else 0
        return 4 * fact.independent + 6 * (fact.salience == "main") + 0.5 * reach + programme + 0.3 * len(fact.terms)
    if isinstance(fact, MeetingFact):
        recalled = 2 if fact.salience == "main" else 0
        held = 1.5 if fact.status == "held" else 0
        return 2 * fact.independent + 1.5 * _LEVELS[fact.level] + recalled + held + 0.5 * len(fact.outcomes)
    collective = -1 if is_collective(fact.holder) or fact.holder == "the article" else 0
    telling = 1.5 if set('“"‘') & set(fact.name) else 0
    office = 1 + 0.5 * _LEVELS[level_of(fact.role)] if fact.role else 0
    return 2 * fact.independent + _SORTS[fact.sort] + collective + telling + office
