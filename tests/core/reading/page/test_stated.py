import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.core.reading.page.stated import full_date, stated_date


@pytest.mark.parametrize(
    ("line", "date", "told", "rest"),
    [
        ("May 29, 2025 | 4:39pm", "2025-05-29", "plain", ()),
        ("Philstar.com / May 29, 2025 | 4:00pm", "2025-05-29", "plain", ("Philstar.com",)),
        ("Published: 28 May 2025", "2025-05-28", "published", ()),
        ("Published 28 May 2025, updated 29 May 2025", "2025-05-28", "published", ()),
        ("Updated 29 May 2025, published 28 May 2025", "2025-05-28", "published", ()),
        ("Updated May 29, 2025 4:39 PM JST", "2025-05-29", "updated", ()),
        ("April 29, 2025 10:32 AM GMT+8 Updated 2 days ago", "2025-04-29", "plain", ()),
        ("Thursday, November 7, 2019", "2019-11-07", "plain", ()),
        ("November 16, 2021.", "2021-11-16", "plain", ()),
        ("Sept. 5, 2025", "2025-09-05", "plain", ()),
        ("28.05.2025, 16.39 Uhr", "2025-05-28", "plain", ()),
        ("Veröffentlicht am 28. Mai 2025", "2025-05-28", "published", ()),
        ("Publié le 28 mai 2025 à 16h39, modifié le 29 mai 2025 à 06h12", "2025-05-28", "published", ()),
        ("28 de mayo de 2025 - 10:30 CEST", "2025-05-28", "plain", ()),
        ("Xinhua | Updated: 2025-05-28 19:34", "2025-05-28", "updated", ("Xinhua",)),
        ("Posted On: 28 MAY 2025 4:39PM by PIB Delhi", "2025-05-28", "published", ("by PIB Delhi",)),
        ("2025-05-28T10:00:00Z", "2025-05-28", "plain", ()),
        ("2025年5月28日", "2025-05-28", "plain", ()),
        ("HIROSHIMA, May 20, 2023", "2023-05-20", "plain", ("HIROSHIMA",)),
        ("5/28/2025", "2025-05-28", "plain", ()),
        ("28/05/2025", "2025-05-28", "plain", ()),
    ],
)
def test_a_line_that_states_its_date(line: str, date: str, told: str, rest: tuple[str, ...]) -> None:
    stated = stated_date(line)
    assert stated is not None
    assert (stated.date, stated.told, stated.rest) == (date, told, rest)


@pytest.mark.parametrize(
    "line",
    [
        "On May 28, 2025, the ministers met in Tokyo.",
        "Treaty of Mutual Cooperation, January 19, 1960",
        "Agreement of 28 May 2025",
        "05/06/2025",
        "31 February 2025",
        "May 28-29, 2025",
        "28-29 May 2025",
        "May 2025",
        "Wednesday, May 28",
        "in the presence of both leaders on 28 May 2025",
        f"{'Manila, ' * 30}28 May 2025",
    ],
)
def test_a_line_that_states_no_date_of_its_own(line: str) -> None:
    assert stated_date(line) is None


def test_the_first_whole_date_of_some_words() -> None:
    assert full_date("from 31 June 2025 to 1 July 2025") == "2025-07-01"
    assert full_date("May 28") is None


@given(st.text(alphabet="0123456789 ./-,:|MayUpdated年月日", max_size=160))
def test_any_line_is_read_or_left(line: str) -> None:
    stated = stated_date(line)
    assert stated is None or len(stated.date) == 10
