"""The whole path in a real browser: bring the seeds, watch the run, open a fact, follow a citation to its lit quote, hold a source
apart and take that back, download the page; and what axe finds, wide and narrow, light and dark."""

import json
import shutil
import socket
import threading
import time
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Literal

import pytest
import uvicorn
from playwright.sync_api import Page, ViewportSize, sync_playwright

from service import bootstrap
from service.settings import Settings
from service.web.app import app
from service.web.office import Office
from tests.commands import unset

pytestmark = pytest.mark.browser
SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))
WIDE: ViewportSize = {"width": 1200, "height": 900}
NARROW: ViewportSize = {"width": 390, "height": 844}
SIGNED = ("A. Officer", "it tells of another treaty")


@pytest.fixture
def address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A server on this machine, over a store of its own."""
    unset(monkeypatch, tmp_path)
    known = Settings(store=str(tmp_path / "store.db"))
    with bootstrap.served_store(known) as store, socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(app(Office(store=store, settings=known)), log_level="warning"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [free]})
        thread.start()
        while not server.started:
            time.sleep(0.02)
        yield f"http://127.0.0.1:{free.getsockname()[1]}"
        server.should_exit = True
        thread.join()


@pytest.fixture
def page(address: str) -> Iterator[Page]:
    """A browser at the first page."""
    chromium = shutil.which("chromium")
    assert chromium is not None, "this test needs Chromium"
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        opened = browser.new_context(viewport=WIDE, base_url=address).new_page()
        opened.set_default_timeout(30_000)
        wrong: list[str] = []
        opened.on("pageerror", lambda error: wrong.append(str(error)))
        opened.on("console", lambda told: wrong.append(told.text) if told.type == "error" else None)
        opened.goto("/")
        yield opened
        assert wrong == []
        browser.close()


def test_from_the_seeds_to_a_page_and_back_to_the_words(page: Page) -> None:
    page.get_by_role("link", name="bring some in").click()
    page.locator("input[type=file]").set_input_files(SEEDS)
    page.get_by_role("button", name="Bring them in").click()
    page.get_by_role("button", name="Read them and write a brief").click()
    page.get_by_role("link", name="Read the brief").wait_for()
    page.get_by_role("link", name="See the facts").click()

    page.get_by_role("link", name="Reciprocal Access Agreement").click()
    sources = page.get_by_role("button", name="Not the same").count()
    assert sources > 1
    page.get_by_text("1 quote", exact=True).first.click()
    quote = page.locator("blockquote a").filter(visible=True).first
    words = quote.inner_text().strip("“”")
    quote.click()
    lit = page.locator("#here")
    assert lit.inner_text().split()[0] in words
    assert lit.is_visible()
    page.go_back()

    page.get_by_label("Your name").first.fill(SIGNED[0])
    page.get_by_label("Reason").first.fill(SIGNED[1])
    page.get_by_role("button", name="Not the same").last.click()
    page.get_by_role("heading", level=1).wait_for()
    page.get_by_role("link", name="Decisions").click()
    page.get_by_text(SIGNED[1]).first.wait_for()
    while page.get_by_role("button", name="Take back").count():
        page.get_by_role("button", name="Take back").first.click()
        page.wait_for_load_state()
    page.get_by_role("link", name="Facts", exact=True).click()
    page.get_by_role("link", name="Reciprocal Access Agreement").click()
    assert page.get_by_role("button", name="Not the same").count() == sources

    page.get_by_role("link", name="Briefs").click()
    page.locator(".facts a").first.click()
    with page.expect_download() as download:
        page.get_by_role("link", name="pdf").click()
    assert Path(download.value.path()).read_bytes().startswith(b"%PDF")
    page.locator(".marks a").first.click()
    assert page.locator("#here").is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_axe_finds_nothing_serious_on_any_page(
    page: Page, size: ViewportSize, scheme: Literal["light", "dark"]
) -> None:
    page.set_viewport_size(size)
    page.emulate_media(color_scheme=scheme)
    page.goto("/tasks")
    page.locator("input[type=file]").set_input_files(SEEDS[:2])
    page.get_by_role("button", name="Bring them in").click()
    assert grave(page) == []
    page.get_by_role("button", name="Read them and write a brief").click()
    page.get_by_role("link", name="Read the brief").wait_for()
    assert grave(page) == []
    page.get_by_role("link", name="Read the brief").click()
    assert grave(page) == []
    page.locator(".marks a").first.click()
    assert grave(page) == []
    for path in ("/facts", "/articles", "/briefs", "/tasks", "/decisions", "/login"):
        page.goto(path)
        assert grave(page) == [], path
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), f"{path} scrolls sideways"
    page.goto("/facts")
    page.locator(".facts a").first.click()
    assert grave(page) == []


def test_every_page_is_read_without_a_script(address: str) -> None:
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_context(java_script_enabled=False, base_url=address).new_page()
        page.set_default_timeout(30_000)
        page.goto("/tasks")
        page.locator("input[type=file]").set_input_files(SEEDS[:1])
        page.get_by_role("button", name="Bring them in").click()
        page.get_by_role("button", name="Read them only").click()
        page.get_by_role("link", name="See the facts").wait_for()
        browser.close()


def grave(page: Page) -> list[str]:
    """The serious and critical rules of axe that a page breaks; evaluated past the policy, which forbids scripts of others."""
    axe = files("axe_core_python").joinpath("axe.min.js").read_text(encoding="utf-8")
    page.evaluate(axe)
    found = json.loads(
        page.evaluate(
            "axe.run(document, {resultTypes: ['violations']}).then(found => JSON.stringify(found.violations))"
        )
    )
    return [
        f"{each['id']}: {[node['target'] for node in each['nodes']][:3]}"
        for each in found
        if each["impact"] in {"serious", "critical"}
    ]
