import pytest

from service.core.linking.fields.forms import forms_in


@pytest.mark.parametrize(
    ("words", "forms", "left"),
    [
        ("loan agreement on health", {"loan"}, "on health"),
        ("memorandum of understanding on open skies", {"memorandum", "air services"}, "on"),
        ("comprehensive strategic partnership", {"strategic partnership"}, ""),
        ("comprehensive plan", set(), "comprehensive plan"),
        ("exchange of notes on grant aid", {"grant"}, ""),
        ("exchange of letters", set(), "exchange of letters"),
        ("", set(), ""),
    ],
)
def test_the_longest_phrase_tells_the_form(words: str, forms: set[str], left: str) -> None:
    assert forms_in(tuple(words.split())) == (frozenset(forms), tuple(left.split()))
