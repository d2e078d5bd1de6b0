"""International bodies and armed groups that are party to agreements or meet as themselves: never a country, save the EU.

Sources: the bodies' own founding texts and sites for names; the UN's list of observers and the Yearbook of International
Organizations for abbreviations. A line holds the name, its abbreviation, then other names.
"""

_BODIES = """
European Union|EU|European bloc|27-nation bloc
United Nations|UN|U.N.|UNO
Association of Southeast Asian Nations|ASEAN
North Atlantic Treaty Organization|NATO|North Atlantic Alliance|Atlantic Alliance
African Union|AU|African Union Commission
Gulf Cooperation Council|GCC|Cooperation Council for the Arab States of the Gulf
Southern Common Market|Mercosur|Mercosul
Quadrilateral Security Dialogue|Quad|the Quad
Group of Seven|G7|G-7|Group of 7
Group of Twenty|G20|G-20|Group of 20
Group of Seventy-Seven|G77|G-77
BRICS|BRICS|BRICS+
League of Arab States|LAS|Arab League
Organisation of Islamic Cooperation|OIC|Organization of Islamic Cooperation
Organization of American States|OAS
Organization for Security and Co-operation in Europe|OSCE|Organization for Security and Cooperation in Europe
Organisation for Economic Co-operation and Development|OECD|Organization for Economic Cooperation and Development
Organization of the Petroleum Exporting Countries|OPEC|OPEC+
World Trade Organization|WTO
World Health Organization|WHO
World Bank|World Bank|World Bank Group
International Monetary Fund|IMF
International Atomic Energy Agency|IAEA
International Labour Organization|ILO|International Labor Organization
International Criminal Court|ICC
International Court of Justice|ICJ
International Committee of the Red Cross|ICRC
Asian Development Bank|ADB
Asian Infrastructure Investment Bank|AIIB
Asia-Pacific Economic Cooperation|APEC
East Asia Summit|EAS
ASEAN Regional Forum|ARF
Pacific Islands Forum|PIF
South Asian Association for Regional Cooperation|SAARC
Bay of Bengal Initiative for Multi-Sectoral Technical and Economic Cooperation|BIMSTEC
Shanghai Cooperation Organisation|SCO|Shanghai Cooperation Organization
Collective Security Treaty Organization|CSTO
Eurasian Economic Union|EAEU|EEU
Commonwealth of Independent States|CIS
Organization of Turkic States|OTS
Commonwealth of Nations|the Commonwealth
Economic Community of West African States|ECOWAS
Southern African Development Community|SADC
East African Community|EAC
Intergovernmental Authority on Development|IGAD
Alliance of Sahel States|AES
Caribbean Community|CARICOM
Pacific Alliance|Pacific Alliance
European Free Trade Association|EFTA
Council of Europe|CoE
Nordic Council|Nordic Council
Visegrad Group|V4|Visegrad Four
AUKUS|AUKUS
Five Eyes|Five Eyes
C5+1|C5+1
"""

# Institutions of the Union, which act for it.
OF_THE_UNION: frozenset[str] = frozenset(
    {
        "european commission", "european council", "council of the european union", "council of the eu", "eu council",
        "european parliament", "european external action service", "eeas", "european central bank", "eu commission",
        "european union", "eu", "european bloc", "27 nation bloc",
    }
)  # fmt: skip

GROUPS: frozenset[str] = frozenset(
    {
        "hamas", "houthi", "houthis", "houthi movement", "ansar allah", "hezbollah", "hizballah", "taliban",
        "afghan taliban", "m23", "march 23 movement", "afc m23", "farc", "revolutionary armed forces of colombia",
        "eln", "national liberation army", "rapid support forces", "rsf", "syrian democratic forces", "sdf", "pkk",
        "kurdistan workers party", "polisario", "polisario front", "palestinian islamic jihad", "islamic state",
        "al shabaab", "al qaeda", "boko haram", "tplf", "tigray people s liberation front", "milf",
        "moro islamic liberation front", "mnlf", "new people s army", "libyan national army", "lna", "wagner",
        "wagner group", "arakan army",
    }
)  # fmt: skip

# Each other name of a body, as written, with its full name.
BODIES: dict[str, str] = {
    alias: names[0] for line in _BODIES.strip().splitlines() for names in [line.split("|")] for alias in names
}
