"""The two bases of every schema: a Shape is filled in by a model, a Value is made by code."""

from pydantic import BaseModel, ConfigDict


class Shape(BaseModel):
    """What a model fills in: every property required, nothing beyond the named ones (OpenAI strict mode)."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Value(BaseModel):
    """What code makes: frozen; transforms return new values."""

    model_config = ConfigDict(extra="forbid", frozen=True)
