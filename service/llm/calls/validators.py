"""One of the two things inside instructor that are replaced (the other: `templates`), and only in the version that this was
written for.

instructor 1.17 looks for its own asynchronous validators, which it would refuse, in the response model and in every model
below it, six times for every question: half of the time that it takes. A class does not change, so one look at each is
enough. The check itself is instructor's own and is as strict as before. Another version is left as it is: slower, and
right.
"""

import importlib
from collections.abc import Callable
from typing import Any, Final
from weakref import WeakSet

import instructor

VERSION: Final = "1.17.0"
_NAME: Final = "reject_async_validators"
_HOME: Final = "instructor.v2.validation.async_validators"
_USERS: Final = (
    "instructor.v2.core.patch",
)  # the module that took the function by name; all others look it up in its home


def check_validators_once(version: str = instructor.__version__) -> bool:
    """Let instructor look for asynchronous validators once in every class; False, and nothing is changed, in a version that this
    was not written for."""
    if version != VERSION:
        return False
    home = importlib.import_module(_HOME)
    check = getattr(home, _NAME)
    if not hasattr(check, "looked_at"):
        once = _once(check)
        for module in (home, *map(importlib.import_module, _USERS)):
            setattr(module, _NAME, once)
    return True


def _once(check: Callable[[Any], None]) -> Callable[[Any], None]:
    looked_at: WeakSet[type] = WeakSet()

    def once(response_model: Any) -> None:
        if not isinstance(response_model, type):
            check(response_model)
        elif response_model not in looked_at:
            check(response_model)
            looked_at.add(response_model)

    once.looked_at = looked_at  # type: ignore[attr-defined]  # the mark by which a second call knows it
    return once
