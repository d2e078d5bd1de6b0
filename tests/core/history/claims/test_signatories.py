from schemas.fact import Conflict
from schemas.record import AgreementRecord
from service.core.history.agreements import Setting, consolidate_agreement
from service.core.linking.clustering import Cluster
from tests.records import agreement, event, library

ARTICLES = library(x="2025-05-01", y="2025-05-02", z=None)
COUNTRIES = {"Toshimitsu Motegi": "JP", "Shinjiro Koizumi": "JP", "Gilberto Teodoro": "PH"}


def conflicts(*records: AgreementRecord) -> list[Conflict]:
    fact = consolidate_agreement(
        Cluster(records=records, merges=()), records, Setting(articles=ARTICLES, as_of=None, countries=COUNTRIES)
    )
    return [conflict for conflict in fact.conflicts if conflict.kind == "signatories"]


def by(key: str, *people: str) -> AgreementRecord:
    return agreement(key, "Pact", event("signed", "2025-04-30", by=people))


def test_other_people_named_for_one_side_are_a_conflict() -> None:
    (conflict,) = conflicts(
        by("x/a1", "Toshimitsu Motegi", "Gilberto Teodoro"), by("y/a1", "Shinjiro Koizumi", "Teodoro")
    )
    assert conflict.about == "who signed it for Japan"
    assert [claim.value for claim in conflict.claims] == ["Shinjiro Koizumi", "Toshimitsu Motegi"]
    assert conflict.chosen == "Shinjiro Koizumi"  # the later report


def test_more_names_or_a_shorter_name_contradict_nothing() -> None:
    assert conflicts(by("x/a1", "Toshimitsu Motegi", "Shinjiro Koizumi"), by("y/a1", "Motegi")) == []
    assert conflicts(by("x/a1", "Toshimitsu Motegi"), by("y/a1", "Gilberto Teodoro")) == []
    assert conflicts(by("x/a1", "Somebody Else"), by("y/a1", "Nobody Known")) == []
    assert conflicts(by("x/a1", "Toshimitsu Motegi"), by("y/a1")) == []
