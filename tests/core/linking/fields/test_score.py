from service.core.linking.fields.score import ASK, BELOW, JOIN


def test_what_is_below_the_band_is_not_asked_and_what_is_above_is_joined() -> None:
    assert 0 < BELOW < ASK < JOIN < 1
