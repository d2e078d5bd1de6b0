"""What runs Entente as a service: the image, its neighbours and the unit say what the code does. No image is built here."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parent.parent
DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")
COPIED = [
    (source, target)
    for line in re.findall(r"^COPY (?!--from)(.+)$", DOCKERFILE, re.MULTILINE)
    for *sources, target in [line.split()]
    for source in sources
]


@pytest.fixture(scope="module")
def image(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A clean folder with what the image copies, and nothing else."""
    folder = tmp_path_factory.mktemp("image")
    for source, target in COPIED:
        place = folder / target
        if (ROOT / source).is_dir():
            shutil.copytree(ROOT / source, place, ignore=shutil.ignore_patterns("__pycache__"), dirs_exist_ok=True)
        else:
            place.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / source, place)
    return folder


def ran(image: Path, *arguments: str) -> str:
    command = [sys.executable, "-c", "from service.cli import main; main()", *arguments]
    environment = {"PYTHONPATH": str(image), "PATH": "/usr/bin:/bin", "ENTENTE_STORE": str(image / "store.db")}
    done = subprocess.run(command, cwd=image, env=environment, capture_output=True, text=True, check=True, timeout=120)
    return done.stdout


def test_what_the_image_copies_is_enough_for_a_brief(image: Path, tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text("France and Spain signed the Pyrenees Treaty in Lyon on 3 March 2024.\n", encoding="utf-8")
    assert "Pyrenees Treaty" in ran(image, "brief", str(article))
    assert "extract" in ran(image, "prompts")


def test_the_image_holds_no_test_article_key_or_store() -> None:
    allowed = {line.removeprefix("!") for line in (ROOT / ".dockerignore").read_text().splitlines() if line[:1] == "!"}
    assert {source for source, _ in COPIED} == allowed
    assert not allowed & {"seeds", "tests", "cassettes", ".env", "."}


def test_the_image_runs_as_nobody_in_particular() -> None:
    users = re.findall(r"^USER (\S+)$", DOCKERFILE, re.MULTILINE)
    assert users == ["10001:10001"]
    assert DOCKERFILE.index("USER 10001") < DOCKERFILE.index("ENTRYPOINT")


def test_the_image_is_made_of_pinned_libraries_alone() -> None:
    whole, own = ((ROOT / place).read_text() for place in ("requirements.lock", "deploy/requirements.lock"))
    pins = set(re.findall(r"^\S+==\S+", own, re.MULTILINE))
    assert pins <= set(re.findall(r"^\S+==\S+", whole, re.MULTILINE))
    assert {pin.split("==")[0] for pin in pins} >= {
        "openai",
        "instructor",
        "psycopg",
        "fastapi",
        "uvicorn",
        "hatchling",
    }
    assert not {pin.split("==")[0] for pin in pins} & {"pytest", "mypy", "ruff", "ray"}
    assert "--hash=sha256:" in own


def test_hadolint_finds_nothing_in_the_dockerfile() -> None:
    found = shutil.which("hadolint", path=f"{Path(sys.executable).parent}:/usr/local/bin:/usr/bin")
    if found is None:
        pytest.skip("hadolint has no wheel for this machine")
    told = subprocess.run([found, str(ROOT / "Dockerfile")], capture_output=True, text=True, check=False, timeout=60)
    assert (told.returncode, told.stdout) == (0, "")


def test_neighbours_keep_secrets_out_and_the_page_on_this_machine() -> None:
    services = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))["services"]
    assert services["entente"]["ports"] == ["127.0.0.1:8337:8337"]
    assert "ports" not in services["database"]
    assert services["entente"]["read_only"] is True
    assert services["entente"]["cap_drop"] == ["ALL"]
    secret = [
        str(value)
        for one in services.values()
        for name, value in one["environment"].items()
        if "KEY" in name or "PASSWORD" in name
    ]
    assert secret
    assert all(re.fullmatch(r"\$\{\w+(?::[-?][^}]*)?\}", value) for value in secret)
    assert "@database" in services["entente"]["environment"]["ENTENTE_STORE"]
    assert ":" not in services["entente"]["environment"]["ENTENTE_STORE"].split("//")[1].split("@")[0]


def test_the_unit_starts_the_command_that_there_is() -> None:
    unit = (ROOT / "deploy" / "entente.service").read_text(encoding="utf-8")
    (started,) = re.findall(r"^ExecStart=\S+/entente (.+)$", unit, re.MULTILINE)
    assert started == "serve --host 127.0.0.1 --port 8337"
    assert "DynamicUser=yes" in unit
