"""Kills `entente extract` at random moments and starts it again: what is lost, told twice, asked again.

python -m benchmarks.kill [--kills 20] [--articles 400] [--concurrency 32] [--seed 1] [--store sqlite|postgres|ADDRESS]

PostgreSQL is the one that ENTENTE_TEST_POSTGRES_URL names, or one of our own from the development dependencies.
"""

import argparse
import sys
import tempfile
from pathlib import Path

from tests.kills import killed, written


def main() -> int:
    """Print one line for each store; 1 when something was lost, told twice or asked again without need."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--articles", type=int, default=400)
    parser.add_argument("--concurrency", type=int, default=32)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--store", action="append", help="sqlite, postgres or an address [default: the first two]")
    given = parser.parse_args()
    print(
        f"{'store':<10} {'kills':>5} {'articles':>8} {'lost':>5} {'twice':>5} {'in flight':>9} {'repeats':>7} {'again':>5}"
    )
    wrong = False
    for store in given.store or ["sqlite", "postgres"]:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            articles = written(folder, given.articles)
            account = killed(
                articles, _place(store, folder), kills=given.kills, concurrency=given.concurrency, seed=given.seed
            )
        lost = given.articles - min(account.statuses.count("done"), account.answers)
        twice = len(account.ids) - len(set(account.ids))
        again = account.questions_of_another_run
        shown = store if store in ("sqlite", "postgres") else "given"
        print(
            f"{shown:<10} {given.kills:>5} {given.articles:>8} {lost:>5} {twice:>5} {account.in_flight:>9}"
            f" {account.repeats:>7} {again:>5}"
        )
        wrong |= bool(lost or twice or again) or account.repeats > account.in_flight
    return int(wrong)


def _place(store: str, folder: Path) -> str:
    if store == "sqlite":
        return str(folder / "store.db")
    if store == "postgres":
        from tests.postgres import database  # noqa: PLC0415 - starts a server

        return database(folder)
    return store


if __name__ == "__main__":
    sys.exit(main())
