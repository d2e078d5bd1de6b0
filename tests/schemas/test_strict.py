"""Every shape stays within what strict JSON-schema modes accept (OpenAI, "Structured Outputs"): as it is declared, and as
the adapter sends it, which must hold to more."""

from collections.abc import Iterator
from typing import Any

import pytest

from schemas.brief import Draft, Rewrite
from schemas.extraction import Extraction
from schemas.merge import Adjudication
from schemas.shape import Shape
from service.llm.schema import strict_schema

Schema = dict[str, Any]

MAX_PROPERTIES = 100
MAX_LEVELS = 5
KEYWORDS = set("$defs $ref additionalProperties anyOf description enum items properties required title type".split())
TAKEN_OUT_BEFORE_SENDING = {"minLength"}
SHAPES: list[type[Shape]] = [Extraction, Adjudication, Draft, Rewrite]
DECLARED = [pytest.param(shape.model_json_schema(), id=f"{shape.__name__} as declared") for shape in SHAPES]
SENT = [pytest.param(strict_schema(shape), id=f"{shape.__name__} as sent") for shape in SHAPES]

in_both_forms = pytest.mark.parametrize("root", [*DECLARED, *SENT])
as_sent = pytest.mark.parametrize("root", SENT)


def resolve(node: Schema, root: Schema) -> Schema:
    """The node itself, or the definition that it refers to."""
    target: Schema = root["$defs"][node["$ref"].rsplit("/", 1)[-1]] if "$ref" in node else node
    return target


def children(node: Schema) -> list[Schema]:
    """The schemas one step inside: of properties, items and alternatives."""
    inner = [*node.get("properties", {}).values(), *node.get("anyOf", [])]
    return [*inner, node["items"]] if "items" in node else inner


def walk(node: Schema, root: Schema) -> Iterator[Schema]:
    """Every schema that a reader of the whole tree meets, each reference followed."""
    yield node
    for child in children(resolve(node, root)):
        yield from walk(child, root)


def objects(root: Schema) -> list[Schema]:
    """Every object of the tree, as often as it is met."""
    return [found for node in walk(root, root) if "properties" in (found := resolve(node, root))]


def keywords(root: Schema) -> set[str]:
    """Every keyword of JSON Schema that the tree uses."""
    return {keyword for node in walk(root, root) for keyword in (*node, *resolve(node, root))}


def levels(node: Schema, root: Schema) -> int:
    """How many objects stand inside one another."""
    found = resolve(node, root)
    return int("properties" in found) + max((levels(child, root) for child in children(found)), default=0)


@in_both_forms
def test_every_property_is_required(root: Schema) -> None:
    assert all(sorted(node["required"]) == sorted(node["properties"]) for node in objects(root))


@in_both_forms
def test_nothing_beyond_the_named_properties(root: Schema) -> None:
    assert all(node["additionalProperties"] is False for node in objects(root))


@in_both_forms
def test_no_default_and_no_combination_but_what_may_be_null(root: Schema) -> None:
    assert keywords(root) - KEYWORDS - TAKEN_OUT_BEFORE_SENDING == set()


@as_sent
def test_only_keywords_that_strict_modes_know(root: Schema) -> None:
    assert keywords(root) <= KEYWORDS


@as_sent
def test_a_reference_stands_alone(root: Schema) -> None:
    assert all(set(node) == {"$ref"} for node in walk(root, root) if "$ref" in node)


@in_both_forms
def test_size_stays_within_the_limits(root: Schema) -> None:
    assert sum(len(node["properties"]) for node in objects(root)) <= MAX_PROPERTIES
    assert levels(root, root) <= MAX_LEVELS


@in_both_forms
def test_every_property_is_described(root: Schema) -> None:
    """By its own words, or by those of the shape it holds."""
    silent = []
    for node in objects(root):
        for name, inner in node["properties"].items():
            held = [resolve(each, root) for each in (inner, inner.get("items", {}))]
            if not any(each.get("description") for each in (inner, *held)):
                silent.append(name)
    assert silent == []


@in_both_forms
def test_no_place_for_ids_or_offsets(root: Schema) -> None:
    """Code adds provenance, so that a model cannot invent it; it may repeat only ids that it was given."""
    names = {name for node in objects(root) for name in node["properties"]}
    assert names & {"id", "start", "end", "offset", "article", "source", "fact"} == set()
