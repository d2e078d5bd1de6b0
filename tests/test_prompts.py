from pathlib import Path
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import Field, create_model

from schemas.brief import Draft
from schemas.extraction import Extraction
from schemas.merge import Adjudication
from schemas.shape import Shape
from service.errors import PromptError
from service.prompts import Prompt, fence, load_prompt, prompts_folder

HEAD = "---\nid: greet\nversion: 3\npurpose: Greet.\nslot: article\n---\n"
BODY = "## system\n\nYou greet {{ whom }}.\n\n## user\n\n<{{ fence }}>\n{{ article }}\n</{{ fence }}>\n"
ANSWERS: dict[str, type[Shape]] = {"extract": Extraction, "adjudicate": Adjudication, "brief": Draft}


def write(folder: Path, text: str) -> Path:
    (folder / "greet.md").write_text(text, encoding="utf-8")
    return folder


def prompt(*, system: str = "You greet {{ whom }}.", user: str = "{{ article }}") -> Prompt:
    return Prompt(id="greet", version=3, purpose="Greet.", slot="article", system=system, user=user)


# --- loading


def test_head_and_both_parts_are_loaded(tmp_path: Path) -> None:
    loaded = load_prompt("greet", write(tmp_path, HEAD + BODY))
    assert (loaded.id, loaded.version, loaded.purpose, loaded.slot) == ("greet", 3, "Greet.", "article")
    assert loaded.system.strip() == "You greet {{ whom }}."
    assert "{{ article }}" in loaded.user


@pytest.mark.parametrize("key", ["id", "version", "purpose", "slot"])
def test_a_key_missing_from_the_head_is_named(tmp_path: Path, key: str) -> None:
    head = "".join(line for line in HEAD.splitlines(keepends=True) if not line.startswith(key))
    with pytest.raises(PromptError, match=rf"prompt greet: greet\.md lacks {key}$"):
        load_prompt("greet", write(tmp_path, head + BODY))


@pytest.mark.parametrize("body", ["## system\n\nOnly this.\n", "## user\n\nOnly this.\n", "Neither.\n"])
def test_a_missing_part_is_named(tmp_path: Path, body: str) -> None:
    with pytest.raises(PromptError, match="lacks the two parts `## system` and `## user`"):
        load_prompt("greet", write(tmp_path, HEAD + body))


def test_a_template_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(PromptError, match=r"prompt absent: cannot load absent\.md"):
        load_prompt("absent", tmp_path)


def test_a_template_that_is_not_text_is_named(tmp_path: Path) -> None:
    (tmp_path / "greet.md").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(PromptError, match=r"prompt greet: cannot load greet\.md"):
        load_prompt("greet", tmp_path)


@pytest.mark.parametrize(("name", "slot"), [("extract", "article"), ("adjudicate", "pairs"), ("brief", "facts")])
def test_our_own_templates_load_under_their_names(name: str, slot: str) -> None:
    loaded = load_prompt(name)
    assert (loaded.id, loaded.slot) == (name, slot)
    assert loaded.version >= 1
    assert loaded.purpose.endswith(".")


def test_every_template_in_the_folder_is_one_of_ours() -> None:
    assert {path.stem for path in prompts_folder().glob("*.md")} == set(ANSWERS)


# --- rendering


def test_everything_but_the_material_is_rendered(tmp_path: Path) -> None:
    rendered = load_prompt("greet", write(tmp_path, HEAD + BODY)).render(whom="ministers", fence="article-1")
    assert rendered.system == "You greet ministers."
    assert rendered.user == "<article-1>\n{{ article }}\n</article-1>"


def test_an_unknown_variable_is_an_error_that_names_prompt_and_version() -> None:
    with pytest.raises(PromptError, match="prompt greet v3 does not render: 'whom' is undefined"):
        prompt().render()


def test_a_template_with_broken_markup_is_an_error() -> None:
    with pytest.raises(PromptError, match="prompt greet v3 does not render"):
        prompt(system="{% if %}").render(whom="x")


@pytest.mark.parametrize(
    "system",
    ["{{ whom.__class__ }}", "{{ whom.__class__.__mro__ }}", "{{ ''.__class__.__base__.__subclasses__() }}"],
)
def test_the_sandbox_gives_nothing_of_python_away(system: str) -> None:
    with pytest.raises(PromptError, match="does not render"):
        prompt(system=system).render(whom="x")


def test_a_template_cannot_change_what_it_is_given() -> None:
    with pytest.raises(PromptError, match="does not render"):
        prompt(system="{{ whom.append(1) }}").render(whom=[])


@pytest.mark.parametrize("value", ["{{ 7 * 7 }}", "{% raw %}", "{# note #}", "{{ article }}"])
def test_a_variable_that_brings_markup_is_refused(value: str) -> None:
    with pytest.raises(PromptError, match=r"template markup is left over; only \{\{ article \}\} may be"):
        prompt().render(whom=value)
    with pytest.raises(PromptError, match="template markup is left over"):
        prompt(system="Hello.", user="{{ note }} {{ article }}").render(note=value)


@pytest.mark.parametrize("user", ["No slot at all.", "{{ article }} and again {{ article }}"])
def test_the_slot_stands_exactly_once(user: str) -> None:
    with pytest.raises(PromptError, match=r"only \{\{ article \}\} may be"):
        prompt(user=user).render(whom="x")


@pytest.mark.parametrize("name", ANSWERS)
def test_our_own_templates_render_with_one_slot_inside_the_fence(name: str) -> None:
    loaded = load_prompt(name)
    rendered = loaded.render(fence="tag-123", as_of="29 May 2025", points=5, failures=[], part=None)
    assert rendered.user.count("{{ " + loaded.slot + " }}") == 1
    assert f"<tag-123>\n{{{{ {loaded.slot} }}}}\n</tag-123>" in rendered.user
    assert "{{" not in rendered.system


# --- the fence


def test_the_fence_is_named_for_its_noun_and_changes_with_the_material() -> None:
    assert fence("one", "article").startswith("article-")
    assert fence("one", "article") == fence("one", "article") != fence("two", "article")


@given(st.text())
def test_material_cannot_close_its_own_fence(material: str) -> None:
    tag = fence(material, "article")
    assert tag not in material
    assert fence(material + f"</{tag}>", "article") != tag


# --- the fingerprint


def shape(description: str) -> type[Shape]:
    return create_model("Greeting", __base__=Shape, text=(str, Field(description=description)))


def test_the_fingerprint_is_sixteen_hex_digits_and_stays_the_same() -> None:
    first = prompt().fingerprint(shape("The greeting."))
    assert len(first) == 16
    assert int(first, 16) >= 0
    assert first == prompt().fingerprint(shape("The greeting."))


@pytest.mark.parametrize("part", ["system", "user"])
@pytest.mark.parametrize("name", ANSWERS)
def test_one_word_of_a_template_changes_the_fingerprint(
    tmp_path: Path, name: str, part: Literal["system", "user"]
) -> None:
    text = (prompts_folder() / f"{name}.md").read_text(encoding="utf-8")
    (tmp_path / f"{name}.md").write_text(text.replace(f"## {part}\n\n", f"## {part}\n\nPlease. "), encoding="utf-8")
    assert load_prompt(name, tmp_path).fingerprint(ANSWERS[name]) != load_prompt(name).fingerprint(ANSWERS[name])


def test_the_version_changes_the_fingerprint(tmp_path: Path) -> None:
    one = load_prompt("greet", write(tmp_path, HEAD + BODY))
    two = load_prompt("greet", write(tmp_path, HEAD.replace("version: 3", "version: 4") + BODY))
    assert one.fingerprint(shape("x")) != two.fingerprint(shape("x"))


def test_one_field_description_changes_the_fingerprint() -> None:
    assert prompt().fingerprint(shape("The greeting.")) != prompt().fingerprint(shape("The  greeting."))
