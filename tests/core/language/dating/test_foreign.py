import pytest

from service.core.language.dating import resolve
from service.core.language.dating.foreign import foreign_date


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("le 28 mai 2025", "2025-05-28"),
        ("1er juin 2025", "2025-06-01"),
        ("28 de mayo de 2025", "2025-05-28"),
        ("28 de maio de 2025", "2025-05-28"),
        ("28. Mai 2025", "2025-05-28"),
        ("am 3. März 2025", "2025-03-03"),
        ("28 maggio 2025", "2025-05-28"),
        ("28 мая 2025 года", "2025-05-28"),
        ("28 Mayıs 2025", "2025-05-28"),
        ("28 mei 2025", "2025-05-28"),
    ],
)
def test_a_whole_date_in_another_language_is_read(words: str, date: str) -> None:
    found = resolve(words, published=None)
    assert (found.date, found.basis) == (date, "stated")


@pytest.mark.parametrize(
    "words",
    [
        *(
            "28 countries 2025",
            "30 febrero 2025",
            "28 mai",
            "mai 2025",
            "28 mai 2025 et 3 juin 2025",
            "31 de abril de 2025",
        ),
        *("", "12 xyzzy 2025", "20.-22. Mai 2025"),
    ],
)
def test_anything_less_is_not_guessed(words: str) -> None:
    assert foreign_date(words) is None


def test_a_year_among_other_words_stays_a_year() -> None:
    assert resolve("28 countries in 2025", published=None).date == "2025"
