"""What stands open comes under one heading; where only half of it is told, under that half's own."""

from service.render.headings import OPEN, WATCH, headed
from tests.briefs import empty_brief, realistic_brief


def test_what_differs_and_what_to_watch_share_a_heading_last() -> None:
    brief = realistic_brief()
    *others, (heading, sentences) = headed(brief)
    assert heading == OPEN
    assert sentences == (*brief.sections[-1].sentences, *brief.watch)
    assert [name for name, _ in others] == [section.heading for section in brief.sections[:-1]]


def test_each_half_alone_keeps_its_own_heading() -> None:
    brief = realistic_brief()
    assert headed(brief.model_copy(update={"watch": ()}))[-1][0] == brief.sections[-1].heading
    assert headed(brief.model_copy(update={"sections": brief.sections[:-1]}))[-1] == (WATCH, brief.watch)


def test_nothing_has_no_heading() -> None:
    assert headed(empty_brief()) == []
