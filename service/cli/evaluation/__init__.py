"""`entente eval`."""

from service.cli.evaluation.command import evaluate

__all__ = ["evaluate"]
