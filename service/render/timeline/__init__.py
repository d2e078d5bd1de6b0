"""The timeline picture, drawn once for every format that shows it."""

from service.render.timeline.drawing import WIDTH, describe, draw, legend, render

__all__ = ["WIDTH", "describe", "draw", "legend", "render"]
