"""Labels: the opening words before a colon are held against what is cited, as the sentence behind them is."""

import re

from service.core.briefing.verification.assertions.wording import bears
from service.core.briefing.verification.support import Support, countries_in
from service.core.language.places import plain

_LABEL = re.compile(r"^([^:\"]{3,60}):\s")
_LONGEST = 6  # words; what is longer is a sentence that a list follows
# What a label says of the page rather than of the world.
_OF_PAGE = frozenset(
    "matters matter watch next step steps ahead pending still open status outlook background result outcome outcomes purpose"
    " meaning update news context reaction reactions unknown title meetings agreements what when where differs sources".split()
)


def label_failures(text: str, support: Support) -> list[str]:
    """A label of whose telling words more than half stand in no cited item."""
    label = _LABEL.match(text)
    if label is None or len(label[1].split()) > _LONGEST:
        return []
    said = label[1]
    for country in reversed(list(countries_in(said))):
        if country.code in support.countries:
            said = said[: country.start] + " " + said[country.end :]
    words = [word for word in plain(said).split() if len(word) > 3 and word not in _OF_PAGE]
    missing = [word for word in words if not bears(word, support)]
    if not missing or 2 * len(missing) <= len(words):
        return []
    return [f"the label “{label[1]}” says what no cited item does: {', '.join(missing)}"]
