"""Articles set aside in a file while a run comes to each of them, so that their texts do not sit in memory. The file has no name
and goes with the program; what is little stays in memory after all."""

from tempfile import SpooledTemporaryFile, gettempdir
from types import TracebackType
from typing import Final, Self

from schemas.article import Article
from service.errors import OutputError

_LITTLE: Final = 4 * 1024 * 1024  # bytes


class Spool:
    """`Held` articles, in a temporary file; a later article takes the place of one with its id. Close it when none is needed any
    more."""

    def __init__(self, *, little: int = _LITTLE) -> None:
        self._file = SpooledTemporaryFile(max_size=little)  # noqa: SIM115 - closed with the spool
        self._places: dict[str, tuple[int, int]] = {}
        self._end = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    def __setitem__(self, key: str, article: Article) -> None:
        content = article.model_dump_json().encode()
        try:
            self._file.seek(self._end)
            self._file.write(content)
            self._file.flush()
        except OSError as error:
            where = f"articles cannot be set aside in {gettempdir()}: {error.strerror}"
            raise OutputError(f"{where}; make room there, or set TMPDIR to another folder") from error
        self._places[key] = (self._end, len(content))
        self._end += len(content)

    def __getitem__(self, key: str) -> Article:
        start, length = self._places[key]
        self._file.seek(start)
        return Article.model_validate_json(self._file.read(length))
