"""Fit: one page, measured on the rendered file. What does not fit is cut by rank, and the page says how much."""

from collections.abc import Callable, Iterator, Sized

from schemas.brief import Brief, Section, SectionId, Sentence, TimelinePoint
from service.ports import EMBEDDED

_LIMITS: dict[SectionId, int] = {"changes": 5, "meetings": 2, "meaning": 5, "differences": 5}
# The order of cutting: each section goes down to a floor before the next is touched; agreements are cut last.
_FLOORS: tuple[tuple[SectionId, int], ...] = (
    ("differences", 3),
    ("meetings", 1),
    ("meaning", 3),
    ("changes", 3),
    ("differences", 2),
    ("meaning", 2),
    ("differences", 1),
    ("meaning", 1),
    ("changes", 1),
)
_MARKS = 3  # marks of the timeline that stay, however short the page


def fit(brief: Brief, *, pages: Callable[[Brief], int]) -> Brief:
    """The longest version of the brief that `pages` measures as one page; its ledger and notes say what was cut. Where even
    the shortest takes more, that one, and a note says so."""
    brief = _within_limits(brief)
    versions = [brief, *_shorter(brief)]
    low, high = 0, len(versions) - 1
    while low < high:
        middle = (low + high) // 2
        if pages(accounted(versions[middle])) <= 1:
            high = middle
        else:
            low = middle + 1
    fitted = accounted(versions[low])
    if low < len(versions) - 1 or pages(fitted) <= 1:
        return fitted
    return fitted.model_copy(update={"notes": (*fitted.notes, "Even the shortest version does not fit one page.")})


def _within_limits(brief: Brief) -> Brief:
    """The brief with no section longer than a reader takes in at a glance, however much room the page has."""
    for name, most in _LIMITS.items():
        while _length(brief, name) > most:
            brief = _without_least(brief, name)
    return brief


def _shorter(brief: Brief) -> Iterator[Brief]:
    """Ever shorter versions: sections down to their floors in the order of cutting, what to watch, the
    agreements without a row, then marks and rows; at last what a page of ordinary names never loses."""
    for name, floor in _FLOORS:
        while _length(brief, name) > floor:
            brief = _without_least(brief, name)
            yield brief
    while len(brief.watch) > 1:
        brief = brief.model_copy(update={"watch": brief.watch[:-1]})
        yield brief
    if brief.besides:
        brief = brief.model_copy(update={"besides": ()})
        yield brief
    while len(brief.timeline) > _MARKS or len(brief.status) > 1:
        rows = brief.status[: max(1, len(brief.status) - 1)]
        marks = brief.timeline if len(brief.timeline) <= _MARKS else _without_lightest(brief)
        brief = brief.model_copy(update={"timeline": marks, "status": rows})
        yield brief
    yield from _last_resorts(brief)


def _last_resorts(brief: Brief) -> Iterator[Brief]:
    """What is left out where names fill the page: all but one sentence of the bottom line, the timeline, what to watch."""
    while len(brief.bottom_line) > 1:
        brief = brief.model_copy(update={"bottom_line": brief.bottom_line[:-1]})
        yield brief
    for part in ("timeline", "watch"):
        if getattr(brief, part):
            brief = brief.model_copy(update={part: ()})
            yield brief


def _without_lightest(brief: Brief) -> tuple[TimelinePoint, ...]:
    """The timeline without the mark whose facts rank last; of such marks the first to go is the earliest."""
    ranks = {fact.id: rank for rank, fact in enumerate(brief.facts)}
    weights = [min((ranks.get(fact, len(ranks)) for fact in point.facts), default=0) for point in brief.timeline]
    lightest = weights.index(max(weights))
    return brief.timeline[:lightest] + brief.timeline[lightest + 1 :]


def _length(brief: Brief, name: SectionId) -> int:
    return next((len(section.sentences) for section in brief.sections if section.id == name), 0)


def _without_least(brief: Brief, name: SectionId) -> Brief:
    """The brief with one sentence less in a section: of why it matters the last of those that the fewest sources tell, else
    the last."""

    def shorter(section: Section) -> Section:
        if section.id != name:
            return section
        told = [len(sentence.numbers) if name == "meaning" else 0 for sentence in section.sentences]
        least = max(index for index, count in enumerate(told) if count == min(told))
        return section.model_copy(update={"sentences": section.sentences[:least] + section.sentences[least + 1 :]})

    return brief.model_copy(update={"sections": tuple(shorter(section) for section in brief.sections)})


def accounted(brief: Brief) -> Brief:
    """The brief with the account of its facts (shown, cut) and the footer's lines."""
    sentences = [
        *brief.title,
        *brief.bottom_line,
        *(row.purpose for row in brief.status if row.purpose),
        *brief.besides,
        *(s for section in brief.sections for s in section.sentences),
        *brief.watch,
    ]
    shown = {cite for sentence in sentences for cite in sentence.cites} | {row.fact for row in brief.status}
    every = [fact.id for fact in brief.facts]
    ledger = brief.ledger.model_copy(
        update={
            "facts": tuple(every),
            "shown": tuple(fact for fact in every if fact in shown),
            "cut": tuple(fact for fact in every if fact not in shown),
            "withheld": (),
        }
    )
    done = brief.model_copy(update={"ledger": ledger})
    return done.model_copy(update={"notes": _notes(done, sentences)})


def _notes(brief: Brief, sentences: list[Sentence]) -> tuple[str, ...]:
    """How the page was made and what was left out, in a line; then what went wrong, if anything did."""
    ledger, by_rules = brief.ledger, brief.model.startswith(f"{EMBEDDED}-")
    if not brief.facts:
        account = f"No agreement, meeting or statement was found in {_count(ledger.read, 'article')}"
        account += f" by {brief.model}" if by_rules else ""
    else:
        by_model = any(sentence.by == "model" for sentence in sentences)
        made = f"Drafted by {brief.model}, checked in code" if by_model else "Written by code, and checked"
        made = f"Read and written by {brief.model}, and checked" if by_rules else made
        sources = "its sources" if len(ledger.read) != 1 else "its source"
        left = f"; {_count(ledger.cut, 'lesser fact')} left out" if ledger.cut else ""
        account = f"{made} against {sources}{left}"
    refused, replaced = len(ledger.rejected), ledger.sentences_replaced
    were = "was" if refused == 1 else "were"
    stood = f"did not stand and {'was' if replaced == 1 else 'were'} replaced"
    troubles = (
        f"{brief.model} is no language model but rules over sentences; --model NAME asks one, which reads more"
        * by_rules,
        f"{refused} of {_count(ledger.proposed, 'extracted item')} {were} rejected, each for a stated reason"
        * bool(refused),
        f"{_count(range(replaced), 'drafted sentence')} {stood}" * bool(replaced),
        f"{_count(ledger.failed, 'source')} could not be read or answered" * bool(ledger.failed),
        f"{_count(ledger.skipped, 'source')} not asked about, for a first look saw nothing in them"
        * bool(ledger.skipped),
        f"{_count(ledger.unanswered, 'part')} of long texts could not be answered" * bool(ledger.unanswered),
    )
    return tuple(f"{note}." for note in (account, *troubles) if note)


def _count(things: Sized, noun: str) -> str:
    """How many there are: `1 source`, `2 sources`."""
    return f"{len(things)} {noun}{'s' * (len(things) != 1)}"
