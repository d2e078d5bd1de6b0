"""The house rules that a machine can check. An exception stands in a table here, with its reason."""

import ast
import io
import re
import sys
import tokenize
import tomllib
from collections.abc import Iterator
from fnmatch import fnmatch
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parent.parent
CODE = ("service", "schemas")
PYTHON = (*CODE, "tests", "benchmarks")

MAX_FILE_LINES = 400
MAX_FUNCTION_LINES = 50
MAX_MODULES = 9
MAX_README_LINES = 150

CROWDED_FOLDERS = {"schemas": "one noun per file on the ground floor; the list of nouns is the design's own"}
BROAD_CATCHES = {
    "service/asking/article.py": "the batch boundary: the defect of one article, or of one part, is told; the others go on",
    "service/web/jobs/worker.py": "the batch boundary of a server: the defect of one job is told; the others go on",
    "service/articles/worker.py": "the parsers' boundary: whatever surprises a library becomes one file's refusal",
}
DOORS_WITH_LOGIC = {"service/__init__.py": "sets one variable that must stand before pydantic loads"}
TESTS_OF_MORE_THAN_A_MODULE = {
    "tests/test_house.py": "the whole house",
    "tests/test_seeds.py": "the main job, replayed",
    "tests/test_kills.py": "whole processes, killed on the way, over each database",
    "tests/test_injections.py": "articles that give orders, from reading to the page",
    "tests/web/test_browsing.py": "every page, in a browser",
    "tests/test_deploy.py": "the image, its neighbours and the unit",
    "tests/store/test_restoring.py": "back-ups of each database, restored",
    "tests/core/briefing/verification/test_pairs.py": "all of verification, on pairs kept as data",
    "tests/test_labelled_seeds.py": "the same facts from the expected records, without a model",
    "tests/schemas/test_strict.py": "every shape that is sent to a model",
    "tests/web/test_attacks.py": "a whole server, attacked",
    "tests/web/test_description.py": "the description of a whole server, held against it",
    "tests/render/test_stress.py": "composed, fitted and rendered together, at the limits",
}
RECORDINGS_OF_THE_PRODUCT = {"cassettes/seeds.yaml": "replayed by `make brief`"}
LAZY_NAMES = {"util", "utils", "helper", "helpers", "misc", "common", "manager", "managers", "handler", "handlers"}


def python_files(*folders: str) -> list[Path]:
    return sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))


def where(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@cache
def source(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(source(path))


@cache
def comments(path: Path) -> tuple[tuple[int, str], ...]:
    tokens = tokenize.generate_tokens(io.StringIO(source(path)).readline)
    return tuple((token.start[0], token.string) for token in tokens if token.type == tokenize.COMMENT)


@cache
def project() -> dict[str, Any]:
    return tomllib.loads(source(ROOT / "pyproject.toml"))


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (node for node in ast.walk(tree(path)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def imported(path: Path) -> set[str]:
    """Top-level names of the packages that a module imports, anywhere in it."""
    names: set[str] = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module.split(".")[0])
    return names


def written_files() -> Iterator[Path]:
    """Every text file of the project: what .gitignore leaves, without the history."""
    ignored = [".git", *(line.strip("/") for line in source(ROOT / ".gitignore").splitlines() if line)]
    for path in sorted(ROOT.rglob("*")):
        made = any(fnmatch(part, pattern) for part in path.relative_to(ROOT).parts for pattern in ignored)
        if not made and path.is_file() and b"\0" not in path.read_bytes():
            yield path


# --- size


def test_no_file_is_too_long() -> None:
    long = {
        where(path): lines for path in python_files(*PYTHON) if (lines := source(path).count("\n")) > MAX_FILE_LINES
    }
    assert long == {}


def test_no_function_is_too_long() -> None:
    long = {
        f"{where(path)}:{node.lineno} {node.name}": length
        for path in python_files(*PYTHON)
        for node in functions(path)
        if (length := (node.end_lineno or node.lineno) - node.lineno + 1) > MAX_FUNCTION_LINES
    }
    assert long == {}


def test_no_folder_is_crowded() -> None:
    folders = {path.parent for path in python_files(*CODE)}
    counts = {
        where(folder): len([file for file in folder.glob("*.py") if file.stem != "__init__"]) for folder in folders
    }
    assert {folder for folder, count in counts.items() if count > MAX_MODULES} == set(CROWDED_FOLDERS)


def test_readme_stays_short() -> None:
    assert source(ROOT / "README.md").count("\n") <= MAX_README_LINES


# --- names and places


def test_no_lazy_names() -> None:
    files = [
        path for path in python_files(*PYTHON) if LAZY_NAMES & set(re.split(r"[_/]", where(path).removesuffix(".py")))
    ]
    lazy_class = re.compile(r"(?:Utils?|Helpers?|Misc|Common|Managers?|Handlers?)$")
    classes = [
        f"{where(path)} {node.name}"
        for path in python_files(*PYTHON)
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ClassDef) and lazy_class.search(node.name)
    ]
    assert (files, classes) == ([], [])


def test_tests_mirror_modules() -> None:
    strays = []
    for path in python_files("tests"):
        if path.name.startswith("test_") and where(path) not in TESTS_OF_MORE_THAN_A_MODULE:
            inner = path.relative_to(ROOT / "tests").with_name(path.name.removeprefix("test_"))
            base = ROOT / inner if inner.parts[0] == "schemas" else ROOT / "service" / inner
            if not base.is_file() and not (base.with_suffix("") / "__init__.py").is_file():
                strays.append(where(path))
    assert strays == []


def test_exceptions_are_still_needed() -> None:
    tables = (CROWDED_FOLDERS, BROAD_CATCHES, DOORS_WITH_LOGIC, TESTS_OF_MORE_THAN_A_MODULE, RECORDINGS_OF_THE_PRODUCT)
    assert [name for table in tables for name in table if not (ROOT / name).exists()] == []


def test_every_folder_of_code_has_a_door() -> None:
    folders = {path.parent for path in python_files(*CODE)}
    assert [where(folder) for folder in folders if not (folder / "__init__.py").exists()] == []


def test_doors_hold_no_logic() -> None:
    logic = []
    for path in python_files(*CODE):
        if path.name == "__init__.py" and where(path) not in DOORS_WITH_LOGIC:
            for node in tree(path).body:
                docstring = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
                names = isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__"
                if not docstring and not names and not isinstance(node, ast.Import | ast.ImportFrom):
                    logic.append(f"{where(path)}:{node.lineno}")
    assert logic == []


# --- words


def test_modules_public_functions_and_classes_have_docstrings() -> None:
    silent = []
    for path in python_files(*CODE):
        public = [
            node
            for node in tree(path).body
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) and not node.name.startswith("_")
        ]
        silent += [where(path)] if not ast.get_docstring(tree(path)) else []
        silent += [f"{where(path)} {node.name}" for node in public if not ast.get_docstring(node)]
    assert silent == []


def test_error_tree_is_drawn_as_it_is() -> None:
    path = ROOT / "service/errors.py"
    classes = {node.name: ast.unparse(node.bases[0]) for node in tree(path).body if isinstance(node, ast.ClassDef)}
    drawn: dict[str, str] = {}
    branch: list[str] = []
    for line in (ast.get_docstring(tree(path)) or "").splitlines():
        if match := re.match(r"((?:\|  |   )*)((?:\|- |`- )?)([A-Z]\w+)(?:\s{2,}|$)", line):
            depth = len(match[1] + match[2]) // 3
            branch = [*branch[:depth], match[3]]
            drawn[match[3]] = branch[-2] if depth else "Exception"
    assert drawn == classes


# --- exceptions from the rules


def is_broad(handler: ast.ExceptHandler) -> bool:
    """Whether a handler catches everything; one that tidies up and lets the error go on catches nothing."""
    kinds = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    everything = any(kind is None or ast.unparse(kind) in {"Exception", "BaseException"} for kind in kinds)
    return everything and ast.unparse(handler.body[-1]) != "raise"


def test_broad_catches_stand_at_named_boundaries_only() -> None:
    broad = {
        where(path)
        for path in python_files(*CODE)
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ExceptHandler) and is_broad(node)
    }
    assert broad <= set(BROAD_CATCHES)


def test_every_lint_exception_has_its_code_and_reason() -> None:
    allowed = re.compile(
        r"# (?:noqa: [A-Z]+\d+(?:, ?[A-Z]+\d+)*|type: ignore\[[\w, -]+\]|pragma: no (?:cover|branch)) +(?:#|-) +\w.{7,}"
    )
    suspect = re.compile(r"#\s*(?:noqa|type:\s*ignore|pragma:|ruff:|mypy:|pyright:)")
    bare = [
        f"{where(path)}:{line} {text}"
        for path in python_files(*PYTHON)
        for line, text in comments(path)
        if suspect.search(text) and not allowed.search(text)
    ]
    assert bare == []


# --- floors


def test_every_module_is_on_the_map() -> None:
    floors = next(contract for contract in project()["tool"]["importlinter"]["contracts"] if contract["id"] == "floors")
    layers = [name.strip() for layer in floors["layers"] for name in layer.split("|")]
    inside = {path.relative_to(ROOT / "service").parts[0].removesuffix(".py") for path in python_files("service")}
    assert floors["exhaustive"] is True
    assert inside - {name.strip("()") for name in layers} - {"__init__"} == set()
    assert {name for name in layers if not name.startswith("(")} - inside == set()


@pytest.mark.parametrize("path", python_files("schemas"), ids=where)
def test_schemas_use_pydantic_and_the_standard_library_only(path: Path) -> None:
    assert imported(path) - {"schemas", "pydantic"} - sys.stdlib_module_names == set()


def test_core_asks_no_clock_and_opens_no_file() -> None:
    """What import contracts cannot see: names that pure modules such as datetime offer, and built-in functions."""
    impure = set("now utcnow today open read_text read_bytes write_text write_bytes print input".split())
    calls = [
        f"{where(path)}:{node.lineno}"
        for path in python_files("service/core")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] in impure
    ]
    assert calls == []


def test_nothing_reads_the_environment_but_settings() -> None:
    allowed = {"service/__init__.py", "service/settings.py"}
    readers = {where(path) for path in python_files(*CODE) if re.search(r"\bos\.(?:environ|getenv)\b", source(path))}
    assert readers <= allowed


def test_every_library_in_use_is_declared() -> None:
    tables = [project()["project"]["dependencies"], *project()["project"]["optional-dependencies"].values()]
    declared = {re.split(r"[<>=\[; ]", line)[0].lower().replace("_", "-") for table in tables for line in table}
    owners = packages_distributions()
    used = {name for path in python_files(*CODE) for name in imported(path)} - set(CODE) - sys.stdlib_module_names
    undeclared = {
        name for name in used if not declared & {owner.lower().replace("_", "-") for owner in owners.get(name, [name])}
    }
    assert undeclared == set()


# --- what is written down


def test_lock_has_hashes_and_no_addresses() -> None:
    lines = source(ROOT / "requirements.lock").splitlines()
    pin = re.compile(r"[a-z0-9-]+==[^ ]+( ; [^\\]+)? \\")
    odd = [
        line for line in lines if not pin.fullmatch(line) and not re.fullmatch(r"    --hash=sha256:\w{64}( \\)?", line)
    ]
    declared = {re.split(r"[<>=\[; ]", line)[0].lower() for line in project()["project"]["dependencies"]}
    assert odd == []
    assert declared - {line.split("==")[0] for line in lines} == set()


def test_no_machine_and_no_index_is_named() -> None:
    machine = re.compile(r"(?<![\w.~)/-])/(?:work|root|home|Users)/\w")
    index = re.compile(r"pypi\.(?:org|python)|pythonhosted\.|npmjs\.|deb\.debian\.")
    named = [
        f"{where(path)}:{number}"
        for path in written_files()
        if path.suffix != ".lock" and path.parts[-2] != "seeds"
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if machine.search(line) or index.search(line)
    ]
    assert named == []


# --- recordings

CASSETTES = sorted((ROOT / "cassettes").rglob("*.yaml"))


def test_no_cassette_is_an_orphan() -> None:
    tests = {
        (path.stem, node.name)
        for path in python_files("tests")
        for node in functions(path)
        if node.name.startswith("test_")
    }
    orphans = [
        where(path)
        for path in CASSETTES
        if where(path) not in RECORDINGS_OF_THE_PRODUCT and (path.parent.name, path.stem.split("[")[0]) not in tests
    ]
    assert orphans == []


@pytest.mark.parametrize("path", CASSETTES, ids=where)
def test_cassettes_are_readable_and_hold_no_secret(path: Path) -> None:
    secret = re.compile(r"\bsk-[\w-]{16,}|\bBearer\s+\S|\beyJ[\w-]{20,}\.", re.IGNORECASE)
    private = {"authorization", "api-key", "x-api-key", "cookie", "set-cookie", "openai-organization", "openai-project"}
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    interactions = yaml.load(source(path), loader)["interactions"]  # noqa: S506 - both loaders are the safe one
    headers = {
        name.lower()
        for one in interactions
        for side in ("request", "response")
        for name in one[side].get("headers") or {}
    }
    assert interactions
    assert headers & private == set()
    assert [name for name in headers if name.startswith("x-stainless")] == []
    assert not secret.search(source(path))
