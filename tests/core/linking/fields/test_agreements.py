from collections.abc import Sequence

from schemas.record import AgreementRecord
from service.core.linking.comparison import compare, compare_traits
from service.core.linking.fields.score import ASK, JOIN
from service.core.linking.fields.traits import traits
from tests.records import PH_JP, agreement, event


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


# --- by form, subject and day of signature, in whatever words


def loan(
    key: str,
    name: str,
    date: str | None,
    place: str | None = None,
    *,
    between: str = PH_JP,
    terms: Sequence[str] = (),
) -> AgreementRecord:
    return agreement(key, name, event("signed", date, place=place), between=between, terms=terms)


def test_one_form_subject_and_day_in_other_words_is_one() -> None:
    one = loan("x/a1", "Japan, Philippines ink ODA loan for railways", "2010-05-01")
    assert score(one, loan("y/a1", "Railways: Tokyo concludes loan deal with Manila", "2010-05-03")) >= JOIN
    assert score(one, loan("y/a1", "loan deal", "2010-05-03", terms=["to build railways and stations"])) >= JOIN


def test_another_subject_or_another_form_of_that_day_is_another() -> None:
    one = loan("x/a1", "Loan Agreement on railways", "2010-05-01")
    assert score(one, loan("y/a1", "Loan Agreement on health", "2010-05-01")) < ASK
    assert score(one, loan("y/a1", "Extradition Treaty on railways", "2010-05-01")) < ASK


def test_without_a_day_more_of_the_subject_must_agree() -> None:
    one = loan("x/a1", "Loan Agreement", None, terms=["for railways, stations, bridges, tunnels"])
    assert score(one, loan("y/a1", "ODA loan", "2010", terms=["bridges, tunnels"])) >= JOIN
    other = loan("y/a1", "ODA loan", "2010", terms=["railways, trams, ports, roads, tickets"])
    assert score(one, other) < JOIN <= score(one.model_copy(update={"events": other.events}), other)


def test_signatures_days_apart_are_weighed_by_their_names_alone() -> None:
    one = loan("x/a1", "ODA loan for railways", "2010-05-01")
    assert score(one, loan("y/a1", "Loan Agreement on railways", "2010-05-08")) >= JOIN
    reasons = compare(one, loan("y/a1", "Loan Agreement on railways", "2010-05-09")).reasons
    assert not any("both tell of" in reason for reason in reasons)


def test_the_place_of_signature_weighs() -> None:
    one = loan("x/a1", "ODA loan for stations", None, "Manila", terms=["for railways"])
    same, untold, other = (
        loan("y/a1", "loan deal on trams", None, place, terms=["for railways"]) for place in ("Manila", None, "Tokyo")
    )
    assert score(one, same) > score(one, untold) >= JOIN
    assert score(one, other) < ASK


def test_names_that_end_with_other_places_are_two() -> None:
    one = agreement("x/a1", "Joint Statement on the Trade Meeting in Geneva")
    assert score(one, agreement("y/a1", "Joint Statement on the Trade Meeting in Stockholm")) < ASK
    assert score(one, agreement("y/a1", "Joint Statement on the Trade Meeting")) >= JOIN
    assert compare(one, agreement("y/a1", "Joint Statement on the Trade Meeting in Stockholm")).reasons == (
        "names of other places: Geneva and Stockholm",
    )


def test_a_comparison_says_what_is_one_and_what_is_other() -> None:
    one = loan("x/a1", "ODA loan for railways", "2010-05-01")
    assert compare(one, loan("y/a1", "Loan Agreement on railways: stations", "2010-05-02")).reasons == (
        "parties JP, PH",
        "both tell of one form, loan",
        "both tell of railway",
        "signed at one time: 2010-05-01, 2010-05-02",
    )
    assert compare(one, loan("y/a1", "Extradition Treaty", None, terms=["of thieves"])).reasons == (
        "parties JP, PH",
        "other forms: loan and extradition",
        "other subjects",
    )


def test_without_words_the_score_is_the_same() -> None:
    records = [
        loan("x/a1", "ODA loan for railways", "2010-05-01"),
        loan("y/a1", "Loan Agreement on railways: stations", "2010-05-02"),
        loan("z/a1", "Extradition Treaty", "2019", between="Japan=JP Peru=PE"),
        agreement("u/a1", "unnamed agreement"),
        agreement("v/a1", "Pact in Geneva"),
        agreement("w/a1", "Pact in Tokyo"),
    ]
    told = [traits(record) for record in records]
    for one in told:
        for other in told:
            full, short = compare_traits(one, other), compare_traits(one, other, say=False)
            assert (full.score, bool(full.veto)) == (short.score, bool(short.veto))
