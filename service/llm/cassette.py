"""Recordings as files: vcrpy records and reads them, this module says what a recording holds and how it looks.

Kept of a call are its method, address and body, and of the answer its status, type, wait and body: no key, no cookie, no
account, nothing of the SDK or the machine. Refusals that pass (429, 5xx), and those by which an endpoint's dialect is
learnt, are not kept: a replay that meets them teaches nothing. A recording starts from nothing and replaces the file in
one step, and only when the work under it went well. vcrpy patches the whole process, so one recording runs at a time;
replays (see `replay`) run side by side.
"""

import contextlib
import json
import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit, urlunsplit

import yaml
from vcr import VCR
from vcr.patch import PATCHER_NAMES
from vcr.persisters.filesystem import CassetteNotFoundError
from vcr.serialize import deserialize, serialize

from service.errors import OutputError, UsageError
from service.llm import body
from service.llm.calls.dialect import is_about_dialect
from service.llm.calls.faults import is_passing_status

RECORD_AGAIN: Final = (
    "`entente ... --record {path} --base-url URL --model NAME`, or `make record` for cassettes/seeds.yaml"
)

_KEPT_HEADERS = frozenset({"content-type", "retry-after"})
_ASKED = "/chat/completions"


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """One call and its answer, as bytes."""

    method: str
    path: str
    request: bytes
    status: int
    headers: tuple[tuple[str, str], ...]
    response: bytes


class Recording:
    """A recording that is under way."""

    def __init__(self, cassette: Any) -> None:
        self._cassette = cassette

    @property
    def calls(self) -> int:
        """How many calls it holds by now."""
        return len(self._cassette)


@contextlib.contextmanager
def recording(path: Path, *, note: str | None = None) -> Iterator[Recording]:
    """Record every question asked meanwhile into a new file at `path`; `note` tells a reader how it was made.

    Raises OutputError at once when `path` cannot be written. When the work raises, or asks nothing, a file that was
    there before stays as it was.
    """
    _check_writable(path)
    recorder = VCR(
        record_mode="all",
        match_on=("method", "path", "raw_body"),
        serializer="readable",
        decode_compressed_response=True,
        record_on_exception=False,
        before_record_request=_trimmed_request,
        before_record_response=_trimmed_response,
        skip_patchers=[library for library in PATCHER_NAMES if library != "httpx2"],
    )
    recorder.register_serializer("readable", Readable)
    kept = _Kept()
    recorder.register_persister(kept)
    with recorder.use_cassette(str(path)) as cassette:
        if note is not None:
            cassette.get_metadata("note", note)
            cassette.dirty = False
        yield Recording(cassette)
    kept.write()


def load(path: Path) -> tuple[Recorded, ...]:
    """All calls of the cassette at `path`; raise UsageError in plain words when there is none or it is something else."""
    try:
        requests, responses, *_ = _Files.load_cassette(path, Readable)
        return tuple(_recorded(*pair) for pair in zip(requests, responses, strict=True))
    except CassetteNotFoundError as error:
        raise UsageError(f"no cassette at {path}; make one with {RECORD_AGAIN.format(path=path)}") from error
    except OSError as error:
        raise UsageError(f"cannot read cassette {path}: {error.strerror}") from error
    except (yaml.YAMLError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise UsageError(f"{path} is not a cassette that vcrpy or Entente wrote ({type(error).__name__})") from error


class Readable:
    """vcrpy's serializer: the interactions with their bodies opened, in an order that no race decides."""

    @staticmethod
    def serialize(cassette: dict[str, Any]) -> str:
        interactions = sorted(cassette["interactions"], key=_order)
        document: dict[str, Any] = {key: cassette[key] for key in ("version", "metadata") if key in cassette}
        return body.to_yaml({**document, "interactions": [_open(interaction) for interaction in interactions]})

    @staticmethod
    def deserialize(text: str) -> Any:
        document = body.from_yaml(text)
        return {**document, "interactions": body.closed(document["interactions"])}


class _Files:
    """vcrpy's persister, reading UTF-8 everywhere."""

    @classmethod
    def load_cassette(cls, path: Path, serializer: Any) -> Any:
        if not Path(path).is_file():
            raise CassetteNotFoundError
        return deserialize(Path(path).read_text(encoding="utf-8"), serializer)


class _Kept:
    """A persister that is blind to what the file held before, and writes when vcrpy has let go of the process.

    vcrpy leaves its patch in place when a persister raises, to be undone at whatever time the garbage is collected; the
    recording of that time would then miss its calls in silence.
    """

    def __init__(self) -> None:
        self._saved: tuple[str, dict[str, Any], Any] | None = None

    def load_cassette(self, path: Path, serializer: Any) -> Any:  # noqa: ARG002 - vcrpy's signature
        raise CassetteNotFoundError

    def save_cassette(self, path: str, cassette: dict[str, Any], serializer: Any) -> None:
        self._saved = path, cassette, serializer

    def write(self) -> None:
        """Write in UTF-8 and in one step what was saved, if anything was."""
        if self._saved is None:
            return
        path, cassette, serializer = self._saved
        text = serialize(cassette, serializer)
        target = Path(path)
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
                file.write(text)
            Path(name).chmod(0o644)
            Path(name).replace(target)
        except OSError as error:
            Path(name).unlink(missing_ok=True)
            raise OutputError(f"cannot record to {path}: {error.strerror}") from error
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise


def _check_writable(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=path.parent):
            is_folder = path.is_dir()
    except OSError as error:
        raise OutputError(f"cannot record to {path}: {error.strerror}") from error
    if is_folder:
        raise OutputError(f"cannot record to {path}: it is a folder")


def _trimmed_request(request: Any) -> Any:
    """The request without secrets and noise; None, which keeps it out, when it asks no model."""
    if not request.path.endswith(_ASKED):
        return None
    address = urlsplit(request.uri)
    request.uri = urlunsplit((address.scheme, address.netloc.rpartition("@")[2], address.path, "", ""))
    request.headers = {name: value for name, value in request.headers.items() if name.lower() in _KEPT_HEADERS}
    return request


def _trimmed_response(response: dict[str, Any]) -> dict[str, Any] | None:
    if is_passing_status(response["status"]["code"]) or _is_about_dialect(response):
        return None
    headers = {name: values for name, values in response["headers"].items() if name.lower() in _KEPT_HEADERS}
    return {**response, "headers": headers}


def _is_about_dialect(response: dict[str, Any]) -> bool:
    if response["status"]["code"] != 400:
        return False
    try:
        return is_about_dialect(json.loads(response["body"]["string"])["error"]["code"])
    except (ValueError, KeyError, TypeError):
        return False


def _order(interaction: dict[str, Any]) -> tuple[str, str]:
    return interaction["request"]["uri"], str(interaction["request"]["body"])


def _open(interaction: dict[str, Any]) -> dict[str, Any]:
    request, response = dict(interaction["request"]), dict(interaction["response"])
    asked, answered = request.pop("body"), response.pop("body")["string"]
    if isinstance(asked, str):
        request.update([body.opened("body", asked)])
    else:
        request["body"] = asked
    string = body.opened("string", answered, loosely=True) if isinstance(answered, str) else ("string", answered)
    return {"request": request, "response": {**response, "body": dict([string])}}


def _recorded(request: Any, response: dict[str, Any]) -> Recorded:
    headers = tuple((name, value) for name, values in response["headers"].items() for value in values)
    return Recorded(
        method=request.method,
        path=request.path,
        request=request.body or b"",
        status=int(response["status"]["code"]),
        headers=headers,
        response=response["body"]["string"] or b"",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedSettings:
    """What a replay must send again for its bodies to match: read off the recorded requests."""

    model: str
    mode: str
    max_tokens: int
    untaken: frozenset[str]
    path: str


def recorded_settings(path: Path, calls: tuple[Recorded, ...]) -> RecordedSettings:
    """The settings of the first question in `calls`, which were loaded from `path`; UsageError when it holds none."""
    for call in calls:
        if not call.path.endswith(_ASKED):
            continue
        try:
            asked = json.loads(call.request)
            model, limit = str(asked["model"]), asked.get("max_tokens") or asked["max_completion_tokens"]
        except (ValueError, KeyError, TypeError, AttributeError):
            continue
        return RecordedSettings(
            model=model,
            mode=_mode(asked),
            max_tokens=int(limit),
            untaken=frozenset({"max_tokens", "temperature"} - set(asked)),
            path=call.path.removesuffix(_ASKED),
        )
    raise UsageError(
        f"cassette {path} holds no question of Entente's; record one with {RECORD_AGAIN.format(path=path)}"
    )


def _mode(asked: dict[str, Any]) -> str:
    if "tools" in asked:
        return "tools"
    wanted = asked.get("response_format")
    return "json_schema" if isinstance(wanted, dict) and wanted.get("type") == "json_schema" else "json"
