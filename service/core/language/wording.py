"""How the closed lists of the schemas read on the page: steps, formats, countries with their article."""

import re
from collections.abc import Iterable, Sequence

from schemas.agreement import Step
from schemas.meeting import Format

STEP_WORDS: dict[Step, str] = {
    "proposed": "proposed",
    "exploratory_talks": "exploratory talks",
    "negotiation_agreed": "agreed to start negotiations",
    "negotiating": "negotiations begun",
    "agreed_in_principle": "agreed in principle",
    "adopted": "adopted",
    "initialled": "initialled",
    "signed": "signed",
    "legislative_approval": "approved by the legislature",
    "ratified": "ratified",
    "instruments_exchanged": "instruments exchanged",
    "in_force": "in force",
    "announced": "announced",
    "noted": "noted",
    "provisionally_applied": "provisionally applied",
    "amended": "amended",
    "extended": "extended",
    "suspended": "suspended",
    "stalled": "stalled",
    "rejected": "rejected",
    "withdrawn": "withdrawn from",
    "terminated": "terminated",
    "expired": "expired",
}
MARK_WORDS: dict[Step, str] = {
    "exploratory_talks": "talks agreed or begun",
    "negotiation_agreed": "negotiations agreed on",
    "negotiating": "negotiations",
}  # what a mark of the timeline says where the step's own words would need a subject
FORMAT_WORDS: dict[Format, str] = {
    "summit": "summit",
    "ministerial": "ministers' meeting",
    "two_plus_two": "2+2 meeting",
    "vice_ministerial": "vice-ministerial meeting",
    "senior_officials": "meeting of officials",
    "courtesy_call": "courtesy call",
    "call": "call",
    "press_conference": "press conference",
    "visit": "visit",
    "working_meal": "working meal",
    "sidelines": "meeting on the sidelines",
    "multilateral": "multilateral meeting",
    "other": "meeting",
}
_WITH_ARTICLE = (
    "Philippines",
    "United States",
    "United Kingdom",
    "Netherlands",
    "European Union",
    "United Arab Emirates",
    "Maldives",
    "Bahamas",
    "Gambia",
    "Marshall Islands",
    "Solomon Islands",
    "Dominican Republic",
    "Czech Republic",
)


_CHAMBER = re.compile(
    r"\b(Senate|House of Representatives|House of Commons|House of Lords|Diet|Parliament|Congress|Bundestag|Bundesrat|National"
    r" Assembly|Grand National Assembly|State Duma|Duma|Verkhovna Rada|Storting|Riksdag|Knesset)\b"
)


def step_words(step: Step, quotes: Iterable[str]) -> str:
    """How a step reads; an approval keeps the chamber that the sources name, for one chamber is not the legislature."""
    chambers = [match[1] for quote in quotes if (match := _CHAMBER.search(quote))]
    if step != "legislative_approval" or not chambers:
        return STEP_WORDS[step]
    return f"approved by the {chambers[0]}"


def with_article(name: str) -> str:
    """A country's name with the article English gives it: `the Philippines`."""
    return f"the {name}" if name in _WITH_ARTICLE else name


def listed(words: Sequence[str]) -> str:
    """Words joined as a list: `a`, `a and b`, `a, b and c`."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}" if words else ""
