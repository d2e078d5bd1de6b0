"""Forms of agreement: what kind of instrument a name tells of, whatever words it uses for it.

An aviation agreement, an open skies deal and an air services agreement are one form; a loan is not an extradition treaty. The
words are those of the United Nations Treaty Collection's glossary and subject terms (treaties.un.org) and of the press. A
form is evidence, never identity: two states conclude many loan agreements, and the press calls one pact by two forms.
"""

from collections import defaultdict

_FORMS = {
    "memorandum": "memorandum of understanding|memoranda of understanding|memorandum|understanding|mou|moc",
    "letter of intent": "letter of intent|intent letter|letters of intent|loi",
    "declaration": "joint declaration|joint statement|joint communique",
    "access": "reciprocal access|troop access|visiting forces|status of forces|raa|vfa|sofa",
    "logistics": "cross servicing|acquisition and cross servicing|logistics sharing|logistics support|acsa",
    "information": "security of information|information security|classified information|security of military information"
    "|military information|gsomia|gsoia",
    "free trade": "free trade|trade pact|fta",
    "economic partnership": "economic partnership|comprehensive economic partnership|cepa|epa",
    "investment": "investment treaty|bilateral investment|investment protection|investment promotion|bit",
    "taxation": "double taxation|tax treaty|tax convention|dta",
    "air services": "air services|air transport|aviation agreement|open skies",
    "legal assistance": "mutual legal assistance|legal assistance|mlat",
    "extradition": "extradition",
    "visa": "visa waiver|visa free|visa exemption",
    "defence": "defence cooperation|defense cooperation|defence pact|defense pact|military cooperation|dca|edca",
    "nuclear": "nuclear cooperation|123 agreement|civil nuclear deal|civil nuclear agreement|civil nuclear cooperation",
    "grant": "exchange of notes on grant aid|grant agreement|grant aid",
    "loan": "loan agreement|loan deal|oda loan",
    "strategic partnership": "strategic partnership|comprehensive strategic partnership",
    "culture": "cultural agreement|cultural exchange agreement|culture pact|cultural cooperation agreement",
}


def _by_first_word() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    table: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
    for form, told in _FORMS.items():
        for phrase in told.split("|"):
            words = tuple(phrase.split())
            table[words[0]].append((words, form))
    for phrases in table.values():
        phrases.sort(key=lambda each: -len(each[0]))
    return dict(table)


_TABLE = _by_first_word()


def forms_in(words: tuple[str, ...]) -> tuple[frozenset[str], tuple[str, ...]]:
    """The forms that plain words tell of, the longest phrase first, and the words that tell of none."""
    found, left, index = set(), [], 0
    while index < len(words):
        for phrase, form in _TABLE.get(words[index], ()):
            if words[index : index + len(phrase)] == phrase:
                found.add(form)
                index += len(phrase)
                break
        else:
            left.append(words[index])
            index += 1
    return frozenset(found), tuple(left)
