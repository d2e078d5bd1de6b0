"""Conflicts: sources that contradict one another, kept side by side with the rule that chose what is shown.

Wording, precision and progress over time are not conflicts: `April 2025` and `29 April 2025` agree, and a treaty that was
pending and later came into force moved on. docs/life-cycle.md lists the rules by name.
"""

import re
from collections.abc import Mapping, Sequence
from itertools import combinations

from schemas.evidence import Evidence
from schemas.fact import AgreementFact, Claim, Conflict, FactEvent, StatementFact
from schemas.record import EventRecord
from service.core.history.claims.signatories import signatory_conflicts
from service.core.history.claims.sums import amount_conflicts
from service.core.history.claims.values import value_conflicts
from service.core.history.claims.weighing import Sources
from service.core.history.course.sequence import order_conflicts
from service.core.language.wording import STEP_WORDS


def agreement_conflicts(
    fact: AgreementFact,
    sources: Sources,
    *,
    told: Mapping[str, EventRecord] | None = None,
    countries: Mapping[str, str] | None = None,
    is_open: bool = False,
) -> tuple[Conflict, ...]:
    """Contradictions between the sources of one agreement, numbered c1, c2 …: in its dates, places and steps, in their order,
    in who signed it and in its amounts. `told` holds the events of its records by id, `countries` whom people act for."""
    found = [
        *value_conflicts(fact.timeline, sources),
        *order_conflicts(fact.timeline, sources, is_open=is_open),
        *signatory_conflicts(fact.timeline, told or {}, countries or {}, sources),
        *amount_conflicts(fact.terms, fact.parties, sources),
    ]
    return tuple(conflict.model_copy(update={"id": f"c{n}"}) for n, conflict in enumerate(found, 1))


def is_disputed(fact: AgreementFact, event: FactEvent) -> bool:
    """Whether the event is a side of a conflict that was not chosen: told by a source, but not what the page goes by. A claim
    that names no events means those of its step."""
    return any(
        event.id in claim.events or (not claim.events and claim.value == STEP_WORDS[event.step])
        for conflict in fact.conflicts
        if conflict.chosen is not None and conflict.kind != "amount"
        for claim in conflict.claims
        if claim.value != conflict.chosen
    )


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
                    kind="holder",
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
