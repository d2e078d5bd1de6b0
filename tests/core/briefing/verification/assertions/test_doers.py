"""Doers: a deed and its sum stay with the party that the quote names before the verb."""

import pytest

from schemas.agreement import Party
from service.core.briefing.items import items_of
from service.core.briefing.verification.assertions.doers import doer_failures
from service.core.briefing.verification.support import Support, support_of
from tests.records import agreement_fact
from tests.treaties import term

QUOTE = "The accord creates a fund of $300 million, to which Ghana pledged $25 million"


def support(quote: str) -> Support:
    parties = (Party(name="Ghana", country="GH"), Party(name="M23", country=None), Party(name="Benin", country="BJ"))
    fact = agreement_fact("A1", "Pact", terms=(term("t1", quote),), parties=parties)
    return support_of(list(items_of([fact]).values()))


@pytest.mark.parametrize(
    ("quote", "said", "reason"),
    [
        (QUOTE, "Benin pledged $25 million.", "the cited items tell “pledged” of GH, not of BJ"),
        (QUOTE, "Ghana pledged $300 million.", "the cited items tell “pledged” of $25 million, not of $300 million"),
        ("M23 is to disarm", "Ghana is to disarm.", "the cited items tell “disarm” of M23, not of GH"),
    ],
)
def test_a_deed_told_of_another_is_stopped(quote: str, said: str, reason: str) -> None:
    assert doer_failures(said, support(quote)) == [reason]


@pytest.mark.parametrize(
    ("quote", "said"),
    [
        (QUOTE, "Accra pledged $25 million."),
        (QUOTE, "$25 million was pledged by Ghana."),
        (QUOTE, "They pledged $25 million."),
        (
            "Foreign Minister Ama Mensah and her counterpart from Benin opened the bridge",
            "Ghana and Benin opened the bridge.",
        ),
        ("The bridge was opened by Benin", "Ghana opened the bridge."),
    ],
)
def test_where_a_doer_is_not_plain_nothing_is_said(quote: str, said: str) -> None:
    assert doer_failures(said, support(quote)) == []
