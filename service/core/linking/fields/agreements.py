"""Agreements compared: names and aliases, parties, kind, years and numbers, the day of signature.

Parties that a text mentions are often incomplete: what is missing contradicts nothing, and one of two parties is no set.
"""

from typing import Literal

from service.core.language.dates import compatible, width
from service.core.language.names import similarity
from service.core.language.places import compatible_places, plain
from service.core.linking.fields.score import BELOW, JOIN, UNIVERSAL, Comparison
from service.core.linking.fields.traits import AgreementTraits, Name, days_between

_ALIKE = 0.6  # likeness of names from which a model is asked, where two parties or the subject are the same too
_TOLD = 0.9  # likeness of names that are one word beside the same state
_GENERIC = frozenset(
    "partnership framework initiative cooperation comprehensive strategic dialogue security trade economic reciprocal access"
    " bilateral joint declaration protocol plan program programme development support free action technology".split()
)
_MONTH = 31
_WEEK = 7  # days by which reports of one signature differ at most, each three off
Veto = Literal["article", "parties", "numbers", "kinds", "days"]

# Likeness by the share of the subject's words that both tell: none, some, a third, two thirds and more. Set on records
# generated from four random starts, where near signatures of one form make .17, .78, .99 and 1.00 of the pairs one agreement.
_SOME, _MOST = 0.34, 0.67
_DATED = (0.3, 0.75, 0.95, 1.0)
_UNDATED = (0.15, 0.5, 0.8, 0.85)
_OTHER_FORMS = 0.1
_SAME_PLACE, _OTHER_PLACE = 0.05, 0.6  # of signature: added, and by which the likeness shrinks
_LONG = 3
_FEW = 3


def compare_agreements(one: AgreementTraits, other: AgreementTraits, *, say: bool = True) -> Comparison:
    """Compare two agreements by name, parties, subject, numbers and day of signature; where `say` is false without reasons."""
    a, b = one.parties, other.parties
    opened = bool(a and b) and not (a <= b or b <= a) and _is_open(one, other)
    gap = _days_apart(one, other)
    if veto := _agreement_veto(one, other, gap, opened=opened):
        return Comparison(score=0.0, reasons=(), veto=_say_veto(veto, one, other) if say else veto)
    if one.unnamed or other.unnamed:
        return _unnamed(one, other)
    if one.place != other.place and compatible_places(one.place, other.place) is False:
        return Comparison(
            score=BELOW, reasons=(f"names of other places: {one.place} and {other.place}",) if say else ()
        )
    alike = None
    if a == b and len(a) > 1 and one.all_forms and other.all_forms:
        alike = _by_subject(one, other, gap)
        if alike is not None and (_tells_apart(one, other) or (alike >= JOIN and not _called_the_same(one, other))):
            return Comparison(score=alike, reasons=_say_subject(one, other) if say else ())
    named = _by_name(one, other, opened=opened, say=say)
    if alike is None or alike <= named.score:
        return named
    return Comparison(score=alike, reasons=(*named.reasons, *_say_subject(one, other)) if say else ())


def _days_apart(one: AgreementTraits, other: AgreementTraits) -> int | None:
    """How many days lie between the signatures that the two tell of, at least; None where one tells of none."""
    if len(one.signed) == len(other.signed) == 1:
        return days_between(one.signed[0], other.signed[0])
    return min((days_between(x, y) for x in one.signed for y in other.signed), default=None)


def _by_subject(one: AgreementTraits, other: AgreementTraits, gap: int | None) -> float | None:
    """How alike two agreements of the same parties are by their form, their subject and the day of signature, in whatever words
    their names say so. None where signatures lie apart, or where no words of a subject are told."""
    words, others = one.words, other.words
    if not (words and others) or (gap is not None and gap > _WEEK):
        return None
    if not one.all_forms & other.all_forms:
        return _OTHER_FORMS
    share = len(words & others) / min(len(words), len(others))
    level = 0 if not share else 1 if share < _SOME else 2 if share < _MOST else 3
    score = (_UNDATED if gap is None else _DATED)[level]
    if one.signed_in and other.signed_in:
        return min(1.0, score + _SAME_PLACE) if one.signed_in & other.signed_in else score * _OTHER_PLACE
    return score


def _tells_apart(one: AgreementTraits, other: AgreementTraits) -> bool:
    """Whether the names tell of other forms or other subjects, so that what else is alike in them says nothing."""
    forms = bool(one.forms and other.forms) and not one.all_forms & other.all_forms
    return forms or (bool(one.subject and other.subject) and not one.subject & other.subject)


def _called_the_same(one: AgreementTraits, other: AgreementTraits) -> bool:
    return [name.words for name in one.names[:1]] == [name.words for name in other.names[:1]]


def _say_subject(one: AgreementTraits, other: AgreementTraits) -> tuple[str, ...]:
    reasons = [f"parties {', '.join(sorted(one.parties))}"]
    if forms := one.all_forms & other.all_forms:
        reasons += [f"both tell of one form, {', '.join(sorted(forms))}"]
    else:
        reasons += [f"other forms: {', '.join(sorted(one.all_forms))} and {', '.join(sorted(other.all_forms))}"]
    if shared := one.words & other.words:
        reasons += [f"both tell of {', '.join(sorted(shared))}"]
    else:
        reasons += ["other subjects"]
    if one.signed and other.signed:
        reasons += [f"signed at one time: {one.signed[0].first}, {other.signed[0].first}"]
    return tuple(reasons)


def _by_name(one: AgreementTraits, other: AgreementTraits, *, opened: bool, say: bool) -> Comparison:
    """How alike two agreements are by their names, beside parties and kind."""
    a, b = one.parties, other.parties
    names = max((_alike(x, y) for x in one.names for y in other.names), default=0.0)
    parties = 0.1 if a and a == b else 0.05 if a & b else 0.0
    subject = 0.05 if one.kind == other.kind and one.kind != "other" else 0.0
    if names < _TOLD and subject and _of_one_state(one, other):
        names = _TOLD
    reasons: list[str] = []
    if say:
        reasons += [f"names {names:.2f} alike: {one.name} / {other.name}"]
        reasons += [f"parties {', '.join(sorted(a & b))}"] * bool(a & b)
        reasons += [f"same subject, {one.kind}"] * bool(subject)
    score = round(min(1.0, 0.85 * names + parties + subject), 3)
    strangers = bool(a and b) and not a & b and not opened and not _one_long_name(one, other)
    if strangers or _accede_apart(one, other):
        return Comparison(score=min(score, BELOW), reasons=tuple(reasons))
    both = bool(subject) and a == b and len(a) > 1
    if score < JOIN and not both:
        worth_asking = names >= _ALIKE and (len(a & b) > 1 or bool(subject)) and _share_a_word(one, other)
        score = score if worth_asking else min(score, BELOW)
    return Comparison(score=score, reasons=tuple(reasons))


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
        for x in one.steps
        for y in other.steps
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


def _agreement_veto(one: AgreementTraits, other: AgreementTraits, gap: int | None, *, opened: bool) -> Veto | None:
    if one.article == other.article and (one.unnamed or plain(one.name) != plain(other.name)):
        return "article"
    a, b = one.sides, other.sides
    if a != b and len(a) > 1 and len(b) > 1 and not (a <= b or b <= a) and not opened:
        return "parties"
    if one.numbers and other.numbers and one.numbers != other.numbers:
        return "numbers"
    if one.family is not None and other.family is not None and one.family != other.family:
        return "kinds"
    if gap is not None and gap > _MONTH:
        return "days"
    return None


def _say_veto(veto: Veto, one: AgreementTraits, other: AgreementTraits) -> str:
    match veto:
        case "article":
            return "one article tells them apart"
        case "parties":
            return f"other parties: {', '.join(sorted(one.sides))} and {', '.join(sorted(other.sides))}"
        case "numbers":
            told = (", ".join(sorted(each.numbers)) for each in (one, other))
            return f"other years or numbers in the name: {' and '.join(told)}"
        case "kinds":
            return f"subjects that exclude each other: {one.kind} and {other.kind}"
        case "days":
            return f"signed at other times: {one.signed[0].first} and {other.signed[0].first}"


def _is_open(one: AgreementTraits, other: AgreementTraits) -> bool:
    """An open multilateral is told apart by its name, never by the parties one text happens to mention. It has more than three
    parties, or a region in its name, or it is one of a body of all states; or both names tell the same states
    in the same words."""
    shared = one.parties & other.parties
    many = max(len(one.parties), len(other.parties)) > _FEW
    regions = one.regions & other.regions
    if not (many or regions or shared & UNIVERSAL or (shared and one.states & other.states)):
        return False
    for x in one.names:
        for y in other.names:
            if min(len(x.words), len(y.words)) < 2 or not _contained(x, y):
                continue
            if x.words == y.words and (many or (x.text == y.text and len(x.states) > 1 and shared)):
                return True
            open_to_all = regions & set(x.words) & set(y.words) or shared & UNIVERSAL
            if shared and open_to_all and abs(len(x.words) - len(y.words)) < 2:
                return True
    return False


def _unnamed(one: AgreementTraits, other: AgreementTraits) -> Comparison:
    """An unnamed agreement is known only by parties, step, date and place, all of which must be told and agree."""
    if not (one.unnamed and other.unnamed and one.parties and one.parties == other.parties):
        return Comparison(score=0.0, reasons=("one of them has no name",))
    for x in one.steps:
        for y in other.steps:
            if x.step == y.step and compatible(x.date, y.date) and compatible_places(x.place, y.place):
                return Comparison(score=0.8, reasons=("same parties, step, date and place",))
    return Comparison(score=0.0, reasons=("both have no name, and no step with date and place joins them",))
