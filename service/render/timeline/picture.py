"""The timeline picture as PNG, for formats that hold no drawing."""

from functools import cache
from pathlib import Path
from threading import Lock

from typst import Compiler

from schemas.brief import TimelinePoint
from service.render.timeline.drawing import WIDTH, draw

_TEMPLATE = Path(__file__).with_name("picture.typ")
_DOTS_AN_INCH = 200
_compiling = Lock()


def picture(points: tuple[TimelinePoint, ...], *, ink: str) -> bytes:
    """The drawing as a PNG file, as wide as the drawing in points; the same points give the same bytes."""
    inputs = {"drawing": draw(points, ink=ink, breadth=1.0), "width": str(WIDTH)}
    with _compiling:
        made = _compiler().compile(format="png", ppi=_DOTS_AN_INCH, sys_inputs=inputs)
    return made if isinstance(made, bytes) else b"".join(made or ())


@cache
def _compiler() -> Compiler:
    return Compiler(_TEMPLATE, root=_TEMPLATE.parent, ignore_system_fonts=True)
