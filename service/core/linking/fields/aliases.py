"""Aliases: short names of kinds of agreement and of well-known treaties that no article defines, each with its source.

The table says which words mean the same, never which agreement is meant: the same acronym between other parties is another
agreement. GSOMIA and GSOIA are kept apart: the first is an agreement on exchange between two states' forces (Japan and the
Republic of Korea, 2016), the second the form that the United States gives its agreements on handling classified information.
"""

import re

SHORT = {
    "RAA": "Reciprocal Access Agreement",  # Ministry of Foreign Affairs of Japan, Japan-Australia RAA, 2022
    "VFA": "Visiting Forces Agreement",  # Supreme Court of the Philippines, Bayan v. Zamora, G.R. 138570
    "SOFA": "Status of Forces Agreement",  # US Congressional Research Service, RL34531
    "ACSA": "Acquisition and Cross-Servicing Agreement",  # 10 U.S.C. 2341-2350
    "GSOMIA": "General Security of Military Information Agreement",  # US Department of State, 5 FAM 480
    "GSOIA": "General Security of Information Agreement",  # US Department of State, Treaties and Other International Acts Series
    "ISA": "Information Security Agreement",  # Ministry of Foreign Affairs of Japan, press releases
    "EDCA": "Enhanced Defense Cooperation Agreement",  # Supreme Court of the Philippines, Saguisag v. Ochoa, G.R. 212426
    "EPA": "Economic Partnership Agreement",  # Ministry of Foreign Affairs of Japan, list of FTAs and EPAs
    "CEPA": "Comprehensive Economic Partnership Agreement",  # World Trade Organization, RTA database
    "FTA": "Free Trade Agreement",  # World Trade Organization, RTA database
    "BIT": "Bilateral Investment Treaty",  # UNCTAD, Investment Policy Hub
    "TIFA": "Trade and Investment Framework Agreement",  # Office of the US Trade Representative
    "MLAT": "Mutual Legal Assistance Treaty",  # US Department of State, Treaties in Force
    "MOU": "Memorandum of Understanding",  # United Nations Treaty Collection, Glossary
    "DTA": "Double Taxation Agreement",  # OECD, Model Tax Convention, introduction
    "CFE": "Treaty on Conventional Armed Forces in Europe",  # OSCE, text of the treaty
    "NPT": "Treaty on the Non-Proliferation of Nuclear Weapons",  # United Nations, UNTS 10485
    "JCPOA": "Joint Comprehensive Plan of Action",  # UN Security Council resolution 2231 (2015)
}
_SAME_WORDS = (
    (re.compile(r"\bNorth Atlantic Treaty(?: Organi[sz]ation)?\b", re.IGNORECASE), "NATO"),  # NATO, About us
    (re.compile(r"\bMoU\b|\bM\.O\.U\."), "MOU"),
    (re.compile(r"\bWorld Trade Organi[sz]ation\b", re.IGNORECASE), "WTO"),  # WTO, Agreement of Marrakesh
)


def canonical(name: str) -> str:
    """The name in the words under which names are compared; a name that is only a known acronym is written out."""
    for pattern, word in _SAME_WORDS:
        name = pattern.sub(word, name)
    long = SHORT.get(name.strip().upper())
    return f"{long} ({name.strip().upper()})" if long else name
