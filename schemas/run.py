"""What a run cost, and what is kept of it."""

from typing import Literal

from pydantic import Field

from schemas.shape import Value

RunStatus = Literal["running", "done", "failed", "interrupted"]


class Usage(Value):
    """Calls over HTTP and the tokens the endpoint counted, summed over attempts; `from_store` counts the answers that were
    there already, for which nothing was paid."""

    calls: int = Field(default=0, ge=0)
    input_tokens: int = Field(default=0, ge=0)
    output_tokens: int = Field(default=0, ge=0)
    from_store: int = Field(default=0, ge=0)

    def __add__(self, other: "Usage") -> "Usage":
        return Usage(
            calls=self.calls + other.calls,
            input_tokens=self.input_tokens + other.input_tokens,
            output_tokens=self.output_tokens + other.output_tokens,
            from_store=self.from_store + other.from_store,
        )


class Run(Value):
    """One run of a command, as the store keeps it.

    The store gives the `id` (`r1`, `r2`, …) and counts `done`, `failed` and `usage` with every outcome, so that they are
    right also of a run that was killed: it stays `running`. A run is `done` when it came to its end with an article done.
    `cost` is in US dollars at list price, null where no price is known or the run did not come to its end.
    `started` and `ended` are UTC, ISO 8601; `prompts` are the versions of the templates, `articles` what was read.
    """

    id: str = ""
    command: str
    status: RunStatus = "running"
    started: str
    ended: str | None = None
    base_url: str
    model: str
    prompts: dict[str, int]
    paths: tuple[str, ...]
    articles: int = 0
    done: int = 0
    failed: int = 0
    facts: int = 0
    usage: Usage = Usage()
    cost: str | None = None
