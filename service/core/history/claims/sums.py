"""Sums: two sources that name other amounts of money for one thing.

A yearly sum, a tranche and a total are not one thing; another currency is a conversion, unless its figure is the same.
"""

from collections.abc import Sequence
from itertools import combinations

from schemas.agreement import Party
from schemas.fact import Conflict, FactTerm
from service.core.history.claims.weighing import Sources, choose
from service.core.language.amounts import Amount, amounts, same_amount, without_amounts, year_of_sum
from service.core.language.dates import years_of
from service.core.language.places import country_code, plain
from service.core.language.spoken import STOP

_ALIKE = 0.5  # of the words of two provisions, sums and parties apart, that they share
_MOST = 200  # provisions with a sum that are held against one another
_FRAME = frozenset(
    "announced announce announces give gives gave given provide provides provided grant grants pledge pledged pledges commit"
    " commits committed worth value valued fund funds funding total about around nearly more up least dollars us million billion"
    " will first tranche year annual annually extend extends extended offer offers offered amount money".split()
)


def amount_conflicts(terms: Sequence[FactTerm], parties: Sequence[Party], sources: Sources) -> list[Conflict]:
    """Provisions of different sources that are about one thing and name sums that cannot be one."""
    names = {word for party in parties for word in plain(party.name).split()}
    codes = {party.country for party in parties if party.country}
    sums = [(term, found[0]) for term in terms if len(found := amounts(term.text)) == 1][:_MOST]
    words = {term.id: _words(term.text, names, codes) for term, _ in sums}
    return [
        _conflict(one, other, sources)
        for one, other in combinations(sums, 2)
        if same_amount(one[1], other[1]) is False
        and _is_of_others(one[0], other[0])
        and _years_agree(one[0].text, other[0].text)
        and _share(words[one[0].id], words[other[0].id]) >= _ALIKE
    ]


def _words(text: str, names: set[str], codes: set[str]) -> frozenset[str]:
    """What a sum is of: the words of a provision without its sums, its parties and what every provision of money says."""
    told = plain(without_amounts(text)).split()
    return frozenset(
        word
        for word in told
        if word not in STOP | _FRAME | names and not word.isdigit() and country_code(word) not in codes
    )


def _is_of_others(one: FactTerm, other: FactTerm) -> bool:
    """Whether no source tells both: one text that names two sums tells of two things."""
    return not {e.article for e in one.evidence} & {e.article for e in other.evidence}


def _years_agree(one: str, other: str) -> bool:
    """Whether two sums can be of one year. A sum for a year and one for which none is told may be a part and the whole."""
    if (year_of_sum(one) is None) != (year_of_sum(other) is None):
        return False
    first, second = years_of(one), years_of(other)
    return not first or not second or bool(first & second)


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other) if one and other else float(one == other)


def _conflict(one: tuple[FactTerm, Amount], other: tuple[FactTerm, Amount], sources: Sources) -> Conflict:
    sides = sorted((one, other), key=lambda side: (-side[1].value, side[1].words, side[0].id))
    claims = [sources.claim(amount.words, term.evidence, term.id) for term, amount in sides]
    chosen, rule = choose(claims, sources, among_equals="the smaller sum")
    return Conflict(id="", kind="amount", about="the amount", claims=tuple(claims), chosen=chosen.value, rule=rule)
