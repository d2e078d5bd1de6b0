"""The reference of the settings, written from the code that reads them: `make golden` writes docs/settings.md anew."""

from pathlib import Path

from annotated_types import Ge, Gt, Le
from pydantic.fields import FieldInfo

from service.settings import Settings

PAGE = Path(__file__).parent.parent / "docs" / "settings.md"
_HEAD = """# Settings

Read from the environment, once, when a command starts; an option of the command line that has the same name overrides its variable.
An empty variable is as good as none. A value that cannot be is refused with the name of its setting, and nothing is asked. This page
is written from `service/settings.py` (`make golden`).

| variable | default | number | |
|---|---|---|---|
"""


def text() -> str:
    """The page: a row a setting, in the order of the code."""
    return _HEAD + "".join(_row(name, field) for name, field in Settings.model_fields.items())


def _row(name: str, field: FieldInfo) -> str:
    variable = field.validation_alias or f"ENTENTE_{name.upper()}"
    default = "none" if field.default is None else f"`{field.default}`".replace("False", "false")
    return f"| `{variable}` | {default} | {_bounds(field)} | {field.description} |\n"


def _bounds(field: FieldInfo) -> str:
    """The least and the most that a number may be."""
    least = [f"from {each.ge}" for each in field.metadata if isinstance(each, Ge)]
    above = [f"above {each.gt}" for each in field.metadata if isinstance(each, Gt)]
    most = [f"to {each.le}" for each in field.metadata if isinstance(each, Le)]
    return " ".join((*least, *above, *most))
