"""Why records are one fact: record by record, each with the pair that joined it; then what nearly joined and what kept it out."""

from collections.abc import Iterator

from schemas.fact import Claim, Conflict
from schemas.merge import Merge
from schemas.why import Compared, Member, Near, Why
from service.render.plain import plain
from service.render.text.record import named, said


def why_text(why: Why) -> str:
    """Lines that end in a newline; the first begins with the fact's id."""
    lines = [f"{why.fact}  {why.type}: {plain(why.name)} (run {why.run})"]
    if why.compared:
        lines += _compared(why.compared)
    if why.members:
        lines += ["", "These records are this fact:" if why.subject == why.fact else f"Of {why.subject}:"]
        lines += [line for each in why.members for line in _member(each)]
    if why.near:
        lines += ["", "Something spoke for these too, but they stay apart:"]
        lines += [line for each in why.near for line in _near(each)]
    if why.conflicts:
        lines += ["", "Where values differ:"]
        lines += [f"  {why.fact}.{_conflict(each)}" for each in why.conflicts]
    if why.decisions:
        lines += ["", "Decided by people:"]
        lines += [
            f"  {each.action}: {plain(each.about)}, by {plain(each.by)}: {plain(each.reason)}" for each in why.decisions
        ]
    if why.related:
        lines += ["", "Points to:"]
        lines += [f"  {each.fact}  {each.relation} it: {plain(each.reason)}" for each in why.related]
    return "".join(f"{line}\n" for line in lines)


def why_json(why: Why) -> str:
    """The same as one JSON object."""
    return why.model_dump_json(indent=2) + "\n"


def joined_line(member: Member) -> str:
    """How a record came to the fact, in one line."""
    return f"{member.record}  {_joined(member)}"


def conflict_text(conflict: Conflict) -> str:
    """Who says what, and the rule that chose."""
    values = "; ".join(f"{plain(claim.value)} ({_sources(claim)})" for claim in conflict.claims)
    if conflict.person:
        return f"{plain(conflict.about)} is {plain(conflict.chosen or '')}, {plain(conflict.rule)}; sources: {values}"
    return f"sources differ on {plain(conflict.about)}: {values}; {plain(conflict.rule)}"


def _compared(compared: Compared) -> list[str]:
    is_one = "are one fact" if compared.same else "are two facts"
    against = compared.veto and f"    what contradicts: {plain(compared.veto)}"
    reasons = f": {said(compared.reasons)}" if compared.reasons else ""
    likeness = f"    as they stand, {compared.score:.2f} alike{reasons}"
    return [f"  {compared.left} and {compared.right} {is_one}", against or likeness]


def _member(member: Member) -> Iterator[str]:
    called = f"  “{plain(member.name)}”" if member.name else ""
    where = f", {plain(member.article)}" if member.article else ""
    yield f"  {member.record}{called}{where}"
    yield f"      {_joined(member)}"


def _joined(member: Member) -> str:
    merge = member.joined
    if merge is None:
        return "stands first, the others were held against it"
    other = merge.right if merge.left == member.record else merge.left
    pairs = f"; as {_more(member.agreeing, 'pair')}" if member.agreeing else ""
    return f"joined to {other} {_decided(merge)}{pairs}"


def _near(near: Near) -> Iterator[str]:
    merge = near.merge
    called = f"{near.fact}  {plain(near.name or '')}" if near.fact else "another record"
    pairs = f"; {_more(near.others, 'pair')} of these two were held back too" if near.others else ""
    yield f"  {called}"
    yield f"      {merge.left} and {merge.right}, kept apart {_decided(merge)}{pairs}"


def _decided(merge: Merge) -> str:
    """By whom, how alike, and why: of the reasons a person or a model comes last and decides, and so does what kept apart."""
    *others, last = merge.reasons or ("",)
    alike = f"{merge.score:.2f} alike"
    if merge.person:
        return f"by {plain(merge.person)}: {plain(last)}; the rules alone: {said([*others, alike])}"
    if merge.by == "model":
        return f"by the model: {plain(last)}; the rules alone: {said([*others, alike])}"
    if merge.merged or not merge.reasons:
        return f"by rule, {alike}{': ' if merge.reasons else ''}{said(merge.reasons)}"
    return f"by rule: {plain(last)}{f'; for it spoke: {said([*others, alike])}' if others else ''}"


def _more(count: int, noun: str) -> str:
    return f"{count} more {noun}{'s' if count > 1 else ''}"


def _conflict(conflict: Conflict) -> str:
    shown = "" if conflict.person or not conflict.chosen else f"; shown: {plain(conflict.chosen)}"
    return f"{conflict.id}  {conflict_text(conflict)}{shown}"


def _sources(claim: Claim) -> str:
    """The articles, then how many outlets they count for and what they are: `3f2a, 90bc; 1 independent, news`."""
    articles = ", ".join(dict.fromkeys(each.article for each in claim.evidence))
    independent = f"{claim.independent} independent" if claim.independent else None
    weight = said([independent, *(named(genre) for genre in claim.genres)])
    return f"{articles}; {weight}" if weight else articles
