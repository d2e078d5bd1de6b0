"""Likelihood and confidence as words of a sentence (Intelligence Community Directive 203, `Analytic Standards`, D.6.e.2).

A likelihood is the sources' own, or follows from a fact by one of two rules: a date that was inferred is `probably` that date,
and a step or meeting that is planned or forecast is at most `likely`. Code and model never estimate otherwise. A sentence tells
how likely an event is or how sure the report of it is, not both (`must not mix`).
"""

import re
from collections.abc import Sequence

from schemas.fact import MeetingFact, StatementFact
from service.core.briefing.items import Item

# The seven degrees, least likely first, each in both of the directive's wordings.
DEGREES = (
    r"almost no chance|remote",
    r"very unlikely|highly improbable",
    r"unlikely|improbabl[ey]",
    r"roughly even (?:chance|odds)|even (?:chance|odds)",
    r"likely|probabl[ey]",
    r"very likely|highly (?:probable|likely)",
    r"almost certain(?:ly)?|nearly certain(?:ly)?|near certain(?:ty)?",
)
_LIKELY = 4  # the degree that a plan or an inferred date bears
_BY_LENGTH = sorted(range(len(DEGREES)), key=lambda degree: degree in (2, _LIKELY))
_WORDS = re.compile("|".join(rf"(?P<d{d}>\b(?:{DEGREES[d]})\b)" for d in _BY_LENGTH), re.IGNORECASE)
_NO_ESTIMATE = re.compile(
    r"\bremote (?:\w+ )?(?:areas?|regions?|islands?|sensing|work\w*|villages?|control\w*)\b", re.IGNORECASE
)
_CONFIDENCE = re.compile(
    r"\b(?:low|moderate|high)(?:-| to (?:moderate|high) | )confidence\b|\bconfiden(?:ce|t)\b(?= that)", re.IGNORECASE
)


def degrees_in(text: str) -> dict[int, str]:
    """The degrees of likelihood that a text tells, each with its words; 0 is almost no chance, 6 almost certain."""
    spoken = _NO_ESTIMATE.sub(" ", text)
    return {int(str(match.lastgroup)[1:]): match[0] for match in _WORDS.finditer(spoken)}


def tells_confidence(text: str) -> bool:
    """Whether a text tells how sure somebody is: `moderate confidence`."""
    return bool(_CONFIDENCE.search(text))


def likelihood_failures(text: str, items: Sequence[Item], supporting: str) -> list[str]:
    """Likelihoods that the cited items do not carry, and a likelihood beside a confidence."""
    said = degrees_in(text)
    if said and tells_confidence(text):
        return ["tells a likelihood and a confidence in one sentence: keep one"]
    borne = set(degrees_in(supporting)) | ({_LIKELY} if any(_is_open(item) for item in items) else set())
    return [f"the cited items do not make it “{words}”" for degree, words in said.items() if degree not in borne]


def _is_open(item: Item) -> bool:
    """Whether an item holds an inferred date or something planned or forecast."""
    fact = item.fact
    planned = any(event.modality != "reported" for event in item.events)
    scheduled = isinstance(fact, MeetingFact) and fact.status in ("scheduled", "postponed")
    forecast = isinstance(fact, StatementFact) and fact.sort == "forecast"
    return bool(item.probable) or planned or scheduled or forecast
