"""Settings: read once, typed, every default visible. The command line overrides the environment.

`OPENAI_API_KEY` and `OPENAI_BASE_URL` keep the names that OpenAI-compatible tools share; everything else is `ENTENTE_*`.
An empty variable is as good as none.
"""

from decimal import Decimal
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, SecretStr, ValidationError
from pydantic_core import PydanticCustomError
from pydantic_settings import BaseSettings, SettingsConfigDict

from service.errors import UsageError
from service.ports import EMBEDDED


def _one_line(key: SecretStr) -> SecretStr:
    """A key as it can be sent: without the line end that a copied one brings along."""
    text = key.get_secret_value().strip()
    if not (text.isascii() and text.isprintable()):
        raise PydanticCustomError("key", "holds characters that no key has; copy it again")
    return SecretStr(text)


def _web_address(url: str) -> str:
    if not url.startswith(("http://", "https://")):
        raise PydanticCustomError("address", "an address begins with http:// or https://")
    return url


Key = Annotated[SecretStr, AfterValidator(_one_line)]
Dollars = Annotated[Decimal, Field(ge=0, allow_inf_nan=False, max_digits=12)]
Address = Annotated[str, AfterValidator(_web_address)]


class Settings(BaseSettings):
    """What a run is made with. Times are in seconds, prices in US dollars for a million tokens."""

    model_config = SettingsConfigDict(
        env_prefix="ENTENTE_",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
        populate_by_name=True,
        hide_input_in_errors=True,
    )

    api_key: Key | None = Field(
        default=None, validation_alias="OPENAI_API_KEY", description="Key of the endpoint; sent to it and nowhere else."
    )
    base_url: Address | None = Field(
        default=None,
        validation_alias="OPENAI_BASE_URL",
        description="Address of an OpenAI-compatible endpoint; without one, OpenAI's own.",
    )
    model: str | None = Field(
        default=None,
        description="Name of the model to ask; `embedded` asks none and reads by rules, as without key, address and model.",
    )
    mode: Literal["tools", "json_schema", "json"] = Field(
        default="tools", description="How the schema is enforced: `tools`, `json_schema` or `json`."
    )
    replay: Path | None = Field(default=None, description="Cassette to answer from: no key, no network, no store.")
    record: Path | None = Field(default=None, description="Cassette to record everything asked into; no store.")
    store: str | None = Field(
        default=None,
        description="File or `postgresql://` address that keeps answers and runs; without one, a file in your data folder.",
    )
    retry_failed: bool = Field(
        default=False, description="Ask again where an answer was paid for and could not be used."
    )
    overrides: Path | None = Field(default=None, description="YAML file of what people split, joined or corrected.")
    concurrency: int = Field(default=8, ge=1, le=256, description="Articles asked about at once.")
    timeout: float = Field(default=300.0, gt=0, allow_inf_nan=False, description="Seconds that one call may take.")
    tries: int = Field(default=5, ge=1, le=20, description="How often a failing call is tried, the first included.")
    max_tokens: int = Field(default=16_000, ge=256, description="Tokens that one answer may take.")
    token_budget: int = Field(default=60_000, ge=1_000, description="Tokens of one question with its re-asks, at most.")
    chunk_tokens: int = Field(
        default=3_000, ge=50, description="Estimated tokens from which a text is asked about in parts."
    )
    rpm: int | None = Field(
        default=None, ge=1, description="Requests a minute at most; without it, what the endpoint's headers allow."
    )
    tpm: int | None = Field(
        default=None, ge=1_000, description="Tokens a minute at most; without it, what the endpoint's headers allow."
    )
    price_in: Dollars | None = Field(
        default=None, description="Dollars for a million tokens sent, where the price list does not know the model."
    )
    price_out: Dollars | None = Field(default=None, description="Dollars for a million tokens received, likewise.")
    max_cost: Dollars | None = Field(default=None, description="Dollars, at list price, that a run never exceeds.")
    triage: Literal["embedded"] | None = Field(
        default=None, description="`embedded`: ask the model only about articles in which rules see something."
    )
    audit: Literal["embedded"] | None = Field(
        default=None, description="`embedded`: list what rules see and the model's records do not cover."
    )
    engine: Literal["local", "ray"] = Field(
        default="local",
        description="Where articles are asked about: `local`, this process, or `ray`, a cluster's workers.",
    )
    workers: int | None = Field(
        default=None, ge=1, le=10_000, description="Workers on a cluster; without it, one for each of its processors."
    )
    ray_address: str | None = Field(
        default=None, validation_alias="RAY_ADDRESS", description="The cluster to join; without it, one of its own."
    )

    @property
    def nothing_is_set(self) -> bool:
        """Whether no model, no way to one and no recording is named: then the embedded model answers."""
        return not (self.api_key or self.base_url or self.model or self.replay or self.record)

    @property
    def is_embedded(self) -> bool:
        """Whether the embedded model answers, by name or for want of another."""
        return self.model == EMBEDDED or self.nothing_is_set


def load_settings(**overrides: object) -> Settings:
    """Settings from the environment, overridden by what is not None; raise UsageError that names what is wrong. The text
    of a key is in no message."""
    try:
        return Settings.model_validate({name: value for name, value in overrides.items() if value is not None})
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        name = "_".join(str(part) for part in first["loc"]).lower().removeprefix("entente_")
        got = "" if first["type"] == "key" else f"; got {first['input']!r}"
        raise UsageError(f"setting {name}: {first['msg'].lower()}{got}") from error
