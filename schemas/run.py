"""What a run cost and which questions it asked."""

from pydantic import Field

from schemas.shape import Value


class Usage(Value):
    """Calls over HTTP and the tokens the endpoint counted, summed over attempts."""

    calls: int = Field(default=0, ge=0)
    input_tokens: int = Field(default=0, ge=0)
    output_tokens: int = Field(default=0, ge=0)

    def __add__(self, other: "Usage") -> "Usage":
        return Usage(
            calls=self.calls + other.calls,
            input_tokens=self.input_tokens + other.input_tokens,
            output_tokens=self.output_tokens + other.output_tokens,
        )
