"""Asked once, answered once: a model wrapped round a model and a store.

An answer is kept before it is handed on, so that nothing is built on what a crash could take away. What is kept is the
text that the model wrote; it is validated again, against the article at hand, each time it is used, so that a kept answer
gives the value, the salvage and the rejections that it gave the first time. The store is asked and told without a pause
between an answer and its keeping, so that no cancelled task loses one.

Whoever asks claims the question first; another process that comes to it meanwhile waits for the answer, and takes over when
the first one dies. A failure is kept with its reason. One that was paid for, an answer that could not be used, stands until
somebody wants it asked again; where no answer came, the next run asks.
"""

import asyncio
import hashlib
import json
from contextlib import suppress
from dataclasses import replace
from typing import Final, Literal
from weakref import WeakValueDictionary

from schemas.answer import KeptAnswer, KeptFailure
from schemas.run import Usage
from service.errors import AccessError, EndpointError, ModelError, RecordingMissing, StoreError
from service.llm.salvage import salvage
from service.ports import Answer, AnswerStore, Clock, Identity, Model, Question, ShapeT

_FIRST_LOOK, _LAST_LOOK = 0.05, 1.0
_LATER: Final = "`--retry-failed` asks again"


class Answers:
    """Port `Model` over another model: what the store holds is not asked again, nor by two at the same time. With `retry_failed`
    a question that failed is asked again, also where its answer was paid for."""

    def __init__(self, model: Model, *, store: AnswerStore, clock: Clock, retry_failed: bool = False) -> None:
        self._model = model
        self._store = store
        self._clock = clock
        self._retry_failed = retry_failed
        self._asking: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    @property
    def identity(self) -> Identity:
        """That of the model which is asked."""
        return self._model.identity

    async def ask(self, question: Question[ShapeT]) -> Answer[ShapeT]:
        """The kept answer, with a usage of no calls, or else the model's, kept; raise what the model raises, ModelError with the
        kept reason where a failure stands, and StoreError when an answer cannot be kept."""
        key = key_of(question, self.identity)
        async with self._asking.setdefault(key, asyncio.Lock()):
            return await self._known(question, key) or await self._asked(question, key)

    async def close(self) -> None:
        """Close the model; the store is closed by whoever opened it."""
        await self._model.close()

    async def _known(self, question: Question[ShapeT], key: str) -> Answer[ShapeT] | None:
        """The answer that stands, waited for while another process asks; None as soon as the question is ours to ask."""
        pause = _FIRST_LOOK
        while True:
            found = self._store.take(key, again=self._retry_failed)
            if isinstance(found, KeptFailure):
                raise ModelError(_told(found, question.subject))
            if isinstance(found, KeptAnswer):
                try:
                    return _made_again(question, found)
                except ModelError:  # nothing of it stands any more, under the rules of today
                    self._store.forget_answer(found)
                    continue
            if found:
                return None
            await asyncio.sleep(pause)
            pause = min(2 * pause, _LAST_LOOK)

    async def _asked(self, question: Question[ShapeT], key: str) -> Answer[ShapeT]:
        """The model's answer to a question that is claimed, kept, or else the failure, kept."""
        try:
            answer = await self._model.ask(question)
            if not answer.text:
                self._store.release(key)
                return answer
            mine = self._kept(question, answer, key)
            standing = self._store.keep_answer(mine)
        except BaseException as error:
            self._give_up(question, key, error)
            raise
        if standing.text == mine.text:
            return answer
        made = _made_again(question, standing)  # another program was first: both build on what stands
        return replace(made, usage=answer.usage)

    def _give_up(self, question: Question[ShapeT], key: str, error: BaseException) -> None:
        """Keep why the question failed where that is about the question itself, and let others ask it."""
        with suppress(StoreError):  # the failure itself is what must be told
            if isinstance(error, ModelError | EndpointError) and not isinstance(error, AccessError | RecordingMissing):
                whose: Literal["answer", "endpoint"] = "answer" if isinstance(error, ModelError) else "endpoint"
                self._store.keep_failure(self._failed(question, key, str(error), whose, error.usage or Usage()))
            else:
                self._store.release(key)

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

    def _failed(
        self, question: Question[ShapeT], key: str, reason: str, whose: Literal["answer", "endpoint"], usage: Usage
    ) -> KeptFailure:
        return KeptFailure(
            key=key,
            prompt=question.prompt,
            version=question.version,
            fingerprint=question.fingerprint,
            base_url=self.identity.base_url,
            model=self.identity.model,
            subject=_storable(question.subject),
            whose=whose,
            reason=_storable(reason),
            usage=usage,
            failed=self._clock().isoformat(timespec="seconds"),
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


def _told(failure: KeptFailure, subject: str) -> str:
    """The kept reason, told of what the question is about now: a file may have another name."""
    reason = failure.reason
    if failure.subject and reason.startswith(failure.subject):
        reason = f"{subject}{reason.removeprefix(failure.subject)}"
    return f"{reason} (as kept on {failure.failed[:10]}; {_LATER})"


def _hashes(question: Question[ShapeT]) -> tuple[str, str]:
    """Of the material, and of the messages round it."""
    return _digest(question.material), _digest(f"{question.slot}\0{question.system}\0{question.user}")


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _storable(text: str) -> str:
    """`text` as UTF-8 can hold it: half a surrogate pair becomes its escape, which means the same inside JSON."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")
