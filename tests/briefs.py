"""Briefs to lay out: a realistic page about the five seeds, an empty one, and one that came from hostile articles.

The quotes stand in the seeds: their offsets are looked up, never typed. The sentences are what a good run would say.
"""

from hashlib import sha256
from pathlib import Path
from typing import Literal

from schemas.agreement import Modality, Party, Step
from schemas.brief import Brief, Section, SectionId, Sentence, SourceLine, StatusRow, TimelinePoint
from schemas.evidence import Context, Evidence
from schemas.extraction import Genre
from schemas.fact import AgreementFact, FactEvent, MeetingFact, StatementFact
from schemas.ledger import Ledger
from schemas.run import Usage

_SEEDS = sorted((Path(__file__).parent.parent / "seeds").glob("*.txt"))
_TEXTS = tuple(path.read_bytes().decode() for path in _SEEDS)
_IDS = tuple(sha256(text.encode()).hexdigest()[:12] for text in _TEXTS)
_JP_PH = (Party(name="Japan", country="JP"), Party(name="Philippines", country="PH"))

_QUOTES = {
    "acsa-start": (4, "“We have agreed to start negotiations on an Acquisition and Cross-Servicing Agreement,” Marcos said"),
    "acsa-agreed": (2, "First, they agreed to begin negotiations on an Acquisition and Cross-Servicing Agreement (ACSA)."),
    "acsa-welcome": (1, "welcome the \"start of negotiation on the Japan-Philippines Acquisition and Cross-Servicing Agreement,\""),
    "acsa-launch": (0, "They welcomed the launch of negotiations for a Japan-Philippines Acquisition and Cross-Servicing Agreement"),
    "acsa-signed": (3, "The agreements were signed in Manila by Japanese Foreign Minister Toshimitsu Motegi during his official visit"),
    "two": (3, "signing two key military agreements"),
    "raa-senate": (1, "which has been ratified by the Philippine Senate but is currently pending in Japan's legislature"),
    "raa-force": (3, "This deal builds on the Reciprocal Access Agreement that recently came into force"),
    "raa-does": (1, "permits both countries to send their military forces to each other's soil"),
    "isa-explore": (1, "commended the start of discussions on \"the possibility of concluding a future Agreement on the Security of Information\""),
    "isa-early": (2, "the two countries’ agreement to start discussions on the early conclusion of an “Information Security Agreement.”"),
    "isa-plan": (4, "plans to launch government-to-government discussions on a potential Security of Information Agreement"),
    "osa-six": (3, "Japan also announced six million US dollars in Official Security Assistance to the Philippines"),
    "osa-more": (1, "Iwaya also expressed Japan's commitment to expanding its Official Security Assistance program"),
    "osa-less": (0, "Iwaya also expressed Japan’s commitment to enhancing Philippine security capabilities through Official Security Assistance programs."),
    "pjepa": (4, "strengthen cooperation under the Philippine-Japan Economic Partnership Agreement (PJEPA)"),
    "summit": (2, "Prime Minister Shigeru Ishiba’s visit to the Philippines in April 2025"),
    "lunch": (1, "their meeting and working lunch on May 28, 2025"),
    "near": (0, "“Our partnership has evolved into a near-alliance status"),
    "near-statement": (1, "Iwaya noted how the partnership between Manila and Tokyo has reached a \"near-alliance\" status"),
    "quasi": (2, "The relationship between the two countries is approaching a level that can be described as a “quasi-alliance.”"),
    "close": (2, "“Japan and the Philippines have become partners close to an alliance.”"),
    "golden": (4, "“We are in a golden age of our bilateral ties,”"),
    "golden-call": (0, "In a separate courtesy call with Chief Cabinet Secretary Yoshimasa Hayashi, Manalo referred to the current bilateral relationship as a “golden age”"),
    "january": (0, "recalling Iwaya’s visit to Manila in January"),
    "consult": (0, "agreed to hold maritime consultations and a vice-ministerial strategic dialogue within the year"),
    "consult-1": (1, "agreed to hold maritime consultations and a vice-ministerial strategic dialogue this year"),
    "committee": (0, "to be hosted in Japan later this year"),
    "begun": (4, "The Philippines and Japan have officially begun negotiations on a landmark defense agreement"),
    "drills": (4, "the deal would support joint military exercises, humanitarian operations, and disaster response efforts"),
    "situational": (2, "it is expected that the situational awareness capabilities of both countries in the seas and airspace of East Asia will be greatly enhanced"),
    "trilateral": (1, "agreed to continue deepening Japan-Philippines cooperation as well as the trilateral Japan-Philippines-US cooperation"),
    "asean": (3, "The Philippines described Japan as a crucial strategic partner"),
}  # fmt: skip


def evidence(key: str) -> Evidence:
    """A quote of the seeds in its place."""
    article, quote = _QUOTES[key]
    start = _TEXTS[article].index(quote)
    return Evidence(article=_IDS[article], quote=quote, start=start, end=start + len(quote), match="exact")


def sentence(text: str, cites: str, keys: str, *, by: Literal["model", "code"] = "model") -> Sentence:
    """A sentence; `cites` are fact ids and `keys` quotes, both parted by spaces."""
    proofs = tuple(evidence(key) for key in keys.split())
    numbers = tuple(sorted({_IDS.index(proof.article) + 1 for proof in proofs}))
    facts = tuple(cites.split())
    return Sentence(text=text, cites=facts, items=facts, numbers=numbers, evidence=proofs, by=by)


def empty_brief() -> Brief:
    """A brief about nothing: no sentence, row, point, source or note."""
    return Brief(
        title=(), as_of=None, as_of_line="", bottom_line=(), status=(), timeline=(), sections=(), watch=(), sources=(),
        facts=(), ledger=Ledger(), model="none", usage=Usage(), notes=(),
    )  # fmt: skip


def realistic_brief() -> Brief:
    """The page that the main job should make of the five seeds, at its full length."""
    return Brief(
        title=(
            sentence(
                "Japan and the Philippines sign logistics pact; access agreement is in force, information pact still open",
                "A1 A2 A3",
                "acsa-signed raa-force isa-explore",
            ),
        ),
        as_of="2025-05-29",
        as_of_line="As of 29 May 2025, the latest dated source; 1 undated source tells of later steps.",
        bottom_line=_bottom_line(),
        status=_status(),
        timeline=_timeline(),
        sections=(
            _section("meetings", "Meetings", _meetings()),
            _section("meaning", "Why it matters, as the sources say", _meaning()),
            _section("differences", "Where the sources differ or are silent", _differences()),
        ),
        watch=_watch(),
        sources=_sources(),
        facts=_facts(),
        ledger=_ledger(),
        model="a recorded model",
        usage=Usage(calls=6, input_tokens=21000, output_tokens=9000),
        notes=(
            "From 5 articles, 1 lesser facts left out for length.",
            "19 of 28 sentences worded by a recorded model; the others written by code.",
        ),
    )


def with_contexts(brief: Brief, *, before: str, after: str) -> Brief:
    """The brief with these words around every quote."""
    quotes = {quote for sentence in (*brief.title, *brief.bottom_line, *brief.watch) for quote in sentence.evidence}
    around = (
        Context(article=quote.article, start=quote.start, end=quote.end, before=before, after=after) for quote in quotes
    )
    return brief.model_copy(update={"contexts": tuple(around)})


def _section(name: SectionId, heading: str, sentences: tuple[Sentence, ...]) -> Section:
    return Section(id=name, heading=heading, sentences=sentences)


def _bottom_line() -> tuple[Sentence, ...]:
    return (
        sentence(
            "Japan's foreign minister Toshimitsu Motegi signed the Acquisition and Cross-Servicing Agreement and a second,"
            " unnamed military agreement in Manila, and the Reciprocal Access Agreement has come into force.",
            "A1 A2 A6",
            "acsa-signed two raa-force",
        ),
        sentence(
            "An agreement on the security of information is the open piece: both sides are exploring it, and no source"
            " reports that negotiations on it have begun.",
            "A3",
            "isa-explore isa-plan",
        ),
        sentence(
            "All of this builds on the April 2025 summit of President Marcos and Prime Minister Ishiba in Manila.",
            "M1",
            "summit acsa-agreed",
        ),
    )


def _status() -> tuple[StatusRow, ...]:
    rows = (
        ("A1", "Acquisition and Cross-Servicing Agreement (ACSA)", "Signed", "in Manila by Toshimitsu Motegi; no date given, after 29 May 2025", (1, 2, 3, 4, 5)),
        ("A2", "Reciprocal Access Agreement (RAA)", "In force", "no date given, after 29 May 2025", (1, 2, 3, 4)),
        ("A3", "Agreement on the Security of Information (GSOIA)", "Exploratory talks", "as of 28 May 2025", (1, 2, 3, 5)),
        ("A4", "Official Security Assistance (OSA)", "Programme", "no date given", (1, 2, 4)),
        ("A5", "Philippine-Japan Economic Partnership Agreement (PJEPA)", "No step reported", "", (5,)),
        ("A6", "Unnamed agreement", "Signed", "no date given", (4,)),
        ("A7", "Radar and patrol boat transfers", "Programme", "no date given", (3,)),
    )  # fmt: skip
    told = _purposes()
    return tuple(
        StatusRow(fact=fact, name=name, parties="Japan, Philippines", purpose=told.get(fact), status=status, since=since,
                  sources=sources)
        for fact, name, status, since, sources in rows
    )  # fmt: skip


def _purposes() -> dict[str, Sentence]:
    """What the agreements do; of two of them no source tells."""
    return {
        "A1": sentence("Supports joint exercises, humanitarian operations and disaster response.", "A1", "drills"),
        "A2": sentence("Lets either force deploy to the other's soil.", "A2", "raa-does"),
        "A3": sentence("Would improve situational awareness in the seas and airspace of East Asia, its author expects.", "A3", "situational"),
        "A4": sentence("Pays six million US dollars for facilities for rigid-hulled inflatable boats that Japan gave earlier.", "A4", "osa-six"),
        "A5": sentence("Strengthens economic cooperation.", "A5", "pjepa", by="code"),
    }  # fmt: skip


def _timeline() -> tuple[TimelinePoint, ...]:
    points = (
        ("M5", "Iwaya visits Manila", "XXXX-01", "January, year not given", False, "january"),
        ("M1 A1", "Marcos–Ishiba summit; ACSA: negotiations agreed on", "2025-04", "April 2025", False, "summit acsa-start acsa-agreed"),
        ("M2 A3", "Manalo–Iwaya meeting; GSOIA: talks agreed or begun", "2025-05-28", "28 May 2025", False, "lunch isa-explore"),
        ("A2", "RAA: approved by the Senate (Philippines)", "/2025-05-29", "by 29 May 2025", False, "raa-senate"),
        ("A2 A1 A6 A4", "RAA: in force; ACSA and unnamed agreement: signed; OSA: announced", None, "no date given", False,
         "raa-force acsa-signed osa-six"),
        ("M6", "Maritime consultations and vice-ministerial strategic dialogue", "2025-05-28/2025-12-31", "later in 2025", True,
         "consult consult-1"),
    )  # fmt: skip
    return tuple(
        TimelinePoint(facts=tuple(facts.split()), label=label, date=date, when=when, planned=planned,
                      evidence=tuple(map(evidence, keys.split())))
        for facts, label, date, when, planned, keys in points
    )  # fmt: skip


def _meetings() -> tuple[Sentence, ...]:
    return (
        sentence("President Marcos and Prime Minister Ishiba met in Manila in April 2025, during Ishiba's official visit, and spoke at a joint press conference.", "M1", "summit acsa-start"),
        sentence("Foreign Affairs Secretary Manalo and Foreign Minister Iwaya held talks and a working lunch in Japan on 28 May 2025.", "M2", "lunch"),
        sentence("They agreed to hold maritime consultations and a vice-ministerial strategic dialogue within the year.", "M2", "consult consult-1"),
        sentence("Manalo paid a courtesy call on Chief Cabinet Secretary Yoshimasa Hayashi.", "M3", "golden-call"),
        sentence("Foreign Minister Motegi visited Manila to sign the two agreements; the source is undated.", "M4", "acsa-signed"),
        sentence("Iwaya had visited Manila in January.", "M5", "january", by="code"),
        sentence("The High-Level Joint Committee on infrastructure was to meet in Japan later in the year.", "M7", "committee", by="code"),
    )  # fmt: skip


def _meaning() -> tuple[Sentence, ...]:
    return (
        sentence("Marcos said that the logistics agreement would support joint exercises, humanitarian operations and disaster response.", "A1", "drills"),
        sentence("The op-ed's author Masafumi Iida expects an information agreement to improve situational awareness in the seas and airspace of East Asia.", "S1", "situational"),
        sentence("Both ministers agreed to deepen cooperation with each other and with the United States.", "S2", "trilateral"),
        sentence("Marcos and Manalo both speak of a \"golden age\" of bilateral ties.", "S3", "golden golden-call"),
    )  # fmt: skip


def _differences() -> tuple[Sentence, ...]:
    return (
        sentence("The tie is a \"near-alliance\" to Iwaya, \"close to an alliance\" to Ishiba and a \"quasi-alliance\" to Iida.", "S4 S5 S6", "near near-statement close quasi"),
        sentence("One source says ACSA negotiations had \"officially begun\" in April; in the same source Marcos says that the sides had agreed to start them.", "A1", "begun acsa-start"),
        sentence("No source names the second agreement signed in Manila.", "A6", "two", by="code"),
        sentence("No source gives the date of the signing, or says who signed for the Philippines.", "A1 A6", "acsa-signed", by="code"),
    )  # fmt: skip


def _watch() -> tuple[Sentence, ...]:
    return (
        sentence("ACSA: no source reports approval by either legislature, or entry into force.", "A1", "acsa-signed", by="code"),
        sentence("Information security: whether exploratory talks become negotiations.", "A3", "isa-explore isa-early", by="code"),
        sentence("Maritime consultations and a vice-ministerial dialogue, agreed for 2025: no source reports that they were held.", "M6 M8", "consult consult-1", by="code"),
        sentence("Joint Committee on infrastructure in Japan, planned for later in the year.", "M7", "committee", by="code"),
    )  # fmt: skip


def _sources() -> tuple[SourceLine, ...]:
    genres: tuple[Genre, ...] = ("news", "news", "opinion", "news", "news")
    known = (
        ("PH, Japan mark 'near-alliance' status in high-level talks", "PH, Japan mark 'near-alliance' status in high-level", None, None, None),
        (None, "Cristina Chi - Philstar.com May 29, 2025", "Philstar.com", "Cristina Chi", "2025-05-29"),
        ("Japan-PH relations: Toward a ‘quasi-alliance’", "Japan-PH relations: Toward a ‘quasi-alliance’ Security", None, "Masafumi Iida", None),
        (None, "Japan and the Philippines have taken another", None, None, None),
        (None, "The Philippines and Japan have officially begun", None, None, None),
    )  # fmt: skip
    return tuple(
        SourceLine(number=index + 1, article=_IDS[index], title=title, opening=opening, publisher=publisher, author=author,
                   published=published, genre=genres[index], source=f"seeds/{_SEEDS[index].name}")
        for index, (title, opening, publisher, author, published) in enumerate(known)
    )  # fmt: skip


def _facts() -> tuple[AgreementFact | MeetingFact | StatementFact, ...]:
    """Three facts, one of each type, with the evidence that the rows and sentences about them rest on."""
    acsa = ("acsa-start", "acsa-agreed", "acsa-welcome", "acsa-launch", "acsa-signed")
    return (
        AgreementFact(
            id="A1", name="Acquisition and Cross-Servicing Agreement", salience="main", sources=_IDS, independent=5,
            records=tuple(f"{article}/a1" for article in _IDS), merges=(), conflicts=(), silences=(),
            evidence=tuple(map(evidence, acsa)), acronym="ACSA", aliases=(), instrument="agreement",
            kind="defence_logistics", parties=_JP_PH, status="signed", status_by_party=(), as_of="2025-05-29",
            timeline=(_event("A1.e1", "negotiation_agreed", "2025-04", acsa[:2]),
                      _event("A1.e2", "noted", "2025-05-28", acsa[2:4]),
                      _event("A1.e3", "signed", None, acsa[4:])), terms=(),
        ),
        MeetingFact(
            id="M2", name="Manalo-Iwaya meeting", salience="main", sources=_IDS[:2], independent=2,
            records=(f"{_IDS[0]}/m1", f"{_IDS[1]}/m1"), merges=(), conflicts=(), silences=(),
            evidence=(evidence("lunch"),), formats=("ministerial",), status="held", level="ministers",
            date="2025-05-28", basis="stated", date_text="May 28, 2025", place="Japan", participants=(), topics=(),
            outcomes=(),
        ),
        StatementFact(
            id="S6", name="a quasi-alliance", salience="background", sources=_IDS[2:3], independent=1,
            records=(f"{_IDS[2]}/s1",), merges=(), conflicts=(), silences=(), evidence=(evidence("quasi"),),
            holder="Masafumi Iida", role=None, about="Japan-Philippines relations", sort="characterisation",
        ),
    )  # fmt: skip


def _event(name: str, step: Step, date: str | None, keys: tuple[str, ...]) -> FactEvent:
    modality: Modality = "reported"
    return FactEvent(
        id=name, step=step, party=None, date=date, basis="stated" if date else "none", known_by=None, place=None, by=(),
        modality=modality, superseded=False, asserted_by=(), evidence=tuple(map(evidence, keys)), members=(),
    )  # fmt: skip


def _ledger() -> Ledger:
    return Ledger(read=_IDS, facts=("A1", "M2", "S6"), shown=("A1", "M2"), cut=("S6",))


HOSTILE = (
    "<script>alert(1)</script>",
    "{{ 7*7 }} {% raw %} {# no #}",
    '#import "@preview/evil:1.0.0": * and #panic() $x^2$ @ref *_bold_* `code`',
    "a | b || c\n\n# A heading\n\n- an item\r\n| cell |",
    "[click](javascript:alert(1)) ![img](https://evil.example/x.png) www.evil.example <https://evil.example>",
    "]]> --> </style></svg><img src=x onerror=alert(1)> &lt;b&gt; \x1b[31mred\x1b[0m \u202eesrever",
    "Very long " + "name " * 58 + "end",
    "Unbroken" * 38,
)


def hostile_brief() -> Brief:
    """The realistic brief with every text that comes from an article or a model replaced by an attack."""
    proofs = tuple((Evidence(article=_IDS[0], quote=text, start=0, end=len(text), match="exact"),) for text in HOSTILE)
    said = tuple(
        Sentence(text=text, cites=(text,), items=(text,), numbers=(1, 99), by="model", evidence=proof)
        for text, proof in zip(HOSTILE, proofs, strict=True)
    )
    return realistic_brief().model_copy(
        update={
            "title": said[:1],
            "as_of_line": HOSTILE[3],
            "bottom_line": said,
            "status": tuple(
                StatusRow(fact=one.text, name=one.text, parties=one.text, purpose=one, status=one.text, since=one.text,
                          sources=(1, 99))
                for one in said
            ),
            "timeline": tuple(
                TimelinePoint(facts=(text,), label=text, date=None, when=text, planned=True, evidence=proof)
                for text, proof in zip(HOSTILE, proofs, strict=True)
            ),
            "sections": tuple(_section("meaning", text, said) for text in HOSTILE[:3]),
            "watch": said,
            "contexts": tuple(
                Context(article=_IDS[0], start=0, end=len(text), before=f"{text} ", after=f" {text}") for text in HOSTILE
            ),
            "sources": tuple(
                SourceLine(number=number, article=_IDS[0] if number == 1 else text, title=text if number % 2 else None,
                           opening=text, publisher=text, author=text, published=None, genre="opinion", source=text)
                for number, text in enumerate(HOSTILE, start=1)
            ),
            "notes": HOSTILE,
        }
    )  # fmt: skip
