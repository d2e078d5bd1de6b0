from schemas.record import AgreementRecord
from service.core.linking.comparison import compare
from service.core.linking.fields.score import ASK, JOIN
from tests.records import agreement, event


def score(one: AgreementRecord, other: AgreementRecord) -> float:
    assert compare(one, other).score == compare(other, one).score
    return compare(one, other).score


def test_a_region_in_the_name_opens_it_to_other_parties() -> None:
    one = agreement("x/a1", "Indo-Pacific Framework for Prosperity", between="Japan=JP Fiji=FJ")
    assert score(one, agreement("y/a1", "Indo-Pacific Framework", between="Japan=JP India=IN")) >= JOIN
    bilateral = agreement("x/a1", "Trade and Investment Framework", between="Japan=JP Fiji=FJ")
    assert score(bilateral, agreement("y/a1", "Trade and Investment Framework", between="Japan=JP India=IN")) == 0.0


def test_an_agreement_of_a_body_of_all_states_has_any_of_them() -> None:
    one = agreement("x/a1", "Agreement on Fisheries Subsidies", between="WTO Fiji=FJ")
    assert score(one, agreement("y/a1", "WTO Agreement on Fisheries Subsidies", between="WTO Peru=PE")) >= JOIN


def test_the_same_states_in_the_same_name_outweigh_parties_half_told() -> None:
    one = agreement("x/a1", "Japan-Fiji-Peru Fisheries Research Pact", between="Japan=JP Fiji=FJ")
    assert score(one, agreement("y/a1", one.name, between="Japan=JP Peru=PE")) >= JOIN


def test_parties_that_share_nobody_are_strangers_but_for_a_long_name() -> None:
    one = agreement("x/a1", "Fisheries Subsidies Pact", between="Japan=JP")
    assert score(one, agreement("y/a1", "Fisheries Subsidies Pact", between="Peru=PE")) < ASK
    long = agreement("x/a1", "Joint Initiative on Services Domestic Regulation", between="Japan=JP")
    assert score(long, agreement("y/a1", long.name, between="Peru=PE")) >= JOIN


def test_accessions_of_other_states_are_two() -> None:
    one = agreement("x/a1", "Accession of Finland to NATO", between="Finland=FI NATO")
    both = agreement("y/a1", "Accession of Finland and Sweden to NATO", between="Finland=FI Sweden=SE NATO")
    assert score(one, both) < ASK
    assert score(one, one.model_copy(update={"id": "z/a1", "article": "z"})) >= JOIN


def test_signatures_months_apart_are_two_agreements() -> None:
    one = agreement("x/a1", "Culture Pact", event("signed", "2010-05-01"))
    assert compare(one, agreement("y/a1", "Culture Pact", event("signed", "2015-05-01"))).veto == (
        "signed at other times: 2010-05-01 and 2015-05-01"
    )
    assert score(one, agreement("y/a1", "Culture Pact", event("signed", "2010-05"))) >= JOIN


def test_a_truce_of_one_state_and_month_is_one_under_a_longer_name() -> None:
    told = {"between": "", "kind": "peace_ceasefire"}
    one = agreement("x/a1", "truce in Yemen", event("in_force", "2022-04~"), **told)
    longer = agreement("y/a1", "UN-mediated truce in Yemen", event("signed", "2022-04-01"), **told)
    assert score(one, longer) >= JOIN
    assert score(one, longer.model_copy(update={"events": ()})) < JOIN
    assert score(one, longer.model_copy(update={"name": "UN-mediated truce in Sudan"})) < JOIN
