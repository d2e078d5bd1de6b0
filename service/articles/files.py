"""Articles from text files and folders of them."""

import codecs
import hashlib
import stat
from pathlib import Path

from schemas.article import Article
from service.errors import ReadError
from service.ports import UnreadFile

SUFFIXES = (".txt", ".md")
LARGEST = 10 * 1024 * 1024  # bytes; a text longer than ten megabytes is a mistake, not an article


class FileReader:
    """Reads `.txt` and `.md` files, UTF-8, one article each; a folder gives all of them below it, in order of name."""

    def read(self, path: str) -> list[Article | UnreadFile]:
        """Articles at `path`; each file that cannot be read comes as an UnreadFile with the reason and what to do."""
        if "://" in path:
            return [_unread(path, "a web address; save the text of the page as .txt and name that file")]
        place = Path(path)
        if not path.strip() or "\0" in path:
            return [_unread(path, "not the name of a file or folder; check the path")]
        try:
            if not place.is_dir():
                return [_read_one(place)]
            files = sorted(file for file in place.rglob("*") if file.suffix.lower() in SUFFIXES and not file.is_dir())
        except OSError as error:
            return [_unread(path, f"cannot be opened: {error.strerror}")]
        if not files:
            return [_unread(path, f"a folder with nothing to read in it; put {' or '.join(SUFFIXES)} files there")]
        return [_read_one(file) for file in files]


def _read_one(file: Path) -> Article | UnreadFile:
    source = _shown(file.as_posix())
    try:
        facts = file.stat()
        if file.suffix.lower() not in SUFFIXES:
            return _unread(source, f"not a format Entente reads; save it as {' or '.join(SUFFIXES)}")
        if not stat.S_ISREG(facts.st_mode):
            return _unread(source, "a pipe or a device, not a file; save its text to one")
        if facts.st_size > LARGEST:
            return _unread(source, f"larger than {LARGEST // 2**20} MB; split it into its articles")
        content = file.read_bytes()
    except FileNotFoundError:
        return _unread(source, "no such file or folder; check the path")
    except OSError as error:
        return _unread(source, f"cannot be opened: {error.strerror}")
    if b"\0" in content and not content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _unread(source, "a binary file, not a text; save its text as .txt")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _unread(source, "not UTF-8 text; save it as UTF-8")
    if not text.strip():
        return _unread(source, "empty; there is nothing to extract from it")
    return Article(id=hashlib.sha256(text.encode()).hexdigest()[:12], source=source, text=text)


def _shown(path: str) -> str:
    """A path fit to be printed and stored: a name that is no valid text shows its odd bytes as question marks."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _unread(source: str, reason: str) -> UnreadFile:
    shown = _shown(source)
    return UnreadFile(source=shown, error=ReadError(f"{shown}: {reason}"))
