"""What the pipeline needs of the outside world: small, typed, named for the need. Adapters live at the edges."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Generic, Protocol, TypeVar

from schemas.article import Article
from schemas.brief import Brief
from schemas.record import Rejection
from schemas.run import Usage
from schemas.shape import Shape
from service.errors import ReadError

ShapeT = TypeVar("ShapeT", bound=Shape)


@dataclass(frozen=True, slots=True, kw_only=True)
class Question(Generic[ShapeT]):
    """One question to a model.

    `user` holds one literal `{{ <slot> }}` where `material` goes; the material is data and is never rendered.
    `context` reaches the validators of `shape` (it carries `locate`). `subject` names what the question is about, for
    messages to people. `fingerprint` changes with the template or the response schema.
    """

    prompt: str
    version: int
    fingerprint: str
    system: str
    user: str
    slot: str
    material: str
    shape: type[ShapeT]
    subject: str
    context: Mapping[str, Callable[..., object]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer(Generic[ShapeT]):
    """A validated answer. `proposed` is the last answer as the model gave it, before salvage; `rejected` what salvage took
    out or changed, each with its reason and a path such as `agreements.0.events.1`."""

    value: ShapeT
    proposed: Mapping[str, object]
    rejected: tuple[Rejection, ...]
    usage: Usage
    model: str


class Model(Protocol):
    """Something that answers questions."""

    async def ask(self, question: Question[ShapeT]) -> Answer[ShapeT]:
        """Answer the question; raise ModelError or EndpointError when no answer can be had."""
        ...

    async def close(self) -> None:
        """Let go of connections, in the event loop they were made in."""
        ...


class Reader(Protocol):
    """Turns paths into articles, one at a time; what cannot be read comes as an error, so that the rest goes on."""

    def read(self, path: str, *, feed: bool = False) -> "Iterable[Article | UnreadFile | Skipped]":
        """All articles at `path`, in order of name; with `feed`, those that the feed there names."""
        ...


@dataclass(frozen=True, slots=True)
class UnreadFile:
    """A file that could not be read, and why."""

    source: str
    error: ReadError


@dataclass(frozen=True, slots=True)
class Skipped:
    """Something beside the articles that nobody asked for by name and that is not read (a picture in a folder, an attachment),
    and why. It is no failure."""

    source: str
    reason: str


@dataclass(frozen=True, slots=True)
class Rendered:
    """The bytes of one file, and how many pages they take; None where the format has no pages."""

    content: bytes
    pages: int | None


class Renderer(Protocol):
    """Lays a brief out in one format. It decides nothing: what is on the page was chosen before."""

    def render(self, brief: Brief) -> Rendered: ...
