"""List prices by model and address, from genai-prices, which carries them with it and asks no network.

A price may rise with the length of a request. Here it is that of requests up to 100,000 tokens, under every such step, and
for longer ones that of the highest step: never less than the list says.
"""

from dataclasses import dataclass
from decimal import Decimal
from urllib.parse import urlsplit

_MILLION = Decimal(1_000_000)
_USUAL = 100_000
_LONGEST = 10_000_000
_OWN = frozenset({"localhost", "127.0.0.1", "::1"})  # a model on one's own machine is on no list


@dataclass(frozen=True, slots=True, kw_only=True)
class Price:
    """US dollars for a million tokens of input and of output; `long_*` are those of requests with over 100,000 of input."""

    input: Decimal
    output: Decimal
    long_input: Decimal | None = None
    long_output: Decimal | None = None

    def cost(self, input_tokens: int, output_tokens: int) -> Decimal:
        """What so many tokens cost, in US dollars."""
        coming, going = self.input, self.output
        if input_tokens > _USUAL:
            coming, going = self.long_input or coming, self.long_output or going
        return (input_tokens * coming + output_tokens * going) / _MILLION

    def __str__(self) -> str:
        return f"${self.input.normalize():f} in, ${self.output.normalize():f} out for a million tokens"


def list_price(model: str, *, base_url: str | None) -> Price | None:
    """The list price of `model` at `base_url` (None: OpenAI's own); None where the list has none for that address."""
    if base_url and urlsplit(base_url).hostname in _OWN:
        return None
    from genai_prices import Usage, calc_price  # noqa: PLC0415 - most of a second, for those who ask an endpoint

    def told(size: int) -> tuple[Decimal, Decimal]:
        usage = Usage(input_tokens=size, output_tokens=size)
        found = (
            calc_price(usage, model, provider_api_url=base_url)
            if base_url
            else calc_price(usage, model, provider_id="openai")
        )
        return found.input_price * _MILLION / size, found.output_price * _MILLION / size

    try:
        (coming, going), (most_in, most_out) = told(_USUAL), told(_LONGEST)
    except LookupError:
        return None
    return Price(input=coming, output=going, long_input=max(coming, most_in), long_output=max(going, most_out))
