"""The draft of a brief: plain sentences from the facts as the question gives them, each citing what it tells."""

from service.embedded.composition.draft import draft

__all__ = ["draft"]
