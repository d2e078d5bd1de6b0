"""`/v1`, by noun; each module has a `router`."""

__all__ = ["articles", "briefs", "extractions", "facts", "health", "jobs", "journal", "overrides", "runs"]
