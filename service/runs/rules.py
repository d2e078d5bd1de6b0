"""By which rules an answer becomes records: the program itself, as a fingerprint. Whatever was made by another program is made
anew, so that no stored record outlives the code that would make a better one."""

import hashlib
import sys
from collections.abc import Iterator
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Final

import schemas
import service

_CODE: Final = ("core", "llm", "asking", "answers.py", "prompts.py", "ports.py", "store/database/rows.py")
LIBRARIES: Final = (
    "countryguess",
    "countryinfo",
    "dateparser",
    "edtf",
    "pydantic",
    "pydantic-core",
    "rapidfuzz",
    "syntok",
)
"""What the schemas and the core stand on beside the standard library."""


@cache
def rules() -> str:
    """Sixteen hex digits that change with the code and the word lists that make records of an answer, with the libraries
    below them, and with Python."""
    digest = hashlib.sha256(sys.version.encode())
    for name in LIBRARIES:
        digest.update(f"{name} {version(name)}\0".encode())
    for name, content in files_of():
        digest.update(f"{name}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()[:16]


def files_of(
    program: Path = Path(service.__path__[0]), shapes: Path = Path(schemas.__path__[0])
) -> Iterator[tuple[str, bytes]]:
    """Every file of that code by name, with what is in it."""
    for top, place in ((shapes.parent, shapes), *((program, program / name) for name in _CODE)):
        for path in sorted(place.rglob("*")) if place.is_dir() else [place]:
            if path.is_file() and path.suffix != ".pyc":
                yield path.relative_to(top).as_posix(), path.read_bytes()
