"""Any fact: agreements and meetings of every step, date, party and place that the builders can make, for property tests."""

from typing import get_args

from hypothesis import strategies as st

from schemas.agreement import Step
from schemas.fact import AgreementFact, FactEvent, MeetingFact
from schemas.meeting import Format, MeetingStatus
from tests.records import agreement_fact, fact_event, meeting_fact
from tests.treaties import person, quoted, states, term

DATES = [None, "2025-05-28", "2025-04", "2025", "2025-04~", "2025-05-28/2025-12-31", "2025-05-28/2025-06-02", "XXXX-04", "XXXX-04-12"]  # fmt: skip
PARTIES = [
    ("JP", "Japan"),
    ("PH", "Philippines"),
    ("EU", "European Union"),
    ("GB", "United Kingdom"),
    ("US", "United States"),
]
PLACES = [None, "Manila", "Geneva", "Woodside, California", "Brussels", "the Philippines"]
PEOPLE = ["Toshimitsu Motegi", "Ursula von der Leyen", "Xi Jinping", "Luiz Inacio Lula da Silva", "Marcos"]
NAMES = ["Reciprocal Access Agreement", "Treaty of Peace and Friendship", "Economic Partnership Agreement", "unnamed agreement", "New START Treaty"]  # fmt: skip


@st.composite
def events(draw: st.DrawFn, codes: list[str]) -> FactEvent:
    date = draw(st.sampled_from(DATES))
    basis = "none" if date is None else draw(st.sampled_from(["stated", "resolved", "inferred"]))
    return fact_event(
        f"e{draw(st.integers(1, 10_000))}",
        draw(st.sampled_from(get_args(Step))),
        date,
        basis=basis,
        party=draw(st.sampled_from([None, *codes])),
        known_by=draw(st.sampled_from([None, "2025-05-29", "2024"])),
        place=draw(st.sampled_from(PLACES)),
        by=tuple(draw(st.lists(st.sampled_from(PEOPLE), max_size=2, unique=True))),
        modality=draw(st.sampled_from(["reported", "planned", "forecast"])),
        superseded=draw(st.booleans()),
    )


@st.composite
def agreements(draw: st.DrawFn) -> AgreementFact:
    pairs = draw(st.lists(st.sampled_from(PARTIES), min_size=1, max_size=3, unique=True))
    codes = [code for code, _ in pairs]
    timeline = draw(st.lists(events(codes), max_size=5, unique_by=lambda event: event.id))
    return agreement_fact(
        "A1",
        draw(st.sampled_from(NAMES)),
        *timeline,
        acronym=draw(st.sampled_from([None, "RAA", "PJEPA"])),
        parties=states(*(f"{code} {name}" for code, name in pairs)),
        terms=draw(st.sampled_from([(), (term("t1", "removes duties on 91 per cent of goods"),)])),
    )


@st.composite
def meetings(draw: st.DrawFn) -> MeetingFact:
    date = draw(st.sampled_from(DATES))
    roles = st.sampled_from([(), ("Foreign Minister",), ("President",)])
    people = draw(st.lists(st.sampled_from(PEOPLE), max_size=3, unique=True))
    basis = "none" if date is None else draw(st.sampled_from(["stated", "inferred"]))
    words = None if basis == "inferred" else draw(st.sampled_from([None, "last Tuesday", "28 May"]))
    return meeting_fact(
        "M1",
        draw(st.sampled_from(["Motegi's visit to Manila", "Summit", "joint committee", "second round of talks"])),
        *(person(name, None, *draw(roles)) for name in people),
        *draw(st.sampled_from([(), (person("Japan", "JP"), person("European Union", "EU"))])),
        status=draw(st.sampled_from(get_args(MeetingStatus))),
        formats=tuple(draw(st.lists(st.sampled_from(get_args(Format)), max_size=2, unique=True))),
        level=draw(st.sampled_from(["leaders", "ministers", "officials", "not_told"])),
        date=date,
        basis=basis,
        date_text=words,
        evidence=quoted(f"the meeting {words or ''}"),
        place=draw(st.sampled_from(PLACES)),
    )
