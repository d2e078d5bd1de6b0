"""Likelihood in a sentence: the sources' own, or that of a plan or an inferred date; never beside a confidence."""

import pytest

from service.core.briefing.estimates.likelihood import DEGREES, degrees_in, tells_confidence
from service.core.briefing.verification.sentences import failures
from tests.treaties import ITEMS


@pytest.mark.parametrize(
    ("text", "degree"),
    [
        ("There is almost no chance of a deal.", 0),
        ("A deal is very unlikely.", 1),
        ("A deal is unlikely.", 2),
        ("It is an even chance.", 3),
        ("A deal is probably near.", 4),
        ("A deal is very likely.", 5),
        ("A deal is almost certain.", 6),
    ],
)
def test_each_degree_is_known_by_its_words_and_only_it(text: str, degree: int) -> None:
    assert list(degrees_in(text)) == [degree]
    assert len(DEGREES) == 7


def test_remote_places_are_no_likelihood() -> None:
    assert degrees_in("Troops train on a remote island and in remote border areas.") == {}


@pytest.mark.parametrize(
    ("cites", "text"),
    [
        ("A9.e2", "The Information Security Agreement probably came into force in September 2025."),
        ("A7.e3", "The High Seas Treaty is likely to enter into force on 17 January 2026."),
        ("M3", "The European Union and China are likely to meet in Beijing on 24 July 2025."),
        ("S2", "Szijjarto thinks it likely that Hungary will not be the last to ratify."),
    ],
)
def test_a_plan_a_forecast_and_an_inferred_date_bear_likely(cites: str, text: str) -> None:
    assert failures(text, cites.split(), ITEMS) == ()


@pytest.mark.parametrize(
    ("cites", "text", "words"),
    [
        ("A1.e1", "Japan and the Philippines probably signed the RAA in Manila on 8 July 2024.", "probably"),
        ("A7.e3", "The High Seas Treaty is almost certain to enter into force on 17 January 2026.", "almost certain"),
        ("A3.e2", "The EU-Mercosur deal is unlikely to be signed.", "unlikely"),
        ("M1", "Rubio and Lavrov very likely met in Riyadh on 18 February 2025.", "very likely"),
    ],
)
def test_any_other_likelihood_is_refused(cites: str, text: str, words: str) -> None:
    assert f"the cited items do not make it “{words}”" in failures(text, cites.split(), ITEMS)


def test_likelihood_and_confidence_never_share_a_sentence() -> None:
    text = "With moderate confidence, the Information Security Agreement probably came into force in September 2025."
    assert tells_confidence(text)
    assert "tells a likelihood and a confidence in one sentence: keep one" in failures(text, ["A9.e2"], ITEMS)
