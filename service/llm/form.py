"""A shape read as a form: which field stands at a path, and what may stand in it when nothing valid was given."""

import types
from collections.abc import Iterator
from typing import Annotated, Any, Final, Literal, Union, get_args, get_origin

from schemas.shape import Shape

Path = tuple[str | int, ...]


class _Unfillable:
    """The type of UNFILLABLE."""


UNFILLABLE: Final = _Unfillable()


def annotation_at(shape: type[Shape], path: Path) -> Any:
    """The annotation of the field or list item at `path`; `object` where the shape has none."""
    annotation: Any = shape
    for step in path:
        annotation = _bare(annotation)
        if is_list(annotation):
            annotation = get_args(annotation)[0]
        elif is_form(annotation) and step in annotation.model_fields:
            annotation = annotation.model_fields[step].annotation
        else:
            return object
    return annotation


def is_list(annotation: Any) -> bool:
    """Whether the field holds a list."""
    return get_origin(_bare(annotation)) is list


def is_form(annotation: Any) -> bool:
    """Whether a form of its own stands there: a shape, with fields."""
    return isinstance(annotation, type) and issubclass(annotation, Shape)


def blank(annotation: Any, *, in_list: bool = False) -> Any:
    """What may stand where nothing valid was given: null, an empty list, `other`, or a form of such; else UNFILLABLE.

    An item of a list is never blanked as a whole form (`in_list`): it is better left out.
    """
    if _is_nullable(annotation):
        return None
    annotation = _bare(annotation)
    if is_list(annotation):
        return []
    if get_origin(annotation) is Literal:
        return "other" if "other" in get_args(annotation) else UNFILLABLE
    if in_list or not is_form(annotation):
        return UNFILLABLE
    fields = {name: blank(field.annotation) for name, field in annotation.model_fields.items()}
    return UNFILLABLE if any(value is UNFILLABLE for value in fields.values()) else fields


def items_below(shape: type[Shape], data: Any, path: Path = ()) -> Iterator[Path]:
    """Paths of all forms that stand in lists below `path`, whatever was given in their place."""
    node: Any = data
    for step in path:
        node = node[step]
    annotation = _bare(annotation_at(shape, path))
    if isinstance(node, list) and is_list(annotation):
        for index in range(len(node)):
            if is_form(get_args(annotation)[0]):
                yield (*path, index)
            yield from items_below(shape, data, (*path, index))
    elif isinstance(node, dict) and is_form(annotation):
        for name in node:
            yield from items_below(shape, data, (*path, name))


def _is_nullable(annotation: Any) -> bool:
    while get_origin(annotation) is Annotated:
        annotation = get_args(annotation)[0]
    return type(None) in get_args(annotation)


def _bare(annotation: Any) -> Any:
    """The annotation without its constraints and without null."""
    while True:
        if get_origin(annotation) is Annotated:
            annotation = get_args(annotation)[0]
        elif get_origin(annotation) in (Union, types.UnionType) and _is_nullable(annotation):
            annotation = next(kind for kind in get_args(annotation) if kind is not type(None))
        else:
            return annotation
