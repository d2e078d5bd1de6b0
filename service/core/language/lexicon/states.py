"""Names and adjectives of states beyond those that countryguess and countryinfo know, in the form of `places.plain`.

Sources: ISO 3166-1 (codes, formal names; XK is the user-assigned code in common use for Kosovo); UN Terminology Database
(UNTERM) for adjectives and earlier names; news usage for short forms.
"""

STATES: dict[str, str] = {
    **dict.fromkeys(("us", "u s", "usa", "u s a", "america", "american", "americans", "states of america"), "US"),
    **dict.fromkeys(("uk", "u k", "british", "britain", "great britain", "britons"), "GB"),
    "united kingdom of great britain and northern ireland": "GB",
    **dict.fromkeys(("chinese", "prc", "people s republic of china", "peoples republic of china", "mainland china"), "CN"),
    **dict.fromkeys(("chinese taipei", "republic of china", "roc", "taipei economic and cultural office"), "TW"),
    **dict.fromkeys(("korean", "korea", "rok", "republic of korea", "south korea", "s korea"), "KR"),
    **dict.fromkeys(("dprk", "democratic people s republic of korea", "n korea"), "KP"),
    **dict.fromkeys(
        ("dr congo", "drc", "democratic republic of congo", "democratic republic of the congo", "congo kinshasa", "zaire"), "CD"
    ),
    **dict.fromkeys(("republic of congo", "republic of the congo", "congo brazzaville"), "CG"),
    **dict.fromkeys(("uae", "u a e", "emirati", "emirates"), "AE"),
    **dict.fromkeys(("ksa", "saudi", "saudis", "saudi arabian"), "SA"),
    **dict.fromkeys(("palestinian authority", "palestinians", "palestinian territories", "plo"), "PS"),
    **dict.fromkeys(("holy see", "vatican", "vatican city", "vatican city state"), "VA"),
    **dict.fromkeys(("filipino", "filipina", "filipinos", "filipinas"), "PH"),
    **dict.fromkeys(("kosovar", "kosovan", "kosovo albanian"), "XK"),
    **dict.fromkeys(("macedonia", "macedonian", "north macedonian", "former yugoslav republic of macedonia", "fyrom"), "MK"),
    **dict.fromkeys(("lao pdr", "lao people s democratic republic", "lao", "laotian"), "LA"),
    **dict.fromkeys(("cape verde", "cape verdean", "cabo verdean"), "CV"),
    **dict.fromkeys(("east timor", "east timorese", "timorese", "timor leste"), "TL"),
    **dict.fromkeys(("guinea bissau", "bissau guinean"), "GW"),
    **dict.fromkeys(("equatorial guinea", "equatorial guinean", "equatoguinean"), "GQ"),
    **dict.fromkeys(("saint vincent and the grenadines", "st vincent and the grenadines", "vincentian"), "VC"),
    "azeri": "AZ", "comorian": "KM", "croat": "HR", "croats": "HR", "dutch": "NL", "french": "FR", "holland": "NL",
    "irish": "IE", "ivory coast": "CI", "ivorian": "CI", "maldivian": "MV", "mosotho": "LS", "basotho": "LS",
    "salvadorian": "SV", "serb": "RS", "serbs": "RS", "turk": "TR", "turks": "TR", "viet nam": "VN", "burma": "MM",
    "swaziland": "SZ", "swazi": "SZ", "turkiye": "TR", "czechia": "CZ", "gambia": "GM", "ukranian": "UA", "kyrgyzstani": "KG",
    "kazakhstani": "KZ", "uzbekistani": "UZ", "tajikistani": "TJ", "bosniak": "BA", "herzegovinian": "BA",
}  # fmt: skip

# Names that two states share, that are no state's any more, or of a part of one: no code can be told from them.
NO_STATE: frozenset[str] = frozenset(
    {
        "congo", "congolese", "soviet union", "ussr", "u s s r", "soviet", "yugoslavia", "czechoslovakia", "netherlands antilles",
        "east germany", "west germany", "scottish", "welsh", "english", "northern irish", "somaliland", "transnistria",
        "northern cyprus", "republika srpska", "ottoman empire", "union", "republic", "kingdom", "federation",
    }
)  # fmt: skip

# What a formal name says before the name itself: `Hashemite Kingdom of`, `People's Democratic Republic of`.
FORMAL = (
    r"(?:(?:people s|democratic|federal|federative|islamic|socialist|bolivarian|plurinational|hashemite|arab|united|oriental"
    r"|co operative|cooperative|independent|grand) )*"
    r"(?:republic|kingdom|state|commonwealth|sultanate|principality|emirate|union|duchy|confederation|federation) of (?:the )?"
)
# What is said around a state when its government is meant.
GOVERNMENT = (
    r"(?:(?:federal|national|central|royal|interim|transitional|internationally recognized|recognised|elected) )*"
    r"(?:government|govt|administration|authorities|side|delegation|regime|leadership|officials|foreign ministry"
    r"|ministry of foreign affairs|ministry of defen[cs]e|defen[cs]e ministry|state|people)"
)
