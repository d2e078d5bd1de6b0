"""Labels for the members of closed lists as people write them: `peace or ceasefire`, `2+2`, `joint press conference`.

A label is compared in small letters, with `_` for what is no letter or digit, `or` and `and` left out. Of a kind, an instrument
or a format that the lists do not know nothing can be said, so it counts as `other`, which contradicts nothing.
"""

import re
from typing import get_args

from schemas.agreement import Instrument, Kind
from schemas.meeting import Format

_KINDS = {
    "climate": "climate_environment",
    "environment": "climate_environment",
    "boundary": "maritime",
    "maritime_security": "maritime",
    "labour": "migration",
    "defence": "defence_cooperation",
    "culture": "education_culture",
    "education": "education_culture",
    "science": "science_technology",
    "technology": "science_technology",
}
_FORMATS = {
    "2_2": "two_plus_two",
    "phone_video_call": "call",
    "phone_call": "call",
    "video_call": "call",
    "joint_press_conference": "press_conference",
    "working_lunch": "working_meal",
    "working_dinner": "working_meal",
    "working_breakfast": "working_meal",
}
_MODALITIES = {"opinion": "forecast"}


def kind(label: str) -> str:
    """The kind of an agreement."""
    return _member(label, get_args(Kind), _KINDS)


def instrument(label: str) -> str:
    """The legal form of an agreement."""
    return _member(label, get_args(Instrument), {})


def meeting_format(label: str) -> str:
    """The format of a meeting."""
    return _member(label, get_args(Format), _FORMATS)


def modality(label: str) -> str:
    """How far a step is a fact; an unknown label is left for the form to refuse."""
    return _MODALITIES.get(label, label)


def _member(label: str, members: tuple[str, ...], others: dict[str, str]) -> str:
    words = [each for each in re.split(r"[^a-z0-9]+", label.lower()) if each not in ("", "or", "and")]
    plain = "_".join(words)
    told = others.get(plain, plain)
    return told if told in members else "other"
