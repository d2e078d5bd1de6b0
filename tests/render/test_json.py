"""JSON: the keys that DESIGN section 6 promises, with nothing escaped or cut."""

import json as json_module
from typing import Any

from schemas.brief import Brief
from service.render import json
from tests.briefs import HOSTILE, empty_brief, hostile_brief, realistic_brief

LEADING = ["id", "type", "name", "acronym", "aliases", "parties", "status", "as_of", "timeline", "conflicts", "evidence",
           "sources"]  # fmt: skip


def _page(brief: Brief) -> dict[str, Any]:
    page: dict[str, Any] = json_module.loads(json.render(brief).content)
    return page


def test_the_promised_parts_are_there() -> None:
    assert {"title", "bottom_line", "sections", "facts", "watch", "sources", "ledger", "as_of"} <= set(
        _page(empty_brief())
    )


def test_every_sentence_has_its_text_cites_and_verdict() -> None:
    page = _page(realistic_brief())
    sentences = [
        *page["title"],
        *page["bottom_line"],
        *page["watch"],
        *(row["purpose"] for row in page["status"] if row["purpose"]),
        *(one for part in page["sections"] for one in part["sentences"]),
    ]
    assert len(sentences) == 28
    assert all({"text", "cites", "verified", "evidence"} <= set(one) and one["verified"] is True for one in sentences)


def test_every_fact_has_the_same_leading_keys_whatever_its_type() -> None:
    facts = _page(realistic_brief())["facts"]
    assert [fact["type"] for fact in facts] == ["agreement", "meeting", "statement"]
    assert all(list(fact)[: len(LEADING)] == LEADING for fact in facts)
    assert facts[0]["acronym"] == "ACSA"
    assert facts[1]["timeline"] == []
    assert set(facts[0]["evidence"][0]) >= {"article", "quote", "start", "end"}


def test_the_file_is_utf_8_with_two_spaces_and_a_final_newline() -> None:
    content = json.render(realistic_brief()).content.decode()
    assert content.startswith('{\n  "title": [\n')
    assert content.endswith("}\n")
    assert "‘quasi-alliance’" in content


def test_article_text_is_kept_whole() -> None:
    assert [one["text"] for one in _page(hostile_brief())["bottom_line"]] == list(HOSTILE)


def test_a_brief_can_be_read_back_from_the_file() -> None:
    brief = realistic_brief()
    page = _page(brief)
    page["facts"] = [fact.model_dump(mode="json") for fact in brief.facts]
    assert Brief.model_validate_json(json_module.dumps(page)) == brief
