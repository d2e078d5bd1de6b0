from schemas.access import AccessKey
from service.web.access.callers import Caller
from service.web.access.remembered import Remembered

CALLER = Caller(AccessKey(id="k1", name="one", digest="d", scopes=("read",), created=""), "key")


def test_a_caller_is_known_for_a_moment_and_no_longer() -> None:
    now = [10.0]
    known = Remembered(1.0, clock=lambda: now[0])
    assert known.get("Bearer a") is None
    known.put("Bearer a", CALLER)
    assert known.get("Bearer a") is CALLER
    assert known.get("Bearer b") is None
    assert known.get("") is None
    now[0] = 11.0
    assert known.get("Bearer a") is None


def test_nobody_is_remembered_where_that_is_switched_off() -> None:
    known = Remembered(0)
    known.put("Bearer a", CALLER)
    assert known.get("Bearer a") is None


def test_what_is_remembered_has_an_end() -> None:
    known = Remembered(60)
    for number in range(2500):
        known.put(f"Bearer {number}", CALLER)
    assert known.get("Bearer 2499") is CALLER
    assert known.get("Bearer 1") is None
