"""Verification: does every word of a sentence that can be wrong stand in what the sentence cites?

Checked in code, sentence by sentence: citations, quotation marks, numbers, dates, places, names, life-cycle words, parties,
tense, holders, offices, negation, silences, praise, and how much of the wording the cited items bear. A sentence fails with
reasons fit to be shown to a writer.
"""

import re
from collections.abc import Callable, Mapping, Sequence

from service.core.briefing.estimates.likelihood import likelihood_failures
from service.core.briefing.items import Item
from service.core.briefing.verification.assertions.causes import cause_failures
from service.core.briefing.verification.assertions.deeds import deed_failures
from service.core.briefing.verification.assertions.doers import doer_failures
from service.core.briefing.verification.assertions.holders import holder_failures
from service.core.briefing.verification.assertions.labels import label_failures
from service.core.briefing.verification.assertions.names import called_failures, name_failures
from service.core.briefing.verification.assertions.opposites import opposite_failures
from service.core.briefing.verification.assertions.periods import period_failures
from service.core.briefing.verification.assertions.wording import field_failures, praise_failures, wording_failures
from service.core.briefing.verification.circumstances import date_failures, party_failures, place_failures
from service.core.briefing.verification.people import people_failures
from service.core.briefing.verification.polarity import polarity_failures, silence_failures, without_silences
from service.core.briefing.verification.quantities import quantity_failures
from service.core.briefing.verification.steps import step_failures, tense_failures
from service.core.briefing.verification.support import Support, support_of
from service.core.grounding import fold

_QUOTED = re.compile(r"[“\"]([^”\"]+)[”\"]")


def failures(text: str, cites: Sequence[str], items: Mapping[str, Item]) -> tuple[str, ...]:
    """Why the sentence cannot stand, in words; empty when it can."""
    unknown = [cite for cite in cites if cite not in items]
    if not cites or unknown:
        return (f"cites what does not exist: {', '.join(unknown)}" if unknown else "cites nothing",)
    support = support_of([items[cite] for cite in dict.fromkeys(cites)])
    plain_text = fold(text).text
    return tuple(reason for check in _CHECKS for reason in check(plain_text, support))


def _quotations(text: str, support: Support) -> list[str]:
    wrong = []
    for words in _QUOTED.findall(text):
        sought = _one_mark(words).strip(" .,;'")
        whole = re.compile(rf"(?<!\w){re.escape(sought)}(?!\w)")
        if not any(whole.search(_one_mark(quote)) for quote in support.quotes):
            wrong.append(f"“{words}” does not stand so in a quote of the cited items")
    return wrong


def _one_mark(text: str) -> str:
    """A text for comparing quotations, which stand in single marks within double ones."""
    return text.lower().replace('"', "'")


def _steps(text: str, support: Support) -> list[str]:
    told = without_silences(text, support)
    return [*step_failures(told, support.items, support.text), *tense_failures(text, support.items, support.text)]


def _likelihoods(text: str, support: Support) -> list[str]:
    return likelihood_failures(text, support.items, support.text)


_CHECKS: tuple[Callable[[str, Support], list[str]], ...] = (
    _quotations,
    quantity_failures,
    date_failures,
    place_failures,
    name_failures,
    called_failures,
    _steps,
    party_failures,
    people_failures,
    polarity_failures,
    silence_failures,
    praise_failures,
    field_failures,
    cause_failures,
    label_failures,
    deed_failures,
    doer_failures,
    holder_failures,
    opposite_failures,
    period_failures,
    _likelihoods,
    wording_failures,
)
