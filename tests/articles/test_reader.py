import codecs
import json
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import docx
import pytest
import typst

from schemas.article import Article
from service.articles import kinds
from service.articles import reader as reader_module
from service.articles.kinds import Kind
from service.articles.metadata import Metadata
from service.articles.reader import ArticleReader
from service.articles.web.fetch import Page
from service.articles.worker import Worker
from service.errors import ReadError
from service.ports import Skipped, UnreadFile
from tests.records import SEEDS

TEXT = "The Senate approved it.\r\nThey met — in Manila.\n"
PAGE = (
    "<html><head><title>Pact signed</title></head><body><article><h1>Pact signed</h1>"
    "<p>The ministers of both countries signed the agreement in Manila on Wednesday after two years of talks.</p>"
    "<p>It awaits the approval of both legislatures, officials said, and another round will follow.</p></article></body></html>"
)
Item = Article | UnreadFile | Skipped
LARGEST = 10 * 2**20


@dataclass
class Web:
    """Pages by address, in memory; any other address is refused as the guarded client would."""

    pages: dict[str, tuple[Kind, bytes]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def fetch(self, address: str) -> Page:
        self.asked.append(address)
        if address not in self.pages:
            raise ReadError("the server answers 404: it has no such page; check it")
        kind, content = self.pages[address]
        return Page(address=address, kind=kind, charset=None, content=content)


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    with Worker() as made:
        yield made


Read = Callable[..., list[Item]]


@pytest.fixture
def read(worker: Worker) -> Read:
    def reads(path: Path | str, *, feed: bool = False, **parts: object) -> list[Item]:
        return list(ArticleReader(worker=worker, **parts).read(str(path), feed=feed))  # type: ignore[arg-type] # each test names the parts it replaces

    return reads


def only(found: list[Item]) -> Article:
    (article,) = found
    assert isinstance(article, Article)
    return article


def reason(found: list[Item]) -> str:
    """Why the one thing found was not read, without its name, which the reason must begin with."""
    (item,) = found
    assert isinstance(item, UnreadFile)
    assert str(item.error).startswith(f"{item.source}: ")
    return str(item.error).removeprefix(f"{item.source}: ")


def write(path: Path, content: bytes | str = TEXT) -> Path:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


# --- texts


def test_a_text_is_stored_byte_for_byte_under_the_hash_of_its_text(tmp_path: Path, read: Read) -> None:
    path = write(tmp_path / "a.txt")
    assert read(path) == [Article(id=sha256(TEXT.encode()).hexdigest()[:12], source=path.as_posix(), text=TEXT)]


def test_every_seed_is_read_as_it_is(read: Read) -> None:
    found = read(SEEDS[0].parent)
    assert [item.text for item in found if isinstance(item, Article)] == [path.read_bytes().decode() for path in SEEDS]


def test_a_byte_order_mark_is_no_part_of_the_text(tmp_path: Path, read: Read) -> None:
    assert only(read(write(tmp_path / "a.TXT", codecs.BOM_UTF8 + TEXT.encode()))).text == TEXT
    assert only(read(write(tmp_path / "b.txt", TEXT.encode("utf-16")))).text == TEXT


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("a.txt", "", "empty; there is nothing to extract from it"),
        ("a.txt", codecs.BOM_UTF8, "empty; there is nothing to extract from it"),
        ("a.txt", " \n\t\n", "empty; there is nothing to extract from it"),
        ("a.html", "", "empty; there is nothing to extract from it"),
        ("a.txt", "Señor".encode("latin-1"), "not UTF-8 text; save it as UTF-8"),
        ("a.txt", b"PK\0\0\x01", "a binary file, not a text; save its text as .txt"),
        ("a.html", b"\x89PNG\r\n\x1a\n\0\0", "a binary file, not a text; save its text as .txt"),
        ("a.pdf", "They met", "not a PDF, though its name says so; give it the ending of what it is"),
        ("a.pdf", "%PDF", "not a PDF, though its name says so; give it the ending of what it is"),
        ("a.docx", "They met", "not a Word document, though its name says so; give it the ending of what it is"),
        (
            "a.eml",
            "They met",
            "not an e-mail message: it has no sender, date or subject; give it the ending of what it is",
        ),
        ("a.xml", "<kml/>", "neither RSS nor Atom; name a feed, or a page without --feed"),
        ("a.doc", "They met", "not a format Entente reads; save it as .txt .md .html .pdf .docx .eml or .jsonl"),
        ("a", "They met", "not a format Entente reads; save it as .txt .md .html .pdf .docx .eml or .jsonl"),
        (
            "a.doc",
            b" " * (LARGEST + 1),
            "not a format Entente reads; save it as .txt .md .html .pdf .docx .eml or .jsonl",
        ),
        ("a.txt", b" " * (LARGEST + 1), "larger than 10 MB; split it into its articles"),
    ],
)
def test_each_bad_file_says_what_is_wrong_and_what_to_do(
    tmp_path: Path, read: Read, name: str, content: bytes | str, why: str
) -> None:
    assert reason(read(write(tmp_path / name, content))) == why


def test_a_missing_file_says_so_whatever_its_ending(tmp_path: Path, read: Read) -> None:
    assert (
        reason(read(tmp_path / "gone.txt"))
        == reason(read(tmp_path / "gone.png"))
        == "no such file or folder; check the path"
    )


@pytest.mark.parametrize("path", ["", "  ", "a\0b.txt"])
def test_what_is_no_path_is_told(read: Read, path: str) -> None:
    assert reason(read(path)) == "not the name of a file or folder; check the path"


def test_a_name_too_long_and_a_file_below_a_file_are_told(tmp_path: Path, read: Read) -> None:
    assert reason(read("x" * 5000 + ".txt")).startswith("cannot be opened: ")
    assert reason(read(write(tmp_path / "a.txt") / "b.txt")).startswith("cannot be opened: ")


def test_a_pipe_is_told_and_not_waited_for(tmp_path: Path, read: Read) -> None:
    os.mkfifo(tmp_path / "a.txt")
    assert reason(read(tmp_path / "a.txt")) == "a pipe or a device, not a file; save its text to one"


def test_a_name_that_is_no_text_can_still_be_printed(tmp_path: Path, read: Read) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff\n.txt")).write_text(TEXT, encoding="utf-8")
    assert only(read(tmp_path)).source.endswith("/\ufffd\ufffd.txt")


def test_one_bad_file_in_a_folder_costs_no_other_and_other_kinds_are_told(tmp_path: Path, read: Read) -> None:
    write(tmp_path / "a.txt", "")
    write(tmp_path / "b.txt")
    (tmp_path / "c.txt").symlink_to(tmp_path / "gone.txt")
    write(tmp_path / "d.png")
    assert [type(item) for item in read(tmp_path)] == [UnreadFile, Article, UnreadFile, Skipped]


def test_a_file_that_grows_while_it_is_read_is_still_bounded(
    tmp_path: Path, read: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(kinds.LARGEST, "text", 5)
    monkeypatch.setattr(reader_module, "checked_kind", lambda *_, **__: "text")
    assert reason(read(write(tmp_path / "a.txt"))).startswith("larger than")


# --- what is stated of a text


FRONT = "---\ntitle: From the front\nauthor: Ann Lee\ndate: 2025-05-29\n---\n"


def test_what_is_stated_of_a_text_comes_from_flags_sidecar_and_front_matter_in_this_order(
    tmp_path: Path, read: Read
) -> None:
    path = write(tmp_path / "a.md", FRONT + TEXT)
    write(
        tmp_path / "a.md.meta.json",
        json.dumps({"title": "From the sidecar", "date": "2025-06-01", "url": "https://example.org/a"}),
    )
    article = only(read(path, given=Metadata(title="From a flag")))
    assert (article.title, article.published, article.author, article.url) == (
        "From a flag", "2025-06-01", "Ann Lee", "https://example.org/a",
    )  # fmt: skip
    assert article.published_basis == "metadata"


def test_front_matter_is_kept_in_the_text_and_what_is_stated_does_not_enter_the_id(tmp_path: Path, read: Read) -> None:
    article = only(read(write(tmp_path / "a.md", FRONT + TEXT), given=Metadata(title="From a flag")))
    assert article.text == FRONT + TEXT
    assert article.id == sha256((FRONT + TEXT).encode()).hexdigest()[:12]


def test_a_text_of_which_no_date_is_stated_stays_undated(tmp_path: Path, read: Read) -> None:
    article = only(read(write(tmp_path / "2025-05-29.txt")))
    assert (article.published, article.published_basis) == (None, None)


def test_a_date_that_is_not_understood_is_said_and_not_used(tmp_path: Path, read: Read) -> None:
    words: list[str] = []
    write(tmp_path / "a.meta.json", json.dumps({"date": "05/06/2025"}))
    article = only(read(write(tmp_path / "a.md", "---\ndate: soon\n---\n" + TEXT), say=words.append))
    assert article.published is None
    assert [word.removeprefix(f"{article.source}: ") for word in words] == [
        "its date '05/06/2025' is not understood and not used; write it as 2025-05-29",
        "its date 'soon' is not understood and not used; write it as 2025-05-29",
    ]


def test_a_broken_sidecar_is_told_and_its_file_not_read_without_it(tmp_path: Path, read: Read) -> None:
    write(tmp_path / "a.meta.json", "{")
    assert reason(read(write(tmp_path / "a.txt"))) == (
        "its sidecar a.meta.json is no JSON that can be read; mend it or take it away"
    )


# --- other kinds of file


def test_every_kind_of_file_is_read(tmp_path: Path, read: Read) -> None:
    word = docx.Document()
    word.add_paragraph("They met in Word.")
    word.save(str(tmp_path / "a.docx"))
    write(
        tmp_path / "b.eml",
        "From: Ann Lee <a@example.org>\nSubject: Pact\nDate: Thu, 29 May 2025 10:00:00 +0000\n\nThey met by mail.\n",
    )
    write(tmp_path / "c.html", PAGE)
    write(tmp_path / "d.jsonl", '{"text": "They met on a line.", "id": 7}\n{"title": "none"}\n')
    write(tmp_path / "e.md", "They met.")
    pdf = typst.compile(b"They met in print.")
    assert isinstance(pdf, bytes)
    write(tmp_path / "f.pdf", pdf)
    found = read(tmp_path)
    assert [
        (Path(item.source).name, item.text.split("\n")[0] if isinstance(item, Article) else type(item))
        for item in found
    ] == [
        ("a.docx", "They met in Word."),
        ("b.eml", "They met by mail."),
        ("c.html", "Pact signed"),
        ("d.jsonl:1#7", "They met on a line."),
        ("d.jsonl:2", UnreadFile),
        ("e.md", "They met."),
        ("f.pdf", "They met in print."),
    ]


def test_an_attachment_is_skipped_and_told(tmp_path: Path, read: Read) -> None:
    mail = (
        'From: a@example.org\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="x"\n\n--x\n\nThey met.\n'
        "--x\nContent-Type: application/pdf\nContent-Disposition: attachment; filename=annex.pdf\n\nx\n--x--\n"
    )
    path = write(tmp_path / "a.eml", mail)
    article, skipped = read(path)
    assert isinstance(article, Article)
    assert skipped == Skipped(
        source=f"{path.as_posix()}#annex.pdf", reason="an attachment; save it as a file and name that"
    )


def test_a_text_that_is_longer_than_any_article_is_told(
    tmp_path: Path, read: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reader_module, "LONGEST", 20)
    assert reason(read(write(tmp_path / "a.txt"))).endswith("million characters; split it into its articles")


# --- standard input


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (TEXT, TEXT),
        (PAGE, "Pact signed"),
        ('{"text": "They met."}\n{"text": "They met."}', "They met."),
        ("%PDF-1.7", None),
    ],
)
def test_standard_input_is_read_as_what_it_is(read: Read, content: str, text: str | None) -> None:
    found = read("-", standard_input=BytesIO(content.encode()))
    assert all(item.source.startswith("standard input") for item in found)
    assert [isinstance(item, Article) and item.text.startswith(text or "?") for item in found] == [
        text is not None
    ] * len(found)


def test_a_feed_can_come_by_standard_input(read: Read) -> None:
    feed = "<rss version='2.0'><channel><item><description>They met.</description></item></channel></rss>"
    assert only(read("-", feed=True, standard_input=BytesIO(feed.encode()))).text == "They met."


def test_standard_input_that_is_empty_closed_endless_or_broken_is_told(
    read: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Broken(BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            raise OSError(5, "Input/output error")

    monkeypatch.setattr(reader_module, "_LARGEST_STREAM", 10)
    assert reason(read("-", standard_input=BytesIO())) == "empty; there is nothing to extract from it"
    assert reason(read("-", standard_input=None)) == "empty; there is nothing to extract from it"
    assert reason(read("-", standard_input=BytesIO(b"x" * 100))).endswith("save it as files and name their folder")
    assert reason(read("-", standard_input=Broken())) == "cannot be read: Input/output error"


# --- the web


def test_a_page_of_the_web_is_an_article_with_its_address(read: Read) -> None:
    web = Web({"https://example.org/2025/05/29/pact": ("html", PAGE.encode())})
    article = only(read("https://example.org/2025/05/29/pact", fetcher=web))
    assert (article.source, article.url) == ("https://example.org/2025/05/29/pact",) * 2
    assert (article.title, article.published) == ("Pact signed", "2025-05-29")
    plain = only(read("https://example.org/a", fetcher=Web({"https://example.org/a": ("text", b"They met.")})))
    assert plain.url == "https://example.org/a"


def test_an_address_that_cannot_be_had_is_told_without_its_password(read: Read) -> None:
    found = read("https://ann:secret@example.org/a", fetcher=Web())
    assert reason(found) == "the server answers 404: it has no such page; check it"
    assert "secret" not in found[0].source


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1/", "file:///etc/passwd", "gopher://example.org/", "http://169.254.169.254/latest/"]
)
def test_by_itself_the_reader_fetches_through_the_guarded_client(read: Read, address: str) -> None:
    assert "is no address of the public internet" in (why := reason(read(address))) or "only http and https" in why


RSS = (
    "<rss version='2.0'><channel><title>The Wire</title>"
    "<item><title>Pact</title><link>https://example.org/a</link><pubDate>Thu, 29 May 2025 10:00:00 GMT</pubDate></item>"
    "<item><title>Gone</title><link>https://example.org/gone</link></item>"
    "<item><title>Here</title><description>They met here.</description></item>"
    "<item><title>Ring</title><link>https://example.org/feed</link></item></channel></rss>"
)


def test_a_feed_gives_the_pages_it_names_and_what_it_states_of_them(read: Read) -> None:
    web = Web({"https://example.org/feed": ("feed", RSS.encode()), "https://example.org/a": ("html", PAGE.encode())})
    page, gone, here, ring = read("https://example.org/feed", fetcher=web)
    assert isinstance(page, Article)
    assert (page.source, page.url) == ("https://example.org/a",) * 2
    assert (page.title, page.publisher, page.published) == ("Pact", "The Wire", "2025-05-29")
    assert isinstance(here, Article)
    assert (here.source, here.text) == ("https://example.org/feed#3", "Here\n\nThey met here.")
    assert reason([gone]) == "the server answers 404: it has no such page; check it"
    assert reason([ring]) == "a feed again, not a page; name it with --feed"


def test_a_feed_is_a_file_too_and_only_a_feed_where_one_is_asked_for(tmp_path: Path, read: Read) -> None:
    path = write(tmp_path / "a.xml", RSS)
    assert len(read(path, feed=True, fetcher=Web())) == 4
    assert reason(read(write(tmp_path / "a.txt"), feed=True)).startswith("neither RSS nor Atom")
    web = Web({"https://example.org/a": ("html", PAGE.encode())})
    assert reason(read("https://example.org/a", feed=True, fetcher=web)).startswith("neither RSS nor Atom")


def test_a_reader_is_closed_with_its_process() -> None:
    with ArticleReader() as reader:
        assert isinstance(next(iter(reader.read("gone.txt"))), UnreadFile)
