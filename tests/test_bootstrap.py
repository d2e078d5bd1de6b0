"""The composition root: each setting becomes the pipeline it names, and a recording plays back what was recorded."""

import asyncio
import json
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

import pytest

from service import bootstrap
from service.answers import Answers
from service.embedded.model import EmbeddedModel
from service.errors import OutputError, StoreError, UsageError
from service.llm.openai import OpenAIModel
from service.pipeline import Pipeline
from service.settings import load_settings
from tests.briefs import realistic_brief
from tests.commands import answer, asking, run, shelved, unset
from tests.loopback import loopback
from tests.twins import OpenPace


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    unset(monkeypatch, tmp_path)


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    return shelved(tmp_path)


def silent(_words: str) -> None:
    """Progress that nobody reads."""


# --- settings become a pipeline


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"replay": "cassettes/seeds.yaml"}, "a recording is made and replayed in one process"),
        ({"base_url": "http://127.0.0.1:1/v1", "model": "m"}, "workers share a store in PostgreSQL"),
        (
            {"base_url": "http://127.0.0.1:1/v1", "model": "m", "store": "postgresql://h/n", "max_cost": "1"},
            "no price is listed",
        ),
    ],
)
def test_workers_that_could_not_do_the_same_are_refused_before_anything_is_started(
    given: dict[str, str], words: str
) -> None:
    with (
        pytest.raises(UsageError, match=words),
        bootstrap.pipeline(load_settings(engine="ray", **given), silent),
    ):
        pass


def test_workers_are_asked_for_and_none_is_started_before_there_is_an_article() -> None:
    settings = load_settings(engine="ray", model="embedded", workers=3)
    with bootstrap.pipeline(settings, silent) as made:
        assert (type(made.engine).__name__, made.pace.spending.calls) == ("RayEngine", 0)


async def test_a_desk_asks_as_the_pipeline_does_and_keeps_what_it_is_told(articles: Path, tmp_path: Path) -> None:
    place = str(tmp_path / "store.db")
    with loopback(answer) as endpoint:
        settings = load_settings(base_url=endpoint.url, model="m", store=place)
        with bootstrap.run_store(settings) as store, bootstrap.pipeline(settings, silent, store) as made:
            (article,) = made.read([str(articles / "chagos.txt")]).articles
            fingerprint = bootstrap.terms(made.prompts["extract"])
            with bootstrap.desk(OpenPace(), settings=settings, fingerprint=fingerprint) as desk:
                there = (await desk.work(article)).extracted
                await desk.model.close()
            (here,) = [each async for each in made.extract([article])]
            await made.model.close()
    assert (there.outcome.status, len(endpoint.bodies)) == ("done", 1)
    assert (here.records, here.outcome.usage.from_store) == (there.records, 1)


def test_a_desk_with_another_prompt_is_none() -> None:
    settings = load_settings(model="embedded")
    with (
        pytest.raises(UsageError, match="another version of Entente"),
        bootstrap.desk(OpenPace(), settings=settings, fingerprint="another"),
    ):
        pass


def test_an_endpoint_without_a_key_is_asked_without_one(articles: Path) -> None:
    with loopback(answer) as endpoint:
        settings = load_settings(base_url=endpoint.url, model="m", concurrency=3)
        with bootstrap.pipeline(settings, silent) as made:
            assert isinstance(made.model, OpenAIModel)
            assert (made.model.name, made.concurrency) == ("m", 3)
            outcome = asyncio.run(_first(made, articles / "chagos.txt"))
    assert outcome == "done"
    assert endpoint.headers[0]["authorization"] == "Bearer none"


async def _first(made: Pipeline, path: Path) -> str:
    try:
        (each,) = [each async for each in made.extract(made.read([str(path)]).articles)]
    finally:
        await made.model.close()
    return each.outcome.status


def test_a_key_reaches_the_endpoint_and_shows_nowhere(articles: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "not-a-key")
    with loopback(answer) as endpoint:
        settings = load_settings(base_url=endpoint.url, model="m")
        with bootstrap.pipeline(settings, silent) as made:
            asyncio.run(_first(made, articles / "chagos.txt"))
    assert endpoint.headers[0]["authorization"] == "Bearer not-a-key"
    assert "not-a-key" not in repr(settings)


def test_the_prompts_of_the_pipeline_are_those_of_the_prompts_folder() -> None:
    with bootstrap.pipeline(load_settings(base_url="http://127.0.0.1:1/v1", model="m"), silent) as made:
        assert [prompt.id for prompt in made.prompts.values()] == list(bootstrap.PROMPTS)


def test_pages_are_measured_on_the_rendered_page() -> None:
    with bootstrap.pipeline(load_settings(base_url="http://127.0.0.1:1/v1", model="m"), silent) as made:
        brief = realistic_brief()
        assert made.pages(brief.model_copy(update={"sections": brief.sections[:1]})) == 1
        assert made.pages(brief.model_copy(update={"watch": brief.watch * 40})) > 1


@pytest.mark.parametrize("suffix", bootstrap.RENDERERS)
def test_every_suffix_has_its_renderer(suffix: str) -> None:
    content = bootstrap.RENDERERS[suffix].render(realistic_brief()).content
    start = {".md": b"# ", ".html": b"<!doctype html>", ".pdf": b"%PDF", ".docx": b"PK", ".json": b"{"}[suffix]
    assert content[: len(start)].lower() == start.lower()


# --- the embedded model


def test_where_nothing_is_set_the_embedded_model_answers_and_how_to_set_another_is_told() -> None:
    told: list[str] = []
    with bootstrap.pipeline(load_settings(), told.append) as made:
        assert isinstance(made.model, EmbeddedModel)
    (words,) = told
    assert all(way in words for way in ("no model is set", "--model NAME", "OPENAI_API_KEY", "--base-url"))


def test_the_embedded_model_can_be_named_beside_a_key_and_nothing_more_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "not-a-key")
    told: list[str] = []
    with bootstrap.pipeline(load_settings(model="embedded"), told.append) as made:
        assert isinstance(made.model, EmbeddedModel)
    assert told == []


def test_of_the_embedded_models_answers_none_is_kept(tmp_path: Path) -> None:
    settings = load_settings(store=str(tmp_path / "a.db"))
    with bootstrap.run_store(settings) as store, bootstrap.pipeline(settings, silent, store) as made:
        assert store is not None
        assert isinstance(made.model, EmbeddedModel)


@pytest.mark.parametrize(
    ("set_so", "words"),
    [
        ({"model": "m"}, r"no key and no address.*\n(?s:.*)--replay(?s:.*)the embedded model answers"),
        ({"base_url": "http://h/v1"}, "no model is named"),
        ({"model": "embedded", "replay": Path("a.yaml")}, "--replay exclude each other"),
        ({"model": "embedded", "record": Path("a.yaml")}, "nothing over HTTP"),
        ({"record": Path("a.yaml")}, "no key and no address"),
        ({"triage": "embedded"}, "--triage embedded stands beside a large model"),
        ({"audit": "embedded", "model": "embedded"}, "--audit embedded stands beside a large model"),
    ],
)
def test_what_leads_nowhere_is_refused_with_what_to_do(set_so: dict[str, object], words: str) -> None:
    with pytest.raises(UsageError, match=words), bootstrap.pipeline(load_settings(**set_so), silent):
        pytest.fail("a pipeline that leads nowhere")


def test_the_looks_are_taken_where_they_are_asked_for() -> None:
    plain = {"base_url": "http://h/v1", "model": "m"}
    for more in ({}, {"triage": "embedded"}, {"audit": "embedded"}, {"triage": "embedded", "audit": "embedded"}):
        with bootstrap.pipeline(load_settings(**plain, **more), silent) as made:
            assert (made.first_look is not None, made.second_look is not None) == ("triage" in more, "audit" in more)


# --- recordings


def test_a_replay_cannot_be_recorded(tmp_path: Path) -> None:
    both = load_settings(replay=tmp_path / "a.yaml", record=tmp_path / "b.yaml")
    with pytest.raises(UsageError, match="exclude each other"), bootstrap.pipeline(both, silent):
        pytest.fail("a recorded replay")


def test_a_recording_that_cannot_be_written_is_an_output_error(articles: Path) -> None:
    settings = load_settings(base_url="http://127.0.0.1:1/v1", model="m", record=articles / "chagos.txt" / "c.yaml")
    with pytest.raises(OutputError, match=r"c\.yaml"), bootstrap.pipeline(settings, silent):
        pytest.fail("a recording nowhere")


# --- the store


def test_with_a_store_the_model_is_asked_once(tmp_path: Path) -> None:
    settings = load_settings(base_url="http://127.0.0.1:1/v1", model="m", store=str(tmp_path / "a.db"))
    with bootstrap.run_store(settings) as store, bootstrap.pipeline(settings, silent, store) as made:
        assert isinstance(made.model, Answers)
        assert made.model.identity.model == "m"
    assert (tmp_path / "a.db").is_file()


@pytest.mark.parametrize("bypass", ["replay", "record"])
def test_a_replay_and_a_recording_have_no_store(tmp_path: Path, bypass: str) -> None:
    options = {bypass: tmp_path / "c.yaml", "store": str(tmp_path / "a.db")}
    with bootstrap.run_store(load_settings(base_url="http://h/v1", model="m", **options)) as store:
        assert store is None
    assert not (tmp_path / "a.db").exists()


def test_a_store_is_not_made_where_no_model_is_set(tmp_path: Path) -> None:
    for settings in (load_settings(model="m"), load_settings(base_url="http://h/v1")):
        with pytest.raises(UsageError, match=r"no (?:key|model)"), bootstrap.run_store(settings):
            pytest.fail("a store for nobody")
    assert not (tmp_path / "store.db").exists()


def test_the_place_of_the_store_is_a_path_or_an_address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    for place in ("a.db", f"sqlite:////{tmp_path}/b.db", "sqlite:///c.db", "~/d.db"):
        with bootstrap.run_store(load_settings(base_url="http://h/v1", model="m", store=place)):
            pass
    assert {path.name for path in tmp_path.glob("*.db")} == {"a.db", "b.db", "c.db", "d.db"}


def test_without_a_place_the_store_is_in_the_users_data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ENTENTE_STORE")
    with bootstrap.run_store(load_settings(base_url="http://h/v1", model="m")):
        pass
    (made,) = tmp_path.rglob("entente.db")
    assert made.parent.name == "entente"


def test_what_was_never_kept_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no store there yet"), bootstrap.library(load_settings()):
        pytest.fail("a library of nothing")


def test_the_clock_tells_the_time_in_utc() -> None:
    assert bootstrap.now().utcoffset() == timedelta(0)


# --- recordings


def outputs_of(articles: Path, folder: Path, options: Sequence[str]) -> dict[str, bytes | str]:
    folder.mkdir()
    files = [folder / f"brief{suffix}" for suffix in (".md", ".html", ".pdf", ".json")]
    made = run("brief", str(articles), *options, *(word for file in files for word in ("-o", str(file))))
    assert made.code == 0
    return {file.name: file.read_bytes() for file in files}


def test_a_replay_gives_the_same_bytes_as_the_run_it_was_recorded_from(articles: Path, tmp_path: Path) -> None:
    with loopback(answer) as endpoint:
        recording = asking(endpoint, "--record", str(tmp_path / "brief.yaml"), "--concurrency", "2")
        live = outputs_of(articles, tmp_path / "live", recording)
        extracted = run("extract", str(articles), *asking(endpoint, "--record", str(tmp_path / "extract.yaml")))
        asked = len(endpoint.bodies)
        replayed = outputs_of(articles, tmp_path / "replayed", ["--replay", str(tmp_path / "brief.yaml")])
        again = run("extract", str(articles), "--replay", str(tmp_path / "extract.yaml"))
        printed = run("brief", str(articles), "--replay", str(tmp_path / "brief.yaml"))
        listed = run("extract", str(articles), "--replay", str(tmp_path / "extract.yaml"), "--format", "json")
        assert len(endpoint.bodies) == asked
    assert replayed == live
    assert printed.out.encode() == live["brief.md"]
    assert again == extracted
    assert json.loads(listed.out) == extracted.lines


def test_an_article_that_was_not_recorded_fails_alone_and_names_the_command(articles: Path, tmp_path: Path) -> None:
    cassette = tmp_path / "c.yaml"
    with loopback(answer) as endpoint:
        run("extract", str(articles), *asking(endpoint, "--record", str(cassette)))
    (articles / "new.txt").write_text("Peru and Chile signed a treaty.", encoding="utf-8")
    ended = run("extract", str(articles), "--replay", str(cassette), "-q")
    assert ended.code == 1
    assert ended.statuses.count("done") == 4
    assert f"entente: {articles}/new.txt (prompt extract v" in ended.err
    assert "--record" in ended.err
    assert ended.err.count("\n") == 1


def test_a_brief_whose_draft_was_not_recorded_fails_with_exit_2(articles: Path, tmp_path: Path) -> None:
    cassette = tmp_path / "c.yaml"
    with loopback(answer) as endpoint:
        run("extract", str(articles), *asking(endpoint, "--record", str(cassette)))
    ended = run("brief", str(articles), "--replay", str(cassette))
    assert (ended.code, ended.out) == (2, "")
    assert "the brief (prompt brief v" in ended.err
