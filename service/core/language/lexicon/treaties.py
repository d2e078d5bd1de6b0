"""Short names of kinds of agreement and of well-known treaties that news texts use without saying what they stand for.

Each entry has the words it stands for and where they are so used: a treaty's own title, a ministry's or a court's page, a
glossary. `usage` says that it is common in a kind of text, and that no one document was found that sets it. An acronym that two
agreements share in one setting (START and New START are told in the same words) is left out.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Short:
    """What a short name stands for, and the source that says so."""

    name: str
    source: str


_COURT = "Supreme Court of the Philippines, Saguisag v. Executive Secretary, G.R. 212426, 2016"
_VIET_NAM = "joint statement of the United States and Viet Nam, September 2023"
_DISARMAMENT = "Acronym Institute for Disarmament Diplomacy, Glossary of Acronyms"
TREATIES = {
    "RAA": Short("Reciprocal Access Agreement", "Department of Defence, Australia, page on the Australia-Japan RAA"),
    "VFA": Short("Visiting Forces Agreement", _COURT),
    "EDCA": Short(
        "Enhanced Defense Cooperation Agreement",
        _COURT,
    ),
    "SOFA": Short("Status of Forces Agreement", "usage in reference works on visiting forces"),
    "ACSA": Short(
        "Acquisition and Cross-Servicing Agreement",
        "Parliament of Australia, Joint Standing Committee on Treaties, Treaties tabled on 16 November 2010 (2), chapter 2",
    ),
    "GSOMIA": Short(
        "General Security of Military Information Agreement",
        "US Secretary of Defense, statement on the agreement of Japan and the Republic of Korea, 23 November 2016",
    ),
    "GSOIA": Short(
        "General Security of Information Agreement",
        "GlobalSecurity.org, page “General Security of Military Information Agreement”: for other than military information",
    ),
    "ISA": Short("Information Security Agreement", "usage in news on agreements to protect classified information"),
    "EPA": Short(
        "Economic Partnership Agreement",
        "Ministry of Economy, Trade and Industry, Japan, release of 9 September 2010 on the Japan-India EPA",
    ),
    "CEPA": Short(
        "Comprehensive Economic Partnership Agreement",
        "title of the agreement between Japan and the Republic of India, in force 1 August 2011",
    ),
    "FTA": Short(
        "Free Trade Agreement",
        "US Congressional Research Service, “U.S. International Investment Agreements: Issues for Congress”",
    ),
    "BTA": Short("Bilateral Trade Agreement", "usage in joint statements of India and the United States, 2025"),
    "BIT": Short(
        "Bilateral Investment Treaty",
        "Office of the US Trade Representative, “Summary of U.S. Bilateral Investment Treaty (BIT) Program”",
    ),
    "TIFA": Short(
        "Trade and Investment Framework Agreement",
        "Office of the US Trade Representative, section on investment, list “Trade and Investment Framework Agreements (TIFAs)”",
    ),
    "MLAT": Short(
        "Mutual Legal Assistance Treaty",
        "Treaties and Other International Acts Series 12978 (Ukraine, 1998); the acronym by usage in legal texts",
    ),
    "MOU": Short("Memorandum of Understanding", "Aust, Modern Treaty Law and Practice, chapter “MOUs”"),
    "DTA": Short("Double Taxation Agreement", "usage in texts on tax law"),
    "IPEF": Short("Indo-Pacific Economic Framework for Prosperity", _VIET_NAM),
    "JETP": Short("Just Energy Transition Partnership", _VIET_NAM),
    "JCPOA": Short("Joint Comprehensive Plan of Action", "UN Security Council resolution 2231 (2015)"),
    "NPT": Short("Treaty on the Non-Proliferation of Nuclear Weapons", _DISARMAMENT),
    "CTBT": Short("Comprehensive Test Ban Treaty", _DISARMAMENT),
    "CFE": Short("Treaty on Conventional Armed Forces in Europe", f"title of the treaty of 1990; the acronym: {_DISARMAMENT}"),
    "INF": Short("Intermediate Nuclear Forces Treaty", _DISARMAMENT),
    "CWC": Short("Chemical Weapons Convention", _DISARMAMENT),
    "BWC": Short("Biological and Toxin Weapons Convention", _DISARMAMENT),
    "ABM": Short("Anti-Ballistic Missile Treaty", _DISARMAMENT),
    "CCW": Short("Convention on Certain Conventional Weapons", _DISARMAMENT),
    "LTBT": Short("Limited Test Ban Treaty", "The Washington Post, “Nuclear Proliferation Glossary”, 6 June 2007"),
}  # fmt: skip
