"""Agreements compared: names and aliases, parties, kind, years and numbers, the day of signature.

Parties that a text mentions are often incomplete: what is missing contradicts nothing, and one of two parties is no set.
"""

from service.core.language.dates import compatible, width
from service.core.language.names import similarity
from service.core.language.places import compatible_places, plain
from service.core.linking.fields.score import BELOW, JOIN, Comparison
from service.core.linking.fields.traits import AgreementTraits, Name, days_between

_ALIKE = 0.6  # likeness of names from which a model is asked, where two parties or the subject are the same too
_TOLD = 0.9  # likeness of names that are one word beside the same state
_GENERIC = frozenset(
    "partnership framework initiative cooperation comprehensive strategic dialogue security trade economic reciprocal access"
    " bilateral joint declaration protocol plan program programme development support free action technology".split()
)
_UNIVERSAL = frozenset({"un", "united nations", "wto", "world trade organization", "world trade organisation"})
_MONTH = 31
_LONG = 3
_FEW = 3


def compare_agreements(one: AgreementTraits, other: AgreementTraits) -> Comparison:
    """Compare two agreements by name, parties, subject, numbers and the day of signature."""
    a, b = one.parties, other.parties
    opened = bool(a and b) and not (a <= b or b <= a) and _is_open(one, other)
    veto = _agreement_veto(one, other, opened=opened)
    if veto:
        return Comparison(score=0.0, reasons=(), veto=veto)
    if one.unnamed or other.unnamed:
        return _unnamed(one, other)
    names = max((_alike(x, y) for x in one.names for y in other.names), default=0.0)
    parties = 0.1 if a and a == b else 0.05 if a & b else 0.0
    kind = one.record.kind
    subject = 0.05 if kind == other.record.kind and kind != "other" else 0.0
    if names < _TOLD and subject and _of_one_state(one, other):
        names = _TOLD
    reasons = [f"names {names:.2f} alike: {one.record.name} / {other.record.name}"]
    reasons += [f"parties {', '.join(sorted(a & b))}"] * bool(a & b)
    reasons += [f"same subject, {kind}"] * bool(subject)
    score = round(min(1.0, 0.85 * names + parties + subject), 3)
    strangers = bool(a and b) and not a & b and not opened and not _one_long_name(one, other)
    if strangers or _accede_apart(one, other):
        return Comparison(score=min(score, BELOW), reasons=tuple(reasons))
    both = bool(subject) and a == b and len(a) > 1
    worth_asking = both or (names >= _ALIKE and (len(a & b) > 1 or bool(subject)) and _share_a_word(one, other))
    return Comparison(score=score if score >= JOIN or worth_asking else min(score, BELOW), reasons=tuple(reasons))


def _alike(one: Name, other: Name) -> float:
    if one.text == other.text and one.words:
        return 1.0
    return similarity(one.text, other.text)


def _one_long_name(one: AgreementTraits, other: AgreementTraits) -> bool:
    """Whether they are called the same in four telling words or more, which no two agreements are by chance."""
    return any(x.words == y.words and len(x.words) > _LONG for x in one.names for y in other.names)


def _share_a_word(one: AgreementTraits, other: AgreementTraits) -> bool:
    """Whether their names share a word that not every other agreement has."""
    words = ({word for name in each.names for word in name.words} for each in (one, other))
    return bool(frozenset.intersection(*map(frozenset, words)) - _GENERIC)


def _of_one_state(one: AgreementTraits, other: AgreementTraits) -> bool:
    """A truce in Yemen and a UN-mediated truce in Yemen: a name of one word beside the state, all of it in the other name, and
    a step of the same time."""
    pairs = [
        (x, y) for x in one.names for y in other.names if x.states and x.states == y.states and x.words and y.words
    ]
    within = any(
        min(len(x.words), len(y.words)) == 1 and set(x.words) & set(y.words) - _GENERIC and _contained(x, y)
        for x, y in pairs
    )
    return within and any(
        compatible(x.date, y.date) and max(width(x.date), width(y.date)) <= _MONTH
        for x in one.record.events
        for y in other.record.events
    )


def _contained(one: Name, other: Name) -> bool:
    return set(one.words) <= set(other.words) or set(other.words) <= set(one.words)


def _accede_apart(one: AgreementTraits, other: AgreementTraits) -> bool:
    """An accession is told by who accedes: those of two states at one time may go two ways."""
    here, there = (
        frozenset(state for name in each.names if "accession" in name.words for state in name.states)
        for each in (one, other)
    )
    return bool(here and there) and here != there


def _agreement_veto(one: AgreementTraits, other: AgreementTraits, *, opened: bool) -> str | None:
    if one.record.article == other.record.article and (
        one.unnamed or plain(one.record.name) != plain(other.record.name)
    ):
        return "one article tells them apart"
    a, b = one.sides, other.sides
    if len(a) > 1 and len(b) > 1 and not (a <= b or b <= a) and not opened:
        return f"other parties: {', '.join(sorted(a))} and {', '.join(sorted(b))}"
    if one.numbers and other.numbers and one.numbers != other.numbers:
        return (
            "other years or numbers in the name:"
            f" {', '.join(sorted(one.numbers))} and {', '.join(sorted(other.numbers))}"
        )
    if one.family is not None and other.family is not None and one.family != other.family:
        return f"subjects that exclude each other: {one.record.kind} and {other.record.kind}"
    if one.signed and other.signed and all(days_between(x, y) > _MONTH for x in one.signed for y in other.signed):
        return f"signed at other times: {one.signed[0].first} and {other.signed[0].first}"
    return None


def _is_open(one: AgreementTraits, other: AgreementTraits) -> bool:
    """An open multilateral is told apart by its name, never by the parties one text happens to mention. It has more than three
    parties, or a region in its name, or it is one of a body of all states; or both names tell the same states
    in the same words."""
    shared = one.parties & other.parties
    many = max(len(one.parties), len(other.parties)) > _FEW
    regions = one.regions & other.regions
    if not (many or regions or shared & _UNIVERSAL or (shared and one.states & other.states)):
        return False
    for x in one.names:
        for y in other.names:
            if min(len(x.words), len(y.words)) < 2 or not _contained(x, y):
                continue
            if x.words == y.words and (many or (x.text == y.text and len(x.states) > 1 and shared)):
                return True
            open_to_all = regions & set(x.words) & set(y.words) or shared & _UNIVERSAL
            if shared and open_to_all and abs(len(x.words) - len(y.words)) < 2:
                return True
    return False


def _unnamed(one: AgreementTraits, other: AgreementTraits) -> Comparison:
    """An unnamed agreement is known only by parties, step, date and place, all of which must be told and agree."""
    if not (one.unnamed and other.unnamed and one.parties and one.parties == other.parties):
        return Comparison(score=0.0, reasons=("one of them has no name",))
    for x in one.record.events:
        for y in other.record.events:
            if x.step == y.step and compatible(x.date, y.date) and compatible_places(x.place, y.place):
                return Comparison(score=0.8, reasons=("same parties, step, date and place",))
    return Comparison(score=0.0, reasons=("both have no name, and no step with date and place joins them",))
