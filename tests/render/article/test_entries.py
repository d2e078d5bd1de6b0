from schemas.evidence import Evidence, Excerpt
from schemas.outcome import Outcome
from schemas.record import Rejection
from service.core.extraction import failed
from service.render.article.entries import Entry, entries_of, refusals, sections
from tests.records import agreement, article, event, meeting, statement


def at(start: int, end: int, match: str = "exact") -> Evidence:
    return Evidence.model_validate(
        {"article": "x", "quote": "q" * (end - start), "start": start, "end": end, "match": match}
    )


def outcome(**records: object) -> Outcome:
    return failed(article(), "").outcome.model_copy(update={"status": "done", "error": None, **records})


def one(entries: list[Entry]) -> Entry:
    (entry,) = entries
    return entry


def test_quotes_are_numbered_in_the_order_of_the_text_whatever_they_prove() -> None:
    pact = agreement("x/a1", "Pact", event("signed", evidence=at(50, 60)), event("ratified", evidence=at(10, 20)))
    talks = meeting("x/m1", "Talks").model_copy(update={"evidence": at(0, 5)})
    said = statement("x/s1", "It matters", "Marcos").model_copy(update={"evidence": at(10, 30)})
    made = sections(outcome(agreements=(pact,), meetings=(talks,), statements=(said,)))
    assert [section.title for section in made] == ["Agreements", "Meetings", "Statements"]
    assert [entry.label for entry in entries_of(made)] == ["a1/e1", "a1/e2", "m1", "s1"]
    assert [entry.number for entry in entries_of(made)] == [4, 3, 1, 2]
    assert [group.label for section in made for group in section.groups] == ["a1", "m1", "s1"]


def test_an_event_tells_its_step_its_date_with_its_basis_and_who() -> None:
    told = {"date_text": "on Wednesday", "by": ("Manalo",), "party": "Japan", "place": "Manila", "asserted_by": "Iwaya"}
    signed = event("legislative_approval", "2025-05-28", modality="planned", **told).model_copy(
        update={"basis": "resolved"}
    )
    pact = agreement("x/a1", "Pact", signed, acronym="RAA", aliases=("The Pact",), salience="background")
    (section,) = sections(outcome(agreements=(pact,)))
    (group,) = section.groups
    assert group.title == "Pact (RAA)"
    assert group.details == (
        "other",
        "agreement",
        "Philippines (PH), Japan (JP)",
        "also: The Pact",
        "mentioned as background",
    )
    entry = one(list(group.entries))
    assert entry.heading == "legislative approval (planned)"
    assert entry.details == (
        "28 May 2025, counted from the article's date (“on Wednesday”)",
        "Manila",
        "by Manalo",
        "for Japan",
        "as Iwaya says",
    )
    assert entry.summary.startswith("a1/e1 event: legislative approval (planned) · of Pact · 28 May 2025")


def test_what_has_no_date_says_so() -> None:
    pact = agreement(
        "x/a1", "Pact", event("signed"), event("noted", date_text="soon"), between="ASEAN", instrument="other"
    )
    (section,) = sections(outcome(agreements=(pact,)))
    assert [entry.details[0] for entry in section.groups[0].entries] == ["undated", "“soon”, no date"]
    assert "ASEAN" in section.groups[0].details


def test_a_meeting_tells_who_met_and_what_came_of_it() -> None:
    held = meeting(
        "x/m1", "Talks", "Marcos, President, PH", outcomes=["They agreed"], topics=("trade",), salience="background"
    )
    (section,) = sections(outcome(meetings=(held,)))
    (group,) = section.groups
    assert "with Marcos, President, PH" in group.details
    assert "on trade" in group.details
    assert [entry.kind for entry in group.entries] == ["meeting", "outcome"]
    assert group.entries[1].of == held.name
    assert group.entries[0].heading == "held"


def test_how_a_quote_was_found_is_said() -> None:
    notes = []
    for match in ("exact", "folded", "repaired"):
        said = statement("x/s1", "It matters", "Marcos", role="President").model_copy(
            update={"evidence": at(0, 3, match)}
        )
        notes.append(one(list(entries_of(sections(outcome(statements=(said,)))))).note)
    assert notes == ["", "found with other blanks, quotation marks or dashes", "repaired to the article's own words"]


def test_a_very_long_quote_is_listed_by_its_beginning() -> None:
    said = statement("x/s1", "It matters", "Marcos").model_copy(update={"evidence": at(0, 5000)})
    entry = one(list(entries_of(sections(outcome(statements=(said,))))))
    assert len(entry.quote) < 1300
    assert entry.quote.endswith("q …")


def test_what_was_refused_stands_apart_from_what_was_changed() -> None:
    near = Excerpt(article="x", text="a\u202eb", start=2, end=5)
    rejected = (
        Rejection(id="x/s1", item="s", reason="absent", kind="quote_absent", quote="q\x1b", nearest=near),
        Rejection(id="x/s2", item="t", reason="mended", kept=True),
    )
    told = outcome(rejected=rejected)
    (refused,) = refusals(told, kept=False)
    (changed,) = refusals(told, kept=True)
    assert (refused.kind, refused.quote, refused.near, refused.start, refused.end) == ("quote absent", "q", "ab", 2, 5)
    assert (refused.place, changed.place) == (1, 2)
    assert (refused.label, changed.label) == ("s1", "s2")
    assert (changed.item, changed.quote, changed.near) == ("t", "", "")


def test_an_outcome_without_records_has_no_sections() -> None:
    assert sections(outcome()) == ()
