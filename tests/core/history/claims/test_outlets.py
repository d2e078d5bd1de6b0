from itertools import permutations

from service.core.history.claims.outlets import independent, voices
from tests.records import article

STORY = (
    "The foreign ministers of Japan and the Philippines signed a logistics agreement in Manila on Monday after two years of talks"
    " that both sides called difficult. The agreement lets the two forces exchange food, fuel and transport during exercises and"
    " relief work, and must still be approved by both legislatures before it can take effect."
)
OTHER = (
    "Lawmakers in Tokyo questioned the government for hours about what the new pact with Manila would cost and which bases it"
    " might touch, while fishermen in the north of Luzon asked whether patrols near their grounds would now become more frequent"
    " than they had been in the last ten years."
)


def count(**told: dict[str, str]) -> int:
    """How many voices the articles are, whatever order they come in."""
    made = [
        article(each["text"], id=key, **{k: v for k, v in each.items() if k != "text"}) for key, each in told.items()
    ]
    found = {independent(told, voices(some)) for some in permutations(made)}
    assert len(found) == 1
    return found.pop()


def test_other_texts_of_other_outlets_are_independent() -> None:
    assert count(a={"text": STORY, "publisher": "Philstar"}, b={"text": OTHER, "publisher": "Inquirer"}) == 2


def test_two_texts_of_one_publisher_are_one_voice() -> None:
    assert count(a={"text": STORY, "publisher": "The White House"}, b={"text": OTHER, "publisher": "White House"}) == 1


def test_a_site_stands_for_a_publisher_that_is_not_told() -> None:
    one, other = "https://www.news.example/a", "https://news.example/b"
    assert count(a={"text": STORY, "url": one}, b={"text": OTHER, "url": other}) == 1
    assert count(a={"text": STORY, "url": one, "publisher": "P"}, b={"text": OTHER, "url": one, "publisher": "Q"}) == 2
    assert count(a={"text": STORY, "url": "http://[broken"}, b={"text": OTHER, "url": "http://[broken"}) == 2


def test_two_outlets_that_carry_one_agency_are_one_voice() -> None:
    one = {"text": f"MANILA (Reuters) - {STORY}", "publisher": "Philstar"}
    other = {"text": f"TOKYO (Reuters) — {OTHER}", "publisher": "Inquirer"}
    assert count(a=one, b=other) == 1
    assert count(a=one, b={"text": f"TOKYO (AP) — {OTHER}", "publisher": "Inquirer"}) == 2
    assert count(a={"text": f"By Kyodo\n{STORY}"}, b={"text": f"MANILA (Kyodo News) - {OTHER}"}) == 1


def test_a_text_that_takes_half_its_words_from_another_is_no_voice_of_its_own() -> None:
    retold = f"{STORY} Nobody in Manila would say on Tuesday when that might be."
    assert count(a={"text": STORY, "publisher": "Philstar"}, b={"text": retold, "publisher": "Inquirer"}) == 1
    assert count(a={"text": STORY}, b={"text": retold}, c={"text": OTHER}) == 2


def test_short_texts_share_words_by_chance() -> None:
    assert count(a={"text": "It was signed in Manila."}, b={"text": "It was signed in Manila. "}) == 2


def test_an_article_of_no_known_voice_is_its_own() -> None:
    assert independent(["a", "b", "a"], {}) == 2
    assert voices([]) == {}
