import pytest

from service.core.reading.page.byline import (
    author_in_note,
    byline_of,
    dateline_of,
    is_credited,
    is_name,
    is_office,
    is_outlet,
    is_person,
    is_post,
    is_scholar,
)


@pytest.mark.parametrize(
    ("line", "author", "publisher"),
    [
        ("By Cristina Chi - Philstar.com", "Cristina Chi", "Philstar.com"),
        ("Cristina Chi - Philstar.com", "Cristina Chi", "Philstar.com"),
        ("By Karen Lema and Tim Kelly", "Karen Lema and Tim Kelly", None),
        ("By Masafumi Iida, Special Representative", "Masafumi Iida", None),
        ("By: Jean Mangaluz - Reporter / INQUIRER.net", "Jean Mangaluz", "INQUIRER.net"),
        ("BY KAREN LEMA", "KAREN LEMA", None),
        ("By Reuters", None, "Reuters"),
        ("By Karen Lema in Manila", "Karen Lema", None),
        ("Von Martin Fritz", "Martin Fritz", None),
        ("Par Philippe Mesmer (Tokyo, correspondance)", "Philippe Mesmer", None),
        ("Dio Suhenda (The Jakarta Post)", "Dio Suhenda", "The Jakarta Post"),
    ],
)
def test_a_byline_names_author_and_outlet(line: str, author: str | None, publisher: str | None) -> None:
    byline = byline_of(line, first=False)
    assert byline is not None
    assert (byline.author, byline.publisher) == (author, publisher)


@pytest.mark.parametrize(
    "line",
    [
        "By the authority vested in me as President",
        "By Land and Sea",
        "By Staff Reporter",
        "By 2030, both sides will open their ports.",
        "Marcos - Ishiba Summit",
        "Japan, Philippines sign pact",
        "Joe Biden and Xi Jinping meet in Lima",
        "/",
    ],
)
def test_a_line_that_only_begins_like_a_byline_is_none(line: str) -> None:
    assert byline_of(line, first=False) is None


def test_a_first_line_that_may_be_a_headline_is_no_byline() -> None:
    assert byline_of("Von Leyen Besucht", first=True) is None
    assert byline_of("By Karen Lema", first=True) is not None


@pytest.mark.parametrize(
    "words", ["Philstar.com", "Reuters", "The Jakarta Post", "BBC News", "Xinhua", "the associated press"]
)
def test_an_outlet_is_known(words: str) -> None:
    assert is_outlet(words)


@pytest.mark.parametrize(
    "words", ["Manila", "Press Secretary Says", "WORLD NEWS", "Staff Reporter", "news", "Tokyo sends a signal by post"]
)
def test_other_words_are_no_outlet(words: str) -> None:
    assert not is_outlet(words)


@pytest.mark.parametrize(
    "line",
    [
        "THE WHITE HOUSE,",
        "Ministry of Foreign Affairs of Japan",
        "U.S. Department of State",
        "OFFICE OF THE SPOKESPERSON",
        "Office of the Press Secretary",
        "Embassy of Japan in the Philippines",
        "European External Action Service",
        "Auswärtiges Amt",
    ],
)
def test_an_office_alone_on_a_line_is_known(line: str) -> None:
    assert is_office(line)


@pytest.mark.parametrize(
    "line",
    [
        "The Government of the United States of America (the “United States”) and",
        "Ministry of Foreign Affairs Statement on the Treaty",
        "Department of State Press Briefing",
        "the office of the president was searched",
        "Government of Japan and",
    ],
)
def test_a_line_that_goes_beyond_an_office_is_none(line: str) -> None:
    assert not is_office(line)


def test_a_person_is_known_by_the_shape_of_the_name() -> None:
    assert all(
        map(
            is_person, ["Cristina Chi", "Renato Cruz De Castro", "Ursula von der Leyen", "KIM KYUNG-HOON", "J.R. Smith"]
        )
    )
    assert not any(map(is_person, ["Manila", "Staff Writer", "PIB Delhi", "Japan Times", "de la Cruz", "They met"]))
    assert is_post("BBC News, in Singapore")
    assert is_post("Staff Writer")
    assert not is_post("The ministers met in Tokyo and signed two agreements")
    assert is_credited("Bea Cupin/Rappler")
    assert not is_credited("Japan/Philippines")


@pytest.mark.parametrize(
    ("words", "length", "agency", "date"),
    [
        ("MANILA, Philippines — The Philippines and Japan", 22, None, None),
        ("TOKYO, May 28 (Kyodo) - The ministers met", 24, "Kyodo", None),
        ("TOKYO (AP) — The ministers met", 13, "AP", None),
        ("BEIJING, May 28 (Xinhua) -- The ministers met", 28, "Xinhua", None),
        ("MOSCOW, July 8. /TASS/. Russia is concerned", 24, "TASS", None),
        ("WASHINGTON, May 28, 2025 – The ministers met", 27, None, "2025-05-28"),
        ("Berlin (dpa) - Die Minister trafen sich", None, None, None),
        ("Berlin (AFP) - Die Minister trafen sich", 15, "AFP", None),
        ("The Philippines and Japan — both allies — met", None, None, None),
        ("They met.", None, None, None),
        ("Manila - The ministers met on Monday", None, None, None),
    ],
)
def test_a_dateline_names_place_agency_and_date(
    words: str, length: int | None, agency: str | None, date: str | None
) -> None:
    found = dateline_of(words)
    assert (found and (found.length, found.agency, found.date)) == (length and (length, agency, date))


@pytest.mark.parametrize(
    ("note", "author"),
    [
        (
            "Masafumi Iida is director of the Security Studies Department, National Institute for Defense Studies.",
            "Masafumi Iida",
        ),
        ("Renato Cruz De Castro, PhD, is a distinguished professor of international studies.", "Renato Cruz De Castro"),
        ("Sebastian Strangio is Southeast Asia editor at The Diplomat.", "Sebastian Strangio"),
        ("Kazuya Endo is a former director of the ministry's economic bureau.", None),
        ("The author is a professor at a university.", None),
        ("They met in Tokyo.", None),
    ],
)
def test_a_note_introduces_an_author_who_studies_or_writes(note: str, author: str | None) -> None:
    assert author_in_note(note) == author


def test_the_shape_of_a_name_is_known() -> None:
    assert all(map(is_name, ["Embassy of Japan in the Philippines", "Karen Lema", "Kyodo"]))
    assert not any(map(is_name, ["What both sides want", "They met.", "Article 5", "kyodo", "Two of the"]))


def test_a_reporter_is_no_scholar() -> None:
    assert is_scholar("Renato Cruz De Castro is a professor of international studies.")
    assert not is_scholar("Sebastian Strangio is Southeast Asia editor at The Diplomat.")
