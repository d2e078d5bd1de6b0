from schemas.fact import Conflict, FactEvent
from service.core.history.claims.values import value_conflicts
from service.core.history.claims.weighing import MORE, Sources
from tests.records import evidence, fact_event, library

SOURCES = Sources(articles=library(x=None, y=None, z=None))


def told(key: str, step: str, date: str | None = None, *, by: str = "x", **more: object) -> FactEvent:
    sources = tuple(evidence(step, of=of) for of in by.split())
    return fact_event(key, step, date, evidence=sources, **more)  # type: ignore[arg-type]  # one of the steps


def conflicts(*events: FactEvent) -> list[Conflict]:
    found = value_conflicts(events, SOURCES)
    assert value_conflicts(events[::-1], SOURCES) == found
    return found


def test_other_places_of_one_signing_are_a_conflict() -> None:
    (conflict,) = conflicts(
        told("1", "signed", "2024-07-08", place="Manila", by="x y"),
        told("2", "signed", "2024-07-08", place="Tokyo", by="z"),
    )
    assert (conflict.kind, conflict.about, conflict.chosen, conflict.rule) == (
        "place",
        "where it was signed",
        "Manila",
        MORE,
    )
    assert {claim.value: claim.independent for claim in conflict.claims} == {"Manila": 2, "Tokyo": 1}


def test_other_places_on_other_days_are_a_conflict_of_dates() -> None:
    (conflict,) = conflicts(
        told("1", "signed", "2024-07-08", place="Manila"), told("2", "signed", "2024-09-08", place="Tokyo")
    )
    assert conflict.kind == "date"


def test_a_city_and_its_country_or_the_name_of_a_palace_are_one_place() -> None:
    for one, other in (("Manila", "the Philippines"), ("Kiev", "Kyiv"), ("Manila", "Malacañang Palace, Manila")):
        assert conflicts(told("1", "signed", place=one), told("2", "signed", place=other)) == []


def test_a_party_that_signed_alone_is_named() -> None:
    (conflict,) = conflicts(told("1", "signed", "2024", party="JP"), told("2", "signed", "2025", party="JP"))
    assert conflict.about == "the date it was signed by Japan"


def test_taken_anew_after_a_break_is_progress() -> None:
    force = [told("1", "in_force", "2011"), told("2", "in_force", "2025")]
    assert conflicts(*force) != []
    assert conflicts(*force, told("3", "suspended", "2023")) == []
    assert conflicts(*force, told("3", "expired", "2021-02")) == []
    assert conflicts(*force, told("3", "suspended", "2009")) != []
    assert conflicts(*force, told("3", "suspended")) != []


def test_a_date_without_a_year_contradicts_by_its_month() -> None:
    (conflict,) = conflicts(told("1", "signed", "XXXX-04"), told("2", "signed", "2025-05"))
    assert [claim.value for claim in conflict.claims] == ["May 2025", "April"]


def test_hundreds_of_dates_are_one_conflict() -> None:
    (conflict,) = conflicts(*(told(f"{n}", "signed", f"{1900 + n}") for n in range(100)))
    assert len(conflict.claims) == 100
