"""Facts about real treaties and meetings, with quotes as the news words them: what a brief's sentences can cite."""

from schemas.agreement import Party
from schemas.evidence import Evidence
from schemas.fact import AgreementFact, Claim, Conflict, Fact, FactParticipant, FactTerm, Silence
from service.core.briefing.items import items_of
from tests.records import agreement_fact, evidence, fact_event, meeting_fact, statement_fact


def quoted(*quotes: str, of: str = "x") -> tuple[Evidence, ...]:
    return tuple(evidence(quote, of=of) for quote in quotes)


def term(key: str, text: str, *quotes: str) -> FactTerm:
    return FactTerm(id=key, text=text, evidence=quoted(*(quotes or (text,))), members=(f"x/{key}",))


def states(*told: str) -> tuple[Party, ...]:
    """`US United States` as a party, for names of more than one word."""
    return tuple(Party(name=name, country=code) for code, _, name in (each.partition(" ") for each in told))


def person(name: str, country: str | None, *roles: str) -> FactParticipant:
    return FactParticipant(name=name, roles=roles, country=country)


def with_all_evidence(fact: AgreementFact) -> AgreementFact:
    """The fact with the evidence of its events as its own, as consolidation leaves it."""
    return fact.model_copy(update={"evidence": tuple(e for event in fact.timeline for e in event.evidence)})


RAA = agreement_fact(
    "A1",
    "Reciprocal Access Agreement",
    fact_event("e1", "signed", "2024-07-08", place="Manila", by=("Yoko Kamikawa", "Gilberto Teodoro"), evidence=quoted(
        "Japanese Foreign Minister Yoko Kamikawa and Philippine Defense Secretary Gilberto Teodoro signed the pact in Manila on July 8, 2024")),
    fact_event("e2", "legislative_approval", "2024-12-16", party="PH", evidence=quoted(
        "has been ratified by the Philippine Senate, where 19 senators voted for it on December 16, 2024")),
    fact_event("e3", "legislative_approval", party="JP", modality="planned", known_by="2025-05-29", evidence=quoted(
        "but is currently pending in Japan's legislature")),
    acronym="RAA", kind="visiting_forces", status="signed", instrument="treaty", as_of="2025-05-29",
    terms=(term("t1", "lets both countries send military forces to each other's soil for training",
                "permits both countries to send their military forces to each other's soil for training and other operations"),),
)  # fmt: skip
START = agreement_fact(
    "A2",
    "New START Treaty",
    fact_event("e1", "signed", "2010-04-08", place="Prague", by=("Barack Obama", "Dmitry Medvedev"), evidence=quoted(
        "Presidents Barack Obama and Dmitry Medvedev signed the treaty in Prague on April 8, 2010")),
    fact_event("e2", "in_force", "2011-02-05", evidence=quoted("The treaty entered into force on February 5, 2011")),
    fact_event("e3", "extended", "2021-02-03", evidence=quoted(
        "Washington and Moscow extended the treaty by five years on February 3, 2021")),
    fact_event("e4", "suspended", "2023-02-21", party="RU", by=("Vladimir Putin",), evidence=quoted(
        "President Vladimir Putin announced on February 21, 2023 that Russia was suspending its participation, but said it was not withdrawing")),
    parties=states("US United States", "RU Russia"), kind="arms_control", status="suspended", instrument="treaty",
    terms=(term("t1", "limits each side to 1,550 deployed strategic warheads",
                "limits each side to 1,550 deployed strategic warheads and 700 deployed missiles and bombers"),
           term("t2", "allows up to 18 on-site inspections a year")),
)  # fmt: skip
MERCOSUR = agreement_fact(
    "A3",
    "EU-Mercosur Partnership Agreement",
    fact_event("e1", "agreed_in_principle", "2024-12-06", place="Montevideo", by=("Ursula von der Leyen",), evidence=quoted(
        "Commission President Ursula von der Leyen and the leaders of four Mercosur countries concluded negotiations in Montevideo on 6 December 2024")),
    fact_event("e2", "signed", modality="planned", evidence=quoted("The deal has yet to be signed and needs the consent of the European Parliament")),
    parties=states("AR Argentina", "BR Brazil", "EU European Union", "PY Paraguay", "UY Uruguay"), kind="trade", status="agreed_in_principle",
    terms=(term("t1", "removes duties on 91 per cent of EU exports, saving businesses €4 billion a year",
                "The deal would remove duties on 91% of EU exports and save companies €4 billion in customs duties a year"),),
)  # fmt: skip
SWEDEN = agreement_fact(
    "A4",
    "Protocol on the Accession of Sweden to NATO",
    fact_event("e1", "signed", "2022-07-05", place="Brussels", evidence=quoted("allies signed the accession protocol in Brussels on 5 July 2022")),
    fact_event("e2", "legislative_approval", "2024-01-23", party="TR", evidence=quoted(
        "Turkey's parliament approved Sweden's NATO membership on 23 January 2024 by 287 votes to 55")),
    fact_event("e3", "legislative_approval", party="HU", modality="planned", known_by="2024-01-24", evidence=quoted(
        "Hungary's parliament has not yet voted on the ratification")),
    between="Sweden=SE Turkey=TR Hungary=HU", kind="membership", status="signed", instrument="protocol",
)  # fmt: skip
PRETORIA = agreement_fact(
    "A5",
    "Agreement for Lasting Peace through a Permanent Cessation of Hostilities",
    fact_event("e1", "signed", "2022-11-02", place="Pretoria", by=("Redwan Hussein", "Getachew Reda"), evidence=quoted(
        "Redwan Hussein, for the Ethiopian government, and Getachew Reda, for the TPLF, signed the truce in Pretoria on 2 November 2022 after ten days of talks")),
    between="Ethiopia=ET TPLF", kind="peace_ceasefire", status="signed", aliases=("Pretoria truce",),
    terms=(term("t1", "the TPLF disarms within 30 days", "The TPLF is to disarm its fighters within 30 days"),),
)  # fmt: skip
CHAGOS = agreement_fact(
    "A6",
    "Chagos Archipelago treaty",
    fact_event("e1", "signed", "2025-05-22", by=("Keir Starmer", "Navin Ramgoolam"), evidence=quoted(
        "Prime Minister Keir Starmer and his counterpart Navin Ramgoolam signed the treaty by video link on 22 May 2025")),
    fact_event("e2", "ratified", modality="planned", party="GB", evidence=quoted("Parliament in London is expected to ratify the treaty later this year")),
    parties=states("MU Mauritius", "GB United Kingdom"), kind="other", status="signed", instrument="treaty",
    conflicts=(Conflict(id="c1", about="the date it was signed", chosen="22 May 2025", rule="more independent sources", claims=(
        Claim(value="22 May 2025", evidence=quoted("signed the treaty by video link on 22 May 2025")),
        Claim(value="23 May 2025", evidence=quoted("the treaty was signed on 23 May 2025", of="y")))),),
    terms=(term("t1", "Britain leases Diego Garcia for 99 years at an average of £101 million a year",
                "The UK will lease the Diego Garcia base for 99 years, at an average cost of £101 million a year"),),
)  # fmt: skip
HIGH_SEAS = agreement_fact(
    "A7",
    "High Seas Treaty",
    fact_event("e1", "adopted", "2023-06-19", place="New York", evidence=quoted("The treaty was adopted in New York on 19 June 2023 by consensus")),
    fact_event("e2", "ratified", "2025-09-19", party="MA", evidence=quoted("Morocco became the 60th state to ratify on 19 September 2025")),
    fact_event("e3", "in_force", "2026-01-17", modality="planned", evidence=quoted("It will enter into force on 17 January 2026, 120 days later")),
    between="Morocco=MA", acronym="BBNJ", kind="climate_environment", status="adopted", instrument="treaty",
)  # fmt: skip
UNNAMED = agreement_fact(
    "A8",
    "unnamed agreement",
    fact_event("e1", "signed", place="Manila", evidence=quoted("signing two key military agreements in Manila")),
    status="signed",
    silences=(Silence(id="q1", text="what it is called", evidence=quoted("signing two key military agreements in Manila")),
              Silence(id="q2", text="when it was signed", evidence=quoted("signing two key military agreements in Manila"))),
)  # fmt: skip
TALKS = agreement_fact(
    "A9",
    "Information Security Agreement",
    fact_event("e1", "exploratory_talks", "2025-05-28", asserted_by=("Enrique Manalo",), evidence=quoted(
        "commended the start of discussions on the possibility of concluding an Information Security Agreement")),
    fact_event("e2", "in_force", "2025-09", basis="inferred", modality="reported", evidence=quoted("which recently came into force")),
    status="exploratory_talks",
)  # fmt: skip

RIYADH = meeting_fact(
    "M1",
    "Rubio-Lavrov talks",
    person("Marco Rubio", "US", "Secretary of State"),
    person("Sergey Lavrov", "RU", "Foreign Minister"),
    formats=("ministerial",), level="ministers", date="2025-02-18", basis="stated", date_text="Tuesday", place="Riyadh",
    topics=("the war in Ukraine",),
    evidence=quoted("US Secretary of State Marco Rubio and Russian Foreign Minister Sergey Lavrov met in Riyadh on Tuesday for four and a half hours"),
    outcomes=(term("o1", "agreed to restore the staffing of their embassies", "The sides agreed to restore staffing at their embassies in Washington and Moscow"),
              term("o2", "agreed to name teams to work on ending the war in Ukraine", "and to appoint high-level teams to begin working on a path to ending the conflict in Ukraine"),),
)  # fmt: skip
WOODSIDE = meeting_fact(
    "M2",
    "Biden-Xi summit",
    person("Joe Biden", "US", "President"),
    person("Xi Jinping", "CN", "President"),
    formats=("summit",), level="leaders", date="2023-11-15", basis="stated", place="Woodside, California",
    evidence=quoted("President Joe Biden met Chinese President Xi Jinping at an estate in Woodside, California, on November 15, 2023"),
    outcomes=(term("o1", "agreed to resume military-to-military communication", "the two leaders agreed to resume military-to-military communications"),),
)  # fmt: skip
EU_CHINA = meeting_fact(
    "M3",
    "EU-China summit",
    person("European Union", "EU"),
    person("China", "CN"),
    formats=("summit",), status="scheduled", level="leaders", date="2025-07-24", basis="stated", place="Beijing",
    date_text="July 24", evidence=quoted("Leaders of the European Union and China are to meet in Beijing on July 24"),
)  # fmt: skip
BUDAPEST = meeting_fact(
    "M4",
    "Trump-Putin summit in Budapest",
    person("Donald Trump", "US", "President"),
    person("Vladimir Putin", "RU", "President"),
    formats=("summit",), status="cancelled", level="leaders", place="Budapest",
    evidence=quoted("President Trump cancelled his planned summit with Vladimir Putin in Budapest"),
)  # fmt: skip
MOTEGI = meeting_fact(
    "M5", "Motegi's visit to Manila", person("Toshimitsu Motegi", "JP", "Foreign Minister"),
    formats=("visit",), level="ministers", place="Manila",
    evidence=quoted("Japanese Foreign Minister Toshimitsu Motegi, during his official visit to Manila"),
)  # fmt: skip

MACRON = statement_fact(
    "S1", "unacceptable as it stands", "Emmanuel Macron", role="President of France", about="EU-Mercosur agreement", sort="position",
    evidence=quoted("French President Emmanuel Macron said the deal was “unacceptable as it stands” and that France would not back it"),
)  # fmt: skip
SZIJJARTO = statement_fact(
    "S2", "Hungary will not be the last to ratify", "Peter Szijjarto", role="Foreign Minister of Hungary", about="Sweden's NATO membership", sort="forecast",
    evidence=quoted("“Hungary will not be the last to ratify,” Foreign Minister Peter Szijjarto said"),
)  # fmt: skip
STOLTENBERG = statement_fact(
    "S3", "Swedish membership makes NATO stronger and all of us safer", "Jens Stoltenberg", role="NATO Secretary General", about="Sweden's NATO membership", sort="rationale",
    evidence=quoted("“This makes NATO stronger and all of us safer,” Secretary General Jens Stoltenberg said"),
)  # fmt: skip
IIDA = statement_fact(
    "S4", "approaching a “quasi-alliance”", "Masafumi Iida", about="Japan-Philippines relations",
    evidence=quoted("The relationship between the two countries is approaching a level that can be described as a “quasi-alliance.”"),
)  # fmt: skip
LULA = statement_fact(
    "S5", "the deal is good for both blocs", "Luiz Inacio Lula da Silva", role="President of Brazil", about="EU-Mercosur agreement", sort="position",
    evidence=quoted("Brazilian President Luiz Inacio Lula da Silva called it “a win-win deal” for both blocs"),
)  # fmt: skip

FACTS: tuple[Fact, ...] = (
    *(with_all_evidence(fact) for fact in (RAA, START, MERCOSUR, SWEDEN, PRETORIA, CHAGOS, HIGH_SEAS, UNNAMED, TALKS)),
    RIYADH, WOODSIDE, EU_CHINA, BUDAPEST, MOTEGI, MACRON, SZIJJARTO, STOLTENBERG, IIDA, LULA,
)  # fmt: skip
ITEMS = items_of(FACTS)
