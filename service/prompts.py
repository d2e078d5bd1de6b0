"""Prompt templates: a YAML head (id, version, purpose, slot) over a Jinja body with a system and a user part.

Everything but the material is rendered here, in a sandbox where an unknown variable is an error. The user message keeps
one literal `{{ slot }}`, filled later from the question's material: one pass, so that nothing in an article is ever
rendered as a template.
"""

import hashlib
import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import frontmatter
from jinja2 import StrictUndefined, Template, TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from schemas.shape import Shape
from service.errors import PromptError

_SECTIONS = re.compile(r"\A\s*## system\n(?P<system>.*?)\n## user\n(?P<user>.*)\Z", re.DOTALL)
_MARKUP = re.compile(r"\{\{|\{%|\{#")


@dataclass(frozen=True, slots=True)
class RenderedPrompt:
    """The two messages of a question; `user` holds the literal slot."""

    system: str
    user: str


@dataclass(frozen=True, slots=True)
class Prompt:
    """A loaded template. `slot` names the one variable that is left for the material."""

    id: str
    version: int
    purpose: str
    slot: str
    system: str
    user: str

    def fingerprint(self, shape: type[Shape]) -> str:
        """Sixteen hex digits that change with a word of the template or of the response schema."""
        schema = schema_text(shape)
        text = "\0".join((self.id, str(self.version), self.system, self.user, schema))
        return hashlib.sha256(text.encode()).hexdigest()[:16]

    def render(self, **variables: object) -> RenderedPrompt:
        """Render both messages; raise PromptError for an unknown variable or a variable that brings template markup."""
        literal = "{{ " + self.slot + " }}"
        try:
            system = _template(self.system).render(**variables)
            user = _template(self.user).render(**variables, **{self.slot: literal})
        except TemplateError as error:
            raise PromptError(f"prompt {self.id} v{self.version} does not render: {error}") from error
        if user.count(literal) != 1 or _MARKUP.search(system) or _MARKUP.search(user.replace(literal, "")):
            raise PromptError(f"prompt {self.id} v{self.version}: template markup is left over; only {literal} may be")
        return RenderedPrompt(system=system.strip(), user=user.strip())


@cache
def _template(text: str) -> Template:
    """Compiled once for all articles."""
    return ImmutableSandboxedEnvironment(undefined=StrictUndefined, keep_trailing_newline=False).from_string(text)


@cache
def schema_text(shape: type[Shape]) -> str:
    """The JSON Schema of a shape, made once."""
    return json.dumps(shape.model_json_schema(), ensure_ascii=False)


def fence(material: str, noun: str) -> str:
    """A tag name made from the material's own hash, so that the material cannot close it."""
    return f"{noun}-{hashlib.sha256(material.encode('utf-8', 'replace')).hexdigest()[:12]}"


def prompts_folder() -> Path:
    """The `prompts/` folder of a checkout, or the copy inside an installed application."""
    checkout = Path(__file__).parent.parent / "prompts"
    return checkout if checkout.is_dir() else Path(__file__).parent / "_prompts"


def load_prompt(name: str, folder: Path | None = None) -> Prompt:
    """Load `<name>.md`; raise PromptError that names what is missing or wrong."""
    path = (folder or prompts_folder()) / f"{name}.md"
    try:
        head, body = frontmatter.parse(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise PromptError(f"prompt {name}: cannot load {path.name}: {error}") from error
    parts = _SECTIONS.match(body)
    missing = {"id", "version", "purpose", "slot"} - set(head)
    if missing or parts is None:
        wanted = ", ".join(sorted(missing)) or "the two parts `## system` and `## user`"
        raise PromptError(f"prompt {name}: {path.name} lacks {wanted}")
    return Prompt(
        id=str(head["id"]),
        version=int(str(head["version"])),
        purpose=str(head["purpose"]),
        slot=str(head["slot"]),
        system=parts["system"],
        user=parts["user"],
    )
