import pytest

from schemas.agreement import Modality, Step
from service.evaluation.extraction.steps import furthest, near
from tests.records import event


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ([("signed", "reported"), ("in_force", "planned")], "signed"),
        ([("legislative_approval", "planned"), ("negotiating", "planned")], "legislative_approval"),
        ([("announced", "reported"), ("negotiating", "reported")], "negotiating"),
        ([("noted", "reported"), ("announced", "reported")], "announced"),
        ([("noted", "reported")], "noted"),
        ([], None),
    ],
)
def test_the_furthest_step_taken_counts_and_what_stands_beside_the_ladder_only_alone(
    told: list[tuple[Step, Modality]], expected: Step | None
) -> None:
    assert furthest(event(step, modality=modality) for step, modality in told) == expected


def test_neighbours_that_texts_do_not_tell_apart_are_one() -> None:
    assert near("ratified", "legislative_approval")
    assert near("announced", "adopted")
    assert not near("signed", "in_force")
    assert not near(None, "signed")
