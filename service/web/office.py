"""What one server is made of, and the rules it keeps."""

from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from schemas.board import BoardState
from schemas.override import Overrides
from service import bootstrap
from service.ports import Clock
from service.runs.board import refreshed
from service.settings import Settings

if TYPE_CHECKING:
    from service.articles.reader import Fetch
    from service.store.database import DatabaseStore
    from service.store.database.desk import Desk

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """Limits of a server, for keys without their own. `largest` is the most bytes a request may have, `largest_form` that of one
    without files; `patience` the seconds in which some of a body must come. `guesses` are wrong keys from one address in a
    minute; `remember` the seconds for which a key that was right is not looked up again. `local`: whoever asks by this machine's
    own address is let in while no key stands. `workers` are jobs at once."""

    largest: int = 64 * MEGABYTE
    largest_form: int = 12 * MEGABYTE
    most_files: int = 200
    patience: float = 30.0
    rpm: int = 1200
    guesses: int = 20
    remember: float = 1.0
    local: bool = True
    workers: int = 1
    login_hours: int = 12


@dataclass(frozen=True, kw_only=True)
class Office:
    """A server's store, settings and rules; `fetcher` takes the place of the network in tests."""

    store: "DatabaseStore"
    settings: Settings
    rules: Rules = field(default_factory=Rules)
    clock: Clock = bootstrap.now
    fetcher: "Fetch | None" = None

    @property
    def desk(self) -> "Desk":
        """What the server itself keeps."""
        return self.store.desk

    @property
    def now(self) -> datetime:
        """The time, in UTC."""
        return self.clock()

    @property
    def stamp(self) -> str:
        """The time as it is kept."""
        return self.now.isoformat(timespec="seconds")

    @property
    def month(self) -> str:
        """The month that money counts in."""
        return self.now.strftime("%Y-%m")

    def overrides(self) -> Overrides:
        """What people decided; raise UsageError where it contradicts itself."""
        return bootstrap.overrides(self.settings, self.store)

    def board(self) -> BoardState:
        """Bring the board up to date."""
        return refreshed(self.store, self.desk.board, overrides=self.overrides(), clock=self.clock)

    def left(self, key: str, monthly_usd: str | None) -> Decimal | None:
        """What a key may still spend this month, in US dollars; None without a limit."""
        if monthly_usd is None:
            return None
        return max(Decimal(0), Decimal(monthly_usd) - self.desk.keys.spent(key, month=self.month))
