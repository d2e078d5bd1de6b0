"""Asked once, answered once: a model wrapped round a model and a store.

An answer is kept before it is handed on, so that nothing is built on what a crash could take away. What is kept is the
text that the model wrote; it is validated again, against the article at hand, each time it is used, so that a kept answer
gives the value, the salvage and the rejections that it gave the first time. Failures are not kept. The store is asked and
told without a pause between an answer and its keeping, so that no cancelled task loses one.
"""

import asyncio
import hashlib
import json
from dataclasses import replace
from weakref import WeakValueDictionary

from schemas.answer import KeptAnswer
from schemas.run import Usage
from service.errors import ModelError
from service.llm.salvage import salvage
from service.ports import Answer, AnswerStore, Clock, Identity, Model, Question, ShapeT


class Answers:
    """Port `Model` over another model: what the store holds is not asked again, also not twice at the same time."""

    def __init__(self, model: Model, *, store: AnswerStore, clock: Clock) -> None:
        self._model = model
        self._store = store
        self._clock = clock
        self._asking: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    @property
    def identity(self) -> Identity:
        """That of the model which is asked."""
        return self._model.identity

    async def ask(self, question: Question[ShapeT]) -> Answer[ShapeT]:
        """The kept answer, with a usage of no calls, or else the model's, kept; raise what the model raises, and StoreError
        when its answer cannot be kept."""
        key = key_of(question, self.identity)
        async with self._asking.setdefault(key, asyncio.Lock()):
            kept = self._store.answer(key)
            if kept is not None:
                try:
                    return _made_again(question, kept)
                except ModelError:  # nothing of it stands any more, under the rules of today
                    self._store.forget_answer(key)
            answer = await self._model.ask(question)
            if not answer.text:
                return answer
            mine = self._kept(question, answer, key)
            standing = self._store.keep_answer(mine)
            if standing.text == mine.text:
                return answer
        made = _made_again(question, standing)  # another program was first: both build on what stands
        return replace(made, usage=answer.usage)

    async def close(self) -> None:
        """Close the model; the store is closed by whoever opened it."""
        await self._model.close()

    def _kept(self, question: Question[ShapeT], answer: Answer[ShapeT], key: str) -> KeptAnswer:
        material, messages = _hashes(question)
        return KeptAnswer(
            key=key,
            prompt=question.prompt,
            version=question.version,
            fingerprint=question.fingerprint,
            base_url=self.identity.base_url,
            model=self.identity.model,
            parameters=dict(self.identity.parameters),
            material=material,
            messages=messages,
            text=_storable(answer.text),
            answered_by=_storable(answer.model),
            usage=answer.usage,
            asked=self._clock().isoformat(timespec="seconds"),
        )


def key_of(question: Question[ShapeT], identity: Identity) -> str:
    """Sixty-four hex digits that change with whatever decides an answer: the prompt, its version and its schema, who is
    asked and how, the material, and the words round it."""
    asked = (question.prompt, question.version, question.fingerprint)
    asker = (identity.base_url, identity.model, sorted(identity.parameters.items()))
    return _digest(json.dumps([asked, asker, _hashes(question)], ensure_ascii=False))


def _made_again(question: Question[ShapeT], kept: KeptAnswer) -> Answer[ShapeT]:
    salvaged = salvage(question.shape, kept.text, question.context)
    return Answer(
        value=salvaged.value,
        proposed=salvaged.proposed,
        rejected=salvaged.rejected,
        usage=Usage(from_store=1),
        model=kept.answered_by,
        text=kept.text,
    )


def _hashes(question: Question[ShapeT]) -> tuple[str, str]:
    """Of the material, and of the messages round it."""
    return _digest(question.material), _digest(f"{question.slot}\0{question.system}\0{question.user}")


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _storable(text: str) -> str:
    """`text` as UTF-8 can hold it: half a surrogate pair becomes its escape, which means the same inside JSON."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")
