import ast
import sys
from pathlib import Path

import schemas
import service
from service.runs.rules import LIBRARIES, files_of, rules

IMPORTED = {"pydantic_core": "pydantic-core"}
"""Distributions that are not called as they are imported."""


def test_the_rules_of_one_program_are_one_fingerprint() -> None:
    assert rules() == rules()
    assert len(rules()) == 16


def test_a_change_of_any_file_that_makes_records_is_a_change_of_the_rules(tmp_path: Path) -> None:
    names = {name for name, _ in files_of()}
    assert {"schemas/agreement.py", "core/grounding/locator.py", "llm/salvage.py", "answers.py"} <= names
    assert not any(name.endswith(".pyc") for name in names)
    (tmp_path / "schemas").mkdir()
    (tmp_path / "schemas" / "a.py").write_text("one")
    (tmp_path / "core").mkdir()
    before = list(files_of(tmp_path, tmp_path / "schemas"))
    (tmp_path / "core" / "words.json").write_text("two")
    (tmp_path / "cli.py").write_text("three")
    assert before == [("schemas/a.py", b"one")]
    assert list(files_of(tmp_path, tmp_path / "schemas")) == [*before, ("core/words.json", b"two")]


def test_every_library_below_the_core_is_counted() -> None:
    folders = (Path(schemas.__path__[0]), Path(service.__path__[0]) / "core")
    imported = set()
    for path in (path for folder in folders for path in folder.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                imported |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom):
                imported.add((node.module or "").partition(".")[0])
    below = {IMPORTED.get(name, name) for name in imported - set(sys.stdlib_module_names) - {"schemas", "service"}}
    assert below <= set(LIBRARIES)
