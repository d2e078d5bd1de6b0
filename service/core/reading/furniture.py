"""Page furniture of plain text: advertisements, menus, credits and subscription footers, marked by whole lines.

A rule marks a line or nothing, so that no sentence is ever cut; the stored text stays whole. What is marked is neither
sent to a model nor quotable.
"""

import re

from schemas.evidence import Span

_LABELS = re.compile(
    r"(?:now reading|dark ?/? ?light|avatar|see also|read (?:more|next|also).{0,80}|related (?:stories|articles|posts)"
    r"|advertisements?|sponsored(?: content)?|share this(?: article)?|follow us.{0,40}|subscribe(?: now)?"
    r"|sign up.{0,60}newsletter.{0,20}"
    r"|scroll to top|back to top|all rights reserved|skip to content|menu|print|comments?|tags?:.{0,120}"
    r"|have problems with your subscription.{0,60}|click here.{0,60})[.!:]?",
    re.IGNORECASE,
)
_CONTACT = re.compile(
    r"(?:e-?mail|tel|telephone|phone|land?(?:line|ine)|sms|sms/viber|viber|fax)\s*:.*(?:@|\d{3}).*", re.IGNORECASE
)
_RIGHTS = re.compile(r"(?:©|\(c\)\s*\d{4}|copyright\s*(?:©|\(c\)|\d{4})).*", re.IGNORECASE)
_OFFER = re.compile(
    r"(?:upgrade|enjoy|get|save|try|switch|avail|join|buy|order|shop|start|subscribe)\b.{0,80}"
    r"(?:[₱$€£¥]\s?\d[\d,.]*\s?/\s?(?:mo|month|yr|year)\b|\bup to \d+ ?mbps\b).{0,80}",
    re.IGNORECASE,
)
_VISIT = re.compile(r"visit \S+\.(?:ph|com|net|org|io|co)\b.{0,40}", re.IGNORECASE)
_RULES = (_LABELS, _CONTACT, _RIGHTS, _OFFER, _VISIT)
_PUBLISHER = re.compile(
    r"(?:(?:copyright|©|\(c\))\s*)+(?:\d{4}(?:\s*[-–]\s*\d{4})?\s*)?(?:by\s+)?(?P<name>[^\W\d][^.|\n]*?)"
    r"(?:,?\s+inc\b.*)?(?:\s*\.?\s*all rights.*)?\s*\.?",
    re.IGNORECASE,
)


def furniture(text: str) -> tuple[Span, ...]:
    """The lines of a text that are furniture, as spans without their line ends, in order."""
    spans: list[Span] = []
    seen_title: str | None = None
    offset = 0
    for line in text.splitlines(keepends=True):
        words = line.strip()
        repeated = bool(words) and words == seen_title
        if words and (repeated or any(rule.fullmatch(words) for rule in _RULES)):
            start = offset + line.index(words)
            spans.append(Span(start=start, end=start + len(words)))
        elif seen_title is None and re.search(r"\w", words):
            seen_title = words
        offset += len(line)
    return tuple(spans)


def sent_text(text: str, marked: tuple[Span, ...]) -> str:
    """The text without its furniture: what a model is asked about."""
    pieces: list[str] = []
    start = 0
    for span in marked:
        pieces.append(text[start : span.start])
        start = span.end
    pieces.append(text[start:])
    return re.sub(r"\n{3,}", "\n\n", "".join(pieces)).strip()


def publisher_of(text: str, marked: tuple[Span, ...]) -> str | None:
    """The publisher that a rights line among the furniture names; None when none does."""
    for span in marked:
        match = _PUBLISHER.fullmatch(text[span.start : span.end])
        if match:
            return match["name"].strip()
    return None
