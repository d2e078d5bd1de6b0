"""In-memory twins of the ports: they keep the port's promises without a network, a disk or a clock."""

import copy
from collections.abc import Callable, Mapping
from typing import Any

from pydantic import ValidationError

from schemas.run import Usage
from service.errors import ModelError
from service.ports import Answer, Question, ShapeT

Scripted = Mapping[str, object] | Callable[[Question[Any]], Mapping[str, object]]


class ScriptedModel:
    """Port `Model` that answers each prompt id from a script: the answer as a mapping, an exception to raise, a list of
    either (one a question, the last one again from then on), or a callable that makes one from the question.

    The answer is validated with the question's context, as an endpoint's would be; a wrong one is a ModelError, for there
    is no salvage here. `questions` keeps what was asked, in order.
    """

    def __init__(self, script: Mapping[str, Any], *, name: str = "scripted") -> None:
        self.questions: list[Question[Any]] = []
        self._script = script
        self._name = name

    def asked(self, prompt: str) -> int:
        """How many questions came with this prompt."""
        return sum(question.prompt == prompt for question in self.questions)

    async def ask(self, question: Question[ShapeT]) -> Answer[ShapeT]:
        self.questions.append(question)
        proposed = self._scripted(question)
        try:
            value = question.shape.model_validate(proposed, context=dict(question.context))
        except ValidationError as error:
            raise ModelError(f"{question.subject} (prompt {question.prompt} v{question.version}): {error}") from error
        usage = Usage(calls=1, input_tokens=len(question.material), output_tokens=len(str(proposed)))
        return Answer(value=value, proposed=proposed, rejected=(), usage=usage, model=self._name)

    async def close(self) -> None:
        """Nothing is held open."""

    def _scripted(self, question: Question[Any]) -> dict[str, object]:
        if question.prompt not in self._script:
            raise ModelError(f"{question.subject}: the script has no answer to prompt {question.prompt}")
        step = self._script[question.prompt]
        if isinstance(step, list):
            step = step[min(self.asked(question.prompt), len(step)) - 1]
        answer = step(question) if callable(step) else step
        if isinstance(answer, Exception):
            raise answer
        return dict(copy.deepcopy(answer))
