import os
from decimal import Decimal
from pathlib import Path

import pytest

from service.errors import UsageError
from service.settings import Settings, load_settings

SECRET = "not-a-key"


@pytest.fixture(autouse=True)
def _nothing_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in list(os.environ):
        if name.startswith(("OPENAI_", "ENTENTE_")):
            monkeypatch.delenv(name)


def wrong(**overrides: object) -> str:
    """What is told of settings that are refused."""
    with pytest.raises(UsageError) as caught:
        load_settings(**overrides)
    return str(caught.value)


def test_every_default_is_visible() -> None:
    settings = load_settings()
    assert (settings.api_key, settings.base_url, settings.model, settings.replay, settings.record) == (None,) * 5
    assert (settings.mode, settings.concurrency, settings.timeout, settings.tries) == ("tools", 8, 300.0, 5)
    assert (settings.max_tokens, settings.token_budget, settings.chunk_tokens) == (16_000, 60_000, 3_000)


NAMES = {
    "OPENAI_BASE_URL": ("base_url", "http://env/v1", "http://env/v1"),
    "ENTENTE_MODEL": ("model", "gpt-x", "gpt-x"),
    "ENTENTE_MODE": ("mode", "json", "json"),
    "ENTENTE_REPLAY": ("replay", "a.yaml", Path("a.yaml")),
    "ENTENTE_RECORD": ("record", "b.yaml", Path("b.yaml")),
    "ENTENTE_STORE": ("store", "kept.db", "kept.db"),
    "ENTENTE_OVERRIDES": ("overrides", "o.yaml", Path("o.yaml")),
    "ENTENTE_TRIAGE": ("triage", "embedded", "embedded"),
    "ENTENTE_AUDIT": ("audit", "embedded", "embedded"),
    "ENTENTE_RETRY_FAILED": ("retry_failed", "true", True),
    "ENTENTE_CONCURRENCY": ("concurrency", "3", 3),
    "ENTENTE_TIMEOUT": ("timeout", "1.5", 1.5),
    "ENTENTE_TRIES": ("tries", "2", 2),
    "ENTENTE_MAX_TOKENS": ("max_tokens", "300", 300),
    "ENTENTE_TOKEN_BUDGET": ("token_budget", "2000", 2000),
    "ENTENTE_CHUNK_TOKENS": ("chunk_tokens", "500", 500),
    "ENTENTE_RPM": ("rpm", "600", 600),
    "ENTENTE_TPM": ("tpm", "30000", 30_000),
    "ENTENTE_PRICE_IN": ("price_in", "2.5", Decimal("2.5")),
    "ENTENTE_PRICE_OUT": ("price_out", "10", Decimal(10)),
    "ENTENTE_MAX_COST": ("max_cost", "0.05", Decimal("0.05")),
}


@pytest.mark.parametrize("variable", NAMES)
def test_each_setting_has_its_name_in_the_environment(monkeypatch: pytest.MonkeyPatch, variable: str) -> None:
    name, text, value = NAMES[variable]
    monkeypatch.setenv(variable, text)
    assert getattr(load_settings(), name) == value


def test_every_setting_has_a_name_in_the_environment() -> None:
    assert {name for name, _, _ in NAMES.values()} | {"api_key"} == set(Settings.model_fields)


@pytest.mark.parametrize("variable", NAMES)
def test_an_empty_variable_is_as_good_as_none(monkeypatch: pytest.MonkeyPatch, variable: str) -> None:
    default = load_settings()
    monkeypatch.setenv(variable, "")
    assert load_settings() == default


def test_variables_of_other_programs_are_ignored(monkeypatch: pytest.MonkeyPatch) -> None:
    default = load_settings()
    for variable in ("BASE_URL", "API_KEY", "MODEL", "TIMEOUT", "OPENAI_MODEL", "ENTENTE_UNKNOWN"):
        monkeypatch.setenv(variable, "stray")
    assert load_settings() == default


def test_the_command_line_overrides_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_BASE_URL", "http://env/v1")
    monkeypatch.setenv("ENTENTE_CONCURRENCY", "3")
    monkeypatch.setenv("ENTENTE_TRIES", "4")
    settings = load_settings(base_url="http://given/v1", concurrency=2, tries=None)
    assert (settings.base_url, settings.concurrency, settings.tries) == ("http://given/v1", 2, 4)


def test_an_override_makes_up_for_a_wrong_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ENTENTE_CONCURRENCY", "many")
    monkeypatch.setenv("OPENAI_BASE_URL", "nonsense")
    assert load_settings(concurrency=2, base_url="https://h/v1").concurrency == 2


@pytest.mark.parametrize(
    ("name", "value", "why"),
    [
        ("concurrency", 0, "greater than or equal to 1; got 0"),
        ("concurrency", 257, "less than or equal to 256; got 257"),
        ("concurrency", "many", "a valid integer, unable to parse string as an integer; got 'many'"),
        ("timeout", 0, "greater than 0; got 0"),
        ("timeout", float("inf"), "a finite number; got inf"),
        ("tries", 21, "less than or equal to 20; got 21"),
        ("mode", "sql", "'tools', 'json_schema' or 'json'; got 'sql'"),
        ("max_tokens", 1, "greater than or equal to 256; got 1"),
        ("token_budget", 1, "greater than or equal to 1000; got 1"),
        ("chunk_tokens", 1, "greater than or equal to 50; got 1"),
    ],
)
def test_a_wrong_setting_is_named_with_what_it_may_be(name: str, value: object, why: str) -> None:
    assert wrong(**{name: value}) == f"setting {name}: input should be {why}"


def test_a_wrong_variable_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ENTENTE_TRIES", "often")
    assert wrong().startswith("setting tries: input should be a valid integer")


@pytest.mark.parametrize("url", ["", "localhost:11434/v1", "ftp://h/v1"])
def test_an_address_that_is_none_is_told(url: str) -> None:
    assert wrong(base_url=url) == f"setting base_url: an address begins with http:// or https://; got {url!r}"


def test_settings_do_not_change() -> None:
    settings = load_settings()
    with pytest.raises(ValueError, match="frozen"):
        settings.tries = 9  # type: ignore[misc]  # what is tested


# --- the key


def test_the_key_is_taken_from_the_environment_and_never_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", SECRET)
    settings = load_settings()
    assert settings.api_key is not None
    assert settings.api_key.get_secret_value() == SECRET
    assert SECRET not in f"{settings!r} {settings} {settings.model_dump()} {settings.model_dump_json()}"


def test_a_line_end_that_was_copied_along_is_no_part_of_the_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", f" {SECRET}\r\n")
    key = load_settings().api_key
    assert key is not None
    assert key.get_secret_value() == SECRET


@pytest.mark.parametrize("key", [f"{SECRET}é", f"{SECRET}\nx"])
def test_a_key_that_cannot_be_sent_is_told_and_in_no_part_of_the_error(
    monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", key)
    with pytest.raises(UsageError) as caught:
        load_settings()
    assert str(caught.value) == "setting openai_api_key: holds characters that no key has; copy it again"
    assert SECRET not in str(caught.value.__cause__)


def test_other_wrong_settings_do_not_show_the_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", SECRET)
    with pytest.raises(UsageError) as caught:
        load_settings(tries=0)
    assert SECRET not in f"{caught.value} {caught.value.__cause__}"
