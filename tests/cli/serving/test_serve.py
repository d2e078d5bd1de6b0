import builtins
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.commands import run, unset


def test_beyond_this_machine_a_key_is_wanted_first(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    unset(monkeypatch, tmp_path)
    ended = run("serve", "--host", "0.0.0.0")  # noqa: S104 - it is refused
    assert (ended.code, "no key stands; make one with" in ended.err) == (2, True)


def test_without_its_libraries_the_extra_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    unset(monkeypatch, tmp_path)
    for name in [name for name in sys.modules if name.startswith("service.web")]:
        monkeypatch.delitem(sys.modules, name)
    real = builtins.__import__

    def without(name: str, *rest: Any, **more: Any) -> Any:
        if name == "uvicorn":
            raise ModuleNotFoundError(name, name=name)
        return real(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", without)
    ended = run("serve")
    assert (ended.code, "install Entente's extra `serve`" in ended.err) == (2, True)
