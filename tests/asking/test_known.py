from collections.abc import Sequence

from schemas.article import Article
from service.asking.halt import Halt
from service.asking.known import LOT, looked_up
from service.core.extraction import Known
from service.errors import StoreError
from tests.records import article

MANY = tuple(article("A text.", id=f"{number:012x}") for number in range(LOT + 3))


def test_articles_are_looked_up_a_lot_at_a_time_and_come_in_order() -> None:
    lots: list[int] = []

    def recall(lot: Sequence[Article]) -> list[Known]:
        lots.append(len(lot))
        return [Known(each, key=each.id) for each in lot]

    found = list(looked_up(iter(MANY), recall=recall, halt=Halt()))
    assert lots == [LOT, 3]
    assert [(each.article, each.key) for each in found] == [(each, each.id) for each in MANY]


def test_without_anything_to_look_in_articles_are_taken_one_by_one() -> None:
    left = iter(MANY)
    assert next(looked_up(left, recall=None, halt=Halt())) == Known(MANY[0])
    assert next(left) == MANY[1]


def test_what_cannot_be_looked_up_halts_and_is_known_of_nothing() -> None:
    halt, error = Halt(), StoreError("the disk is gone")

    def recall(_: Sequence[Article]) -> list[Known]:
        raise error

    assert list(looked_up(MANY, recall=recall, halt=halt)) == [Known(each) for each in MANY]
    assert halt.error is error
