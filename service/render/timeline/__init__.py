"""The timeline picture, drawn once for every format that shows it."""

from service.render.timeline.drawing import WIDTH, describe, draw, legend, render
from service.render.timeline.picture import picture

__all__ = ["WIDTH", "describe", "draw", "legend", "picture", "render"]
