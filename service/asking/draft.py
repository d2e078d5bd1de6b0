"""Ask for a draft of the page, check it, and send back once what does not stand."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from schemas.fact import AgreementFact, Fact, MeetingFact
from schemas.run import Usage
from service.core.briefing.items import items_of
from service.core.briefing.material import failed_lines, is_ahead, material, points
from service.core.briefing.verification.drafts import Checked, check_draft, with_rewrites
from service.core.language.dates import say as said
from service.core.questions import draft_question, rewrite_question
from service.errors import AccessError, EntenteError, RecordingMissing, UsageError
from service.ports import EMBEDDED, Answer, Model, Question, ShapeT
from service.prompts import Prompt
from service.render.plain import counted


@dataclass(frozen=True, slots=True)
class Drafted:
    """Checked sentences, what they cost, and who wrote them: a model by name, or `code alone`."""

    checked: tuple[Checked, ...] = ()
    usage: Usage = Usage()  # noqa: RUF009 - a value, frozen
    by: str = "code alone"


async def drafted(
    page: Sequence[Fact], on: str | None, *, model: Model, prompt: Prompt, say: Callable[[str], None]
) -> Drafted:
    """A verified draft of these facts as of `on` (EDTF). Without an answer the brief is written by code alone, which is said;
    AccessError and what no other question could escape end all."""
    facts, date = material(page), said(on) if on else "no date is stated"
    by_code = Drafted(by=model.identity.model if _is_code(model) else "code alone")
    if not facts:
        return by_code
    say(f"{counted(len(facts), 'fact')} can stand on the page; drafting it")
    try:
        draft = await _asked(draft_question(prompt, facts, as_of=date, points=_points(page)), model, say)
    except (AccessError, RecordingMissing, UsageError):
        raise
    except EntenteError as error:
        say(f"the brief is written by code alone: {error}")
        return by_code
    items = items_of(page)
    checked = check_draft(draft.value, items)
    first = Drafted(checked, draft.usage, draft.model)
    failed = [(each.text, each.cites, "; ".join(each.reasons)) for each in checked if each.reasons]
    if not failed:
        return first
    say(f"{len(failed)} of {len(checked)} drafted sentences did not stand; drafting them once more")
    try:
        rewrite = await _asked(rewrite_question(prompt, [*facts, *failed_lines(failed)], as_of=date), model, say)
    except (AccessError, RecordingMissing, UsageError):
        raise
    except EntenteError as error:
        say(f"{counted(len(failed), 'sentence')} written by code: {error}")
        return first
    return Drafted(with_rewrites(checked, rewrite.value, items), draft.usage + rewrite.usage, draft.model)


def _points(page: Sequence[Fact]) -> int:
    held = [fact for fact in page if isinstance(fact, MeetingFact) and not is_ahead(fact)]
    return points(agreements=sum(isinstance(fact, AgreementFact) for fact in page), meetings=len(held))


def _is_code(model: Model) -> bool:
    """Whether the model is code itself, so that what it reads and what code writes are of one hand."""
    return model.identity.base_url == f"{EMBEDDED}:"


async def _asked(question: Question[ShapeT], model: Model, say: Callable[[str], None]) -> Answer[ShapeT]:
    answer = await model.ask(question)
    if answer.usage.from_store:
        say("this draft was kept in the store; nothing is asked")
    return answer
