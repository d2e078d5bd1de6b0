"""The brief of the five seeds in every format, as text that can be compared: `make golden` writes tests/golden/ anew.

Markdown, HTML and JSON are kept as they are. Of a PDF the words of each page are kept, of a Word document the words of each
paragraph, cell and comment: their bytes change with the libraries that write them.
"""

import asyncio
import os
from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path

import docx
from docx.document import Document
from docx.table import Table
from docx.text.paragraph import Paragraph
from pypdf import PdfReader

from schemas.brief import Brief
from service import bootstrap
from service.pipeline import Pipeline
from service.settings import load_settings

ROOT = Path(__file__).parent.parent
CASSETTE = ROOT / "cassettes" / "seeds.yaml"
GOLDEN = ROOT / "tests" / "golden"


def replayed() -> Brief:
    """The brief of the main job, from its recording; the working directory must be the project's."""
    with bootstrap.pipeline(load_settings(replay=CASSETTE), lambda _: None) as pipeline:
        return asyncio.run(brief_of(pipeline))


async def brief_of(pipeline: Pipeline) -> Brief:
    """The brief that a pipeline makes of the seeds."""
    reading = pipeline.read(["seeds"])
    extracted = [each async for each in pipeline.extract(reading.articles)]
    try:
        return await pipeline.brief(reading, extracted)
    finally:
        await pipeline.model.close()


def forms(brief: Brief) -> Mapping[str, str]:
    """The brief in every format, by the name of its golden file."""
    made = {suffix: renderer.render(brief).content for suffix, renderer in bootstrap.RENDERERS.items()}
    return {
        **{f"seeds{suffix}": made[suffix].decode() for suffix in (".md", ".html", ".json")},
        "seeds.pdf.txt": words_of_pdf(made[".pdf"]),
        "seeds.docx.txt": words_of_word(made[".docx"]),
    }


def words_of_pdf(content: bytes) -> str:
    """The words of each page, under its number and size, and the names of what is attached."""
    reader = PdfReader(BytesIO(content))
    pages = [
        f"== page {number} of {len(reader.pages)}, {float(page.mediabox.width):.0f} by {float(page.mediabox.height):.0f}\n"
        f"{page.extract_text()}\n"
        for number, page in enumerate(reader.pages, 1)
    ]
    return "".join((*pages, *(f"== attached: {name}\n" for name in reader.attachments)))


def words_of_word(content: bytes) -> str:
    """The words of each paragraph with its style, of each row of a table, and of each comment."""
    document = docx.Document(BytesIO(content))
    comments = [f"== comment: {' / '.join(each.text for each in one.paragraphs)}" for one in document.comments]
    return "\n".join((*_blocks(document), *comments, ""))


def _blocks(document: Document) -> Iterator[str]:
    for block in document.iter_inner_content():
        if isinstance(block, Paragraph):
            yield f"{block.style.name if block.style else ''}: {block.text}"
        elif isinstance(block, Table):
            for row in block.rows:
                yield f"| {' | '.join(cell.text for cell in row.cells)} |"


def main() -> None:
    """Write every golden file anew, and say which changed."""
    os.chdir(ROOT)
    for name, text in forms(replayed()).items():
        path = GOLDEN / name
        changed = not path.exists() or path.read_text(encoding="utf-8") != text
        path.write_text(text, encoding="utf-8", newline="\n")
        print(f"{'wrote' if changed else 'as it was:'} {path.relative_to(ROOT)}")  # noqa: T201 - what this command says


if __name__ == "__main__":
    main()
