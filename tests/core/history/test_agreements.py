from schemas.article import Article
from schemas.fact import AgreementFact
from schemas.record import AgreementRecord, TermRecord
from service.core.history.agreements import Setting, commonest, consolidate_agreement, merge_terms
from service.core.linking.clustering import Cluster
from tests.records import PH_JP, agreement, event, evidence, library

RAA = "Reciprocal Access Agreement"
ARTICLES = library(u=None, v=None, w=None, x="2025-05-29", y="2025-06", z="XXXX-06")


def fact(*records: AgreementRecord, articles: dict[str, Article] = ARTICLES, on: str | None = None) -> AgreementFact:
    cluster = Cluster(records=records, merges=())
    return consolidate_agreement(cluster, records, Setting(articles=articles, as_of=on, countries={}))


def steps(made: AgreementFact) -> list[tuple[str, str | None, str]]:
    return [(step.step, step.date, step.basis) for step in made.timeline]


# --- the fact


def test_a_fact_has_the_name_most_sources_use_and_keeps_the_others() -> None:
    made = fact(
        agreement("u/a1", "the access pact"),
        agreement("v/a1", RAA, acronym="RAA"),
        agreement("w/a1", RAA.lower(), aliases=("RAA",)),
    )
    assert (made.name, made.acronym) == (RAA, "RAA")
    assert made.aliases == ("reciprocal access agreement", "the access pact")


def test_the_acronym_of_another_name_is_an_alias() -> None:
    name = "Agreement on the Security of Information"
    made = fact(
        agreement("u/a1", name), agreement("v/a1", name), agreement("w/a1", "General Security Pact", acronym="GSP")
    )
    assert (made.name, made.acronym) == (name, None)
    assert made.aliases == ("GSP", "General Security Pact")


def test_what_no_source_names_stays_unnamed() -> None:
    assert fact(agreement("u/a1", "a second agreement, not named")).name == "unnamed agreement"


def test_each_party_stands_once_states_first() -> None:
    made = fact(agreement("u/a1", RAA, between="Houthis Japan"), agreement("v/a1", RAA, between=PH_JP))
    assert [(party.name, party.country) for party in made.parties] == [
        ("Japan", "JP"),
        ("Philippines", "PH"),
        ("Houthis", None),
    ]


def test_a_fact_is_main_when_any_source_is_about_it_and_keeps_every_source() -> None:
    made = fact(agreement("u/a1", RAA, salience="background"), agreement("v/a1", RAA), agreement("v/a2", RAA))
    assert (made.salience, made.sources, made.independent, made.records) == (
        "main",
        ("u", "v"),
        2,
        ("u/a1", "v/a1", "v/a2"),
    )
    assert fact(agreement("u/a1", RAA, salience="background")).salience == "background"


def test_a_label_that_says_something_is_preferred_to_other() -> None:
    made = fact(
        agreement("u/a1", RAA),
        agreement("v/a1", RAA),
        agreement("w/a1", RAA, kind="visiting_forces", instrument="treaty"),
    )
    assert (made.kind, made.instrument) == ("visiting_forces", "agreement")
    assert commonest([None, None]) is None
    assert commonest(["b", "a"]) == "a"


# --- its life-cycle


def test_pending_in_one_legislature_and_later_in_force_is_a_timeline_and_no_conflict() -> None:
    made = fact(
        agreement(
            "x/a1",
            RAA,
            event("legislative_approval", party="PH"),
            event("legislative_approval", party="JP", modality="planned"),
        ),
        agreement("u/a1", RAA, event("in_force")),
        on="2025-05-29",
    )
    assert [(step.step, step.party, step.modality, step.superseded) for step in made.timeline] == [
        ("legislative_approval", "PH", "reported", False),
        ("legislative_approval", "JP", "planned", True),
        ("in_force", None, "reported", False),
    ]
    assert (made.status, made.conflicts, made.status_by_party) == ("in_force", (), ())


def test_signing_is_not_in_force() -> None:
    made = fact(agreement("u/a1", RAA, event("signed"), event("in_force", modality="planned")))
    assert made.status == "signed"


def test_exploratory_talks_are_not_negotiations() -> None:
    made = fact(
        agreement("u/a1", RAA, event("exploratory_talks")),
        agreement("v/a1", RAA, event("negotiating", modality="forecast")),
    )
    assert made.status == "exploratory_talks"


def test_sources_that_tell_no_step_leave_it_not_told() -> None:
    assert fact(agreement("u/a1", RAA, event("noted"))).status == "not_told"


def test_one_step_told_by_two_sources_is_one_with_the_finer_date_and_both_quotes() -> None:
    made = fact(
        agreement("u/a1", RAA, event("signed", "2024", by=("Teodoro",))),
        agreement(
            "v/a1", RAA, event("signed", "2024-07-08", place="Manila", by=("Gilberto Teodoro",), asserted_by="DFA")
        ),
        agreement("w/a1", RAA, event("signed")),
    )
    (signed,) = made.timeline
    assert (signed.date, signed.place, signed.by, signed.asserted_by) == (
        "2024-07-08",
        "Manila",
        ("Gilberto Teodoro",),
        ("DFA",),
    )
    assert signed.members == ("u/a1/e1", "v/a1/e1", "w/a1/e1")
    assert [item.article for item in signed.evidence] == ["u", "v", "w"]


def test_steps_in_two_places_or_of_two_parties_are_two() -> None:
    made = fact(
        agreement("u/a1", RAA, event("ratified", party="PH"), event("signed", place="Manila")),
        agreement("v/a1", RAA, event("ratified", party="JP"), event("signed", place="Tokyo")),
    )
    assert len(made.timeline) == 4


def test_a_welcome_can_happen_twice() -> None:
    made = fact(
        agreement("u/a1", RAA, event("noted", "2025-04"), event("noted"), event("noted", by=("Manalo",))),
        agreement("v/a1", RAA, event("noted", "2025-05"), event("noted"), event("noted", by=("Enrique Manalo",))),
        agreement("w/a1", RAA, event("noted", "2025-05-28")),
    )
    assert [(step.date, len(step.members)) for step in made.timeline] == [
        ("2025-04", 1),
        ("2025-05-28", 2),
        (None, 1),
        (None, 2),
        (None, 1),
    ]


def test_talks_that_go_on_are_one_step_from_the_day_they_are_first_told_of() -> None:
    made = fact(
        agreement("u/a1", RAA, event("negotiating", "2025-04", place="Manila")),
        agreement("v/a1", RAA, event("negotiating", "2025-06-03", place="Tokyo")),
        agreement("w/a1", RAA, event("negotiating"), event("negotiating", modality="planned")),
    )
    assert [(step.modality, step.date, len(step.members)) for step in made.timeline] == [
        ("reported", "2025-04", 3),
        ("planned", None, 1),
    ]


def test_an_undated_step_that_may_be_either_of_two_stays_by_itself() -> None:
    made = fact(
        agreement("u/a1", RAA, event("signed", "2024-07-08")),
        agreement("v/a1", RAA, event("signed", "2024-08-08")),
        agreement("w/a1", RAA, event("signed")),
    )
    assert sorted(step.date or "" for step in made.timeline) == ["", "2024-07-08", "2024-08-08"]


def test_undated_stays_undated_and_says_by_when_it_was_known() -> None:
    made = fact(
        agreement("u/a1", RAA, event("signed")),
        agreement("x/a1", RAA, event("signed")),
        agreement("z/a1", RAA, event("signed")),
    )
    assert steps(made) == [("signed", None, "none")]
    assert made.timeline[0].known_by == "2025-05-29"


# --- dates that are only inferred


def test_a_date_only_inferred_is_shown_as_inferred() -> None:
    made = fact(
        agreement("u/a1", RAA, event("signed", "2025-05-28", basis="inferred")), agreement("v/a1", RAA, event("signed"))
    )
    assert steps(made) == [("signed", "2025-05-28", "inferred")]


def test_a_told_date_outranks_an_inferred_one_however_fine() -> None:
    told, inferred = event("signed", "2025-05"), event("signed", "2025-05-28", basis="inferred")
    assert steps(fact(agreement("u/a1", RAA, inferred), agreement("v/a1", RAA, told))) == [
        ("signed", "2025-05", "stated")
    ]


def test_an_inferred_date_contradicts_no_told_one() -> None:
    told, inferred = event("signed", "2025-06-01"), event("signed", "2025-05-28", basis="inferred")
    made = fact(agreement("u/a1", RAA, inferred), agreement("v/a1", RAA, told))
    assert steps(made) == [("signed", "2025-06-01", "stated")]
    assert made.conflicts == ()


def test_where_told_dates_contradict_an_inferred_one_is_no_third_claim() -> None:
    made = fact(
        agreement("u/a1", RAA, event("signed", "2025-05-28", basis="inferred")),
        agreement("v/a1", RAA, event("signed", "2025-06-01")),
        agreement("w/a1", RAA, event("signed", "2025-06-02")),
    )
    (conflict,) = made.conflicts
    assert [claim.value for claim in conflict.claims] == ["1 June 2025", "2 June 2025"]


def test_a_date_told_and_inferred_alike_is_told() -> None:
    told, inferred = event("signed", "2025-05-28"), event("signed", "2025-05-28", basis="inferred")
    assert steps(fact(agreement("u/a1", RAA, inferred), agreement("v/a1", RAA, told))) == [
        ("signed", "2025-05-28", "stated")
    ]


# --- provisions


def term(key: str, text: str) -> TermRecord:
    return TermRecord(id=key, text=text, evidence=evidence(text, of=key.split("/", maxsplit=1)[0]))


def test_provisions_worded_alike_are_one_under_the_longest_wording() -> None:
    told = [
        term("u/t1", "six million US dollars of aid"),
        term("v/t1", "aid of six million US dollars"),
        term("u/t2", "rescue boats"),
    ]
    first, second = merge_terms(told, "t")
    assert (first.id, first.text, first.members) == ("t1", "six million US dollars of aid", ("u/t1", "v/t1"))
    assert (second.id, second.members) == ("t2", ("u/t2",))
    assert merge_terms(told[::-1], "t") == (first, second)


def test_other_numbers_are_other_provisions() -> None:
    assert (
        len(merge_terms([term("u/t1", "aid of 6 million dollars"), term("v/t1", "aid of 600 million dollars")], "t"))
        == 2
    )


def test_the_terms_of_all_records_are_kept() -> None:
    made = fact(
        agreement("u/a1", RAA, terms=("exchange of supplies",)),
        agreement("v/a1", RAA, terms=("port calls", "exchange of supplies")),
    )
    assert [(item.id, item.text) for item in made.terms] == [("t1", "exchange of supplies"), ("t2", "port calls")]


# --- one moment, one voice


def test_one_evening_is_the_next_day_where_clocks_stand_hours_apart() -> None:
    def days(between: str) -> list[str | None]:
        made = fact(
            agreement("u/a1", RAA, event("signed", "2024-07-07"), between=between),
            agreement("v/a1", RAA, event("signed", "2024-07-08"), between=between),
        )
        return [step.date for step in made.timeline]

    assert days("States=US Philippines=PH") == ["2024-07-07"]
    assert days(PH_JP) == ["2024-07-07", "2024-07-08"]


def test_two_sources_of_one_publisher_count_once() -> None:
    same = {key: each.model_copy(update={"publisher": "Philstar"}) for key, each in ARTICLES.items()}
    records = [
        agreement("u/a1", RAA, event("signed", "2024-07-07")),
        agreement("v/a1", RAA, event("signed", "2024-09-08")),
    ]
    made = fact(*records, articles=same)
    assert (made.independent, len(made.sources)) == (1, 2)
    assert [claim.independent for claim in made.conflicts[0].claims] == [1, 1]


def test_a_disputed_date_stays_in_the_timeline_and_the_step_stands() -> None:
    made = fact(
        agreement("x/a1", RAA, event("signed", "2024-07-08")), agreement("y/a1", RAA, event("signed", "2024-09-08"))
    )
    (conflict,) = made.conflicts
    assert (made.status, conflict.kind, conflict.chosen, len(made.timeline)) == (
        "signed",
        "date",
        "8 September 2024",
        2,
    )


def test_hundreds_of_welcomes_and_dates_are_grouped_in_bounded_time() -> None:
    told = [
        agreement(
            "u/a1", RAA, *(event("noted") for _ in range(300)), *(event("signed", f"{1700 + n}") for n in range(300))
        )
    ]
    assert len(fact(*told).timeline) == 600
