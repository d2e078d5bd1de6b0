"""The replacement of instructor's templating: in its version, and to the byte what instructor makes."""

import importlib
from typing import Any

import instructor
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from jinja2 import TemplateError

from service.llm.calls.templates import VERSION, fill_plain_slots, filled

TEMPLATING: Any = importlib.import_module("instructor.v2.core.templating")
COMPILING = getattr(TEMPLATING.apply_template, "compiling", TEMPLATING.apply_template)

PIECES = (
    *("{{ article }}", "{{ note }}", "{{ other }}", "{{article}}", "{{ self }}", "{{ none }}", "{{ article", "}}"),
    *("{", "}", "{{", "{%", "{#", "#}", "%}", "{% raw %}", "{% endraw %}", "{{ 7 * 7 }}", "{{- article -}}"),
    *("\n", "\r\n", "\r", "  ", "\t", "a", "Café", "\x0b", "\u2028", "# ", "<x1>", "</x1>", "{{ number }}"),
)


@pytest.fixture(autouse=True)
def _as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(TEMPLATING, "apply_template", COMPILING)


def test_the_version_in_use_is_the_one_it_was_written_for() -> None:
    assert instructor.__version__ == VERSION


def test_another_version_is_left_as_it_is() -> None:
    assert not fill_plain_slots("1.18.0")
    assert TEMPLATING.apply_template is COMPILING


def test_it_is_replaced_once(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled: list[str] = []

    def compiling(text: str, _context: object) -> str:
        compiled.append(text)
        return "made"

    monkeypatch.setattr(TEMPLATING, "apply_template", compiling)
    assert fill_plain_slots()
    assert fill_plain_slots()
    assert TEMPLATING.apply_template("  {{ article }}", {"article": "{{ 7 * 7 }}\n  x"}) == "{{ 7 * 7 }}\nx"
    assert compiled == []
    assert TEMPLATING.apply_template("{% if x %}", {}) == "made"
    assert compiled == ["{% if x %}"]


@given(
    text=st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=8).map("".join),
    article=st.text(max_size=5) | st.sampled_from(PIECES),
)
@example(text="  Read this.\r\n  <x1>\n{{ article }}\n</x1>\n\n", article="{{ note }}\r\n")
@example(text="{{{ article }}}", article="a")
@example(text="{{ article }}}", article="a")
def test_what_is_filled_is_what_is_compiled(text: str, article: str) -> None:
    context = {"article": article, "note": "n", "number": 7, "locate": len}
    made = filled(text, context)
    if made is not None:
        assert made == compiled(text, context)


def compiled(text: str, context: dict[str, Any]) -> str:
    """What Jinja makes of it."""
    try:
        environment = TEMPLATING.SandboxedEnvironment()
        return str(environment.from_string(text).render(**context))
    except TemplateError as error:
        return f"no template: {error}"


@pytest.mark.parametrize(
    "text",
    ["{{ article|upper }}", "{{ missing }}", "{{ number }}", "{% raw %}", "a {# b #}", "{{{ article }}", "{{ self }}"],
)
def test_what_holds_more_than_slots_for_texts_is_left_to_instructor(text: str) -> None:
    assert filled(text, {"article": "a", "number": 7}) is None


def test_a_prompt_is_filled_without_compiling() -> None:
    assert filled("Instructions.\n", {}) == "Instructions."
    assert filled("<x1>\n{{ article }}\n</x1>", {"article": "a {{ b }} c"}) == "<x1>\na {{ b }} c\n</x1>"
