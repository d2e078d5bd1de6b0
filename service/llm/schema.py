"""A shape as it is sent to a model: OpenAI strict mode, made once per shape.

Strict mode wants every property required, no others, no defaults, and no `$ref` with neighbours; openai's own converter
sees to that. Titles that only repeat a property's name are taken out (they cost tokens on every call), and so are
limits on length, which some endpoints refuse; validation checks those all the same.
"""

from functools import cache
from typing import Any

import instructor
import openai
from pydantic import create_model

from schemas.shape import Shape

_UNSUPPORTED = frozenset({"minLength", "maxLength"})


@cache
def strict_schema(shape: type[Shape]) -> dict[str, Any]:
    """The JSON schema of `shape` as it goes over the wire. Shared: do not change it."""
    parameters = openai.pydantic_function_tool(shape)["function"]["parameters"]
    return {**_lean(parameters), "title": shape.__name__}


@cache
def response_model(shape: type[Shape]) -> type[Shape]:
    """`shape` as instructor wants it: any other class it wraps anew, generating its schema, on every call."""
    make: Any = create_model  # Any: its annotation wants all bases of one type
    model: type[Shape] = make(shape.__name__, __base__=(shape, _Sent), __doc__=shape.__doc__)
    return model


class _Sent(instructor.OpenAISchema):
    """What makes instructor take a class as it is, and send the strict schema of the shape it was made from."""

    @classmethod
    def model_json_schema(cls, *_args: Any, **_options: Any) -> dict[str, Any]:
        shape: Any = cls.__bases__[0]  # as response_model made it
        return dict(strict_schema(shape))


def _lean(node: Any) -> Any:
    """`node` without limits and titles: as a keyword `title` holds a string, as a property's name it holds a schema."""
    if isinstance(node, list):
        return [_lean(item) for item in node]
    if not isinstance(node, dict):
        return node
    return {
        key: _lean(value)
        for key, value in node.items()
        if key not in _UNSUPPORTED and not (key == "title" and isinstance(value, str))
    }
