"""The brief as Markdown: clean in a terminal, right on a forge.

Whatever came from an article is escaped for CommonMark and GitHub's dialect, so that it can neither start a block nor
make a link, an image, a mention, a formula or a cell of a table.
"""

import re
from collections.abc import Iterable, Iterator

from schemas.brief import Brief, Sentence
from service.ports import Rendered
from service.render import annex
from service.render.headings import headed
from service.render.plain import joined, lead_of, plain
from service.render.source import cite, sources_of

_MARKUP = re.compile(r"([\\`*\[\]|~$]|(?<!\w)_|_(?!\w))")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_LINK = re.compile(r":(?=//)|(?<=\bwww)\.|(?<=\bmailto):|(?<=\bxmpp):", re.IGNORECASE)
_OPENING = re.compile(r"^(\d{1,9})?([.)#+=-])")
_UNDATED = "no date given"


def render(brief: Brief) -> Rendered:
    """UTF-8 Markdown with one H1, ending in a newline; it has no pages."""
    blocks = [*_blocks(brief), *(_annex(brief) if brief.annex else ())]
    return Rendered(("\n\n".join(blocks) + "\n").encode(), None)


def _blocks(brief: Brief) -> Iterator[str]:
    yield "# " + (" ".join(map(_said, brief.title)) or "Policy brief")
    if brief.as_of_line:
        yield f"*{_escape(brief.as_of_line)}*"
    if brief.bottom_line:
        yield "**Bottom line.** " + " ".join(map(_said, brief.bottom_line))
    if brief.status:
        yield f"## {_escape(brief.status_heading)}"
        yield "\n".join(_status(brief))
    if brief.besides:
        yield " ".join(map(_said, brief.besides))
    for heading, sentences in headed(brief):
        yield f"## {_escape(heading)}"
        yield _bullets(sentences)
    if brief.timeline:
        yield "## Timeline"
        yield "\n".join(_timeline(brief))
    if brief.sources:
        yield "## Sources"
        yield "\n".join(_sources(brief))
    if brief.notes:
        yield "---"
        yield f"*{_escape(' '.join(brief.notes))}*"


def _status(brief: Brief) -> Iterator[str]:
    parties = any(row.parties for row in brief.status)
    heads = ("Agreement", *["Parties"] * parties, "What it does", "Where it stands")
    yield f"| {' | '.join(heads)} |"
    yield f"|{'---|' * len(heads)}"
    for row in brief.status:
        names = map(_escape, (row.name, *[row.parties] * parties))
        purpose = _said(row.purpose) if row.purpose else "not told"
        since = f", {_escape(row.since)}" if row.since else ""
        yield f"| {' | '.join((*names, purpose))} | **{_escape(row.status)}**{since} {_marks(row.sources)} |"


def _timeline(brief: Brief) -> Iterator[str]:
    for point in brief.timeline:
        planned = " *(planned)*" if point.planned else ""
        marks = _marks(sources_of(point, brief.sources))
        yield f"- **{_escape(point.when or _UNDATED)}**: {_escape(point.label)}{planned} {marks}".rstrip()


def _sources(brief: Brief) -> Iterator[str]:
    for source in map(cite, brief.sources):
        yield f"- [{source.number}] {_escape(source.title)} ({_escape(source.details)})"


def _annex(brief: Brief) -> Iterator[str]:
    yield f"## {annex.HEADING}"
    yield annex.LEAD
    for part in annex.parts(brief):
        yield f"### {_escape(part.heading)}"
        for entry in part.entries:
            yield " ".join(filter(None, (f"**{_escape(entry.text)}**", _emphatic(entry.confidence))))
            yield "\n".join(f"- {_quoted(proof)} {_escape(proof.place)}" for proof in entry.proofs)


def _quoted(proof: annex.Proof) -> str:
    """A quote among the words around it; in bold where the words beside it do not touch it, for there a forge shows stars."""
    quote = f"“{_escape(proof.quote)}”"
    if not proof.before and not proof.after:
        return quote
    apart = proof.before[-1:] in ("", " ") and proof.after[:1] in ("", " ")
    stars = "**" * apart
    return f"{joined(proof.before, _escape)}{stars}{quote}{stars}{joined(proof.after, _escape)}"


def _emphatic(text: str) -> str:
    return f"*{_escape(text)}*" if text else ""


def _bullets(sentences: Iterable[Sentence]) -> str:
    return "\n".join(f"- {_pointed(sentence)}" for sentence in sentences)


def _pointed(sentence: Sentence) -> str:
    """A point, its label in bold."""
    lead, rest = lead_of(plain(sentence.text))
    if not lead:
        return _said(sentence)
    marks = _marks(sentence.numbers)
    return f"**{_escape(lead)}** {_escape(rest.strip())} {marks}".rstrip()


def _said(sentence: Sentence) -> str:
    marks = _marks(sentence.numbers)
    return f"{_escape(sentence.text)} {marks}" if marks else _escape(sentence.text)


def _marks(numbers: Iterable[int]) -> str:
    return "".join(f"[{number}]" for number in numbers)


def _escape(text: str) -> str:
    """`text` as words only, on one line."""
    line = _ENTITY.sub("&amp;", plain(text)).replace("<", "&lt;").replace(">", "&gt;")
    line = _LINK.sub(r"\\\g<0>", _MARKUP.sub(r"\\\1", line)).replace("@", "@\u200b")
    return _OPENING.sub(r"\1\\\2", line)
