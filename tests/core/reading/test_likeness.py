import random
import tracemalloc

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.article import Article
from service.core.reading.imprint import with_imprint
from service.core.reading.likeness import likenesses
from tests.records import article

SENTENCES = [
    "The foreign ministers of Norway and Chile met in Oslo on Wednesday for a third round of talks on fisheries.",
    "They agreed that vessels of either side may land their catch in four ports of the other from next year.",
    "The two governments have been talking about quotas for cod and hake since the spring of last year.",
    "A joint committee of eleven members is to watch over what is caught and to report to both parliaments.",
    "Fishermen in the north of Norway have protested that the quotas leave them with less than before.",
    "The Chilean minister called the talks useful and said her country was patient in such matters.",
    "Officials of both sides are to meet again in Santiago after the summer to settle what is still open.",
    "Trade between the two countries reached 310 million euros last year, most of it in fish and in copper.",
]
STORY = "\n\n".join(SENTENCES)


def versions(*texts: str, **known: object) -> tuple[Article, ...]:
    return tuple(
        with_imprint(article(text, id=f"t{number}", source=f"{number}.txt", **known))
        for number, text in enumerate(texts)
    )


@pytest.mark.parametrize(
    "other",
    [
        f"Norway and Chile talk about fish\n\n{STORY}",
        f"Home\nNews\nSport\nFish talks\nBy Karen Lema\nMay 2, 2025\nOSLO (AP) — {STORY}\nAdvertisement\nRelated stories\nCod grows dear\n© 2025 The Wire",
        STORY.replace("\n\n", "\n").replace("'", "’"),
        "\n\n".join(
            [
                *SENTENCES,
                "The agreement would be the first of its kind between the two.",
                "It needs the consent of both.",
            ]
        ),
        "\n\n".join(SENTENCES[:6]),
        STORY.replace("of either side may", "of either may"),
        STORY.replace("in four ports", "in four ports and in Bergen"),
        STORY.replace("called the talks useful", "rather thought the talks useful"),
    ],
    ids=["headline", "page", "typography", "longer", "shorter", "a word less", "a detail more", "words of no news"],
)
def test_another_version_of_a_text_is_its_copy(other: str) -> None:
    one, version = versions(f"Fish talks in Oslo go on\n\n{STORY}", other)
    assert len(likenesses([one, version])) == 1


@pytest.mark.parametrize(
    "other",
    [
        STORY.replace("310", "410"),
        STORY.replace("Chile", "Peru"),
        STORY.replace("They agreed", "They rejected"),
        STORY.replace("is to watch", "is not to watch"),
        STORY.replace("may land", "may not land"),
        "\n\n".join(
            [*SENTENCES[:7], "Iceland, which took no part, has asked to join the talks from the next round onwards."]
        ),
        "\n\n".join(reversed([sentence[::-1] for sentence in SENTENCES])),
        "\n\n".join(
            [
                STORY,
                *(
                    f"Annex {n} lists port {n}, which is open to vessels of class {n} on {n} days of a year."
                    for n in range(90)
                ),
            ]
        ),
    ],
    ids=["number", "name", "step", "not", "may not", "paragraph", "other words", "printed in a long report"],
)
def test_a_text_that_differs_in_what_it_tells_is_no_copy(other: str) -> None:
    assert likenesses(versions(STORY, other)) == {}


def test_a_form_filled_in_for_three_states_is_three_texts() -> None:
    form = (
        "The United States and {0} have agreed to a framework for an agreement on reciprocal trade, which builds on the ties of both."
        " {0} will open its market to farm goods and will take away charges on digital services. The United States will take away"
        " tariffs on goods that cannot be grown at home. {0} has committed to the protection of labour rights and of forests. The"
        " two sides will work on the text in the coming weeks and will sign it as soon as their own procedures allow it."
    )
    assert likenesses(versions(*(form.format(state) for state in ("Ecuador", "Guatemala", "El Salvador")))) == {}


def test_the_fullest_version_stands_for_the_others_and_among_equals_the_earliest() -> None:
    short, full = versions("\n\n".join(SENTENCES[:6]), STORY)
    assert likenesses([short, full]) == {"t0": "t1"}
    late, early = (
        one.model_copy(update={"published": date})
        for one, date in zip(versions(STORY, STORY), ("2025-05-02", "2025-05-01"), strict=True)
    )
    assert likenesses([late, early]) == {"t0": "t1"}
    assert likenesses(versions(STORY, STORY)) == {"t1": "t0"}


def test_the_publishers_own_name_is_no_news() -> None:
    less = "\n\n".join(SENTENCES[:7])
    one, own = versions(STORY, less.replace("said her country", "told Tidende her country"))
    assert likenesses([one, own]) == {}
    assert likenesses([one, own.model_copy(update={"publisher": "Tidende"})]) != {}


def test_of_two_very_short_texts_neither_is_a_copy() -> None:
    assert likenesses(versions("They met in Oslo on Monday.", "They met in Oslo on Monday. ")) == {}


def test_a_formula_that_many_texts_share_makes_no_copies_and_hides_none() -> None:
    formula = " ".join(SENTENCES[:3])
    own = [
        " ".join(
            f"{word}{number} and that"
            for word in ("nets", "boats", "crews", "ports", "buoys", "lines", "hooks", "sails") * 6
        )
        for number in range(40)
    ]
    texts = [f"{formula}\n\n{words.capitalize()}." for words in own]
    assert likenesses(versions(*texts)) == {}
    found = likenesses(versions(*texts, f"Another headline\n\n{texts[-1]}"))
    assert found in ({"t39": "t40"}, {"t40": "t39"})


MUTATED = st.lists(
    st.lists(st.sampled_from(SENTENCES), min_size=2, max_size=8, unique=True).map("\n\n".join), min_size=1, max_size=6
)


@settings(max_examples=60)
@given(MUTATED, st.randoms(use_true_random=False))
def test_the_order_of_texts_is_nothing(texts: list[str], chance: object) -> None:
    articles = list(versions(*texts))
    shuffled = list(articles)
    chance.shuffle(shuffled)  # type: ignore[attr-defined] # hypothesis gives a Random
    found = likenesses(articles)
    assert likenesses(shuffled) == found
    assert not set(found) & set(found.values())


@settings(max_examples=60)
@given(MUTATED)
def test_texts_that_have_nothing_to_do_with_it_change_nothing(texts: list[str]) -> None:
    articles = versions(*texts)
    strangers = [
        with_imprint(article(f"Stranger {key} walks {key} by the {key} sea for {key} days. " * 8, id=f"s{key}"))
        for key in "xyz"
    ]
    assert {key: of for key, of in likenesses([*articles, *strangers]).items() if key[0] == "t"} == likenesses(articles)


@settings(max_examples=60)
@given(st.lists(st.sampled_from(SENTENCES), min_size=2, max_size=8).map("\n\n".join))
def test_a_text_is_always_a_copy_of_itself(text: str) -> None:
    assert len(likenesses(versions(text, text))) == 1


@given(st.lists(st.text(alphabet=st.characters(codec=None, exclude_categories=())), max_size=4))
def test_any_texts_are_held_against_each_other(texts: list[str]) -> None:
    found = likenesses(
        [with_imprint(article("x", id=str(n)).model_copy(update={"text": text})) for n, text in enumerate(texts)]
    )
    assert set(found) <= {str(number) for number in range(len(texts))}


def test_of_texts_that_are_like_no_other_little_is_held() -> None:
    chance = random.Random(7)  # noqa: S311 - the same texts every time
    many = versions(
        *(
            " ".join(f"{chance.choice('abcdefgh')}{chance.randrange(10**6)}" for _ in range(300)) + "."
            for _ in range(200)
        )
    )
    likenesses(many[:2])
    tracemalloc.start()
    try:
        assert likenesses(many) == {}
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak / len(many) < 20_000
