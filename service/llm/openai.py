"""Any OpenAI-compatible endpoint as a model: openai for HTTP, instructor for the schema and its re-asks.

One question is at most three answers: instructor feeds a validation failure back twice, under a token budget; what
still fails is salvaged item by item from the last answer that can be read. Each answer is tried for by `transport`,
below instructor, so that the two layers never multiply. The user message keeps one literal slot, which instructor fills
from its context: one pass, so that nothing in the material is ever rendered as a template.
"""

import logging
from collections.abc import Sequence
from itertools import cycle
from typing import Any, Literal

import httpx2
import instructor
import openai
from instructor.core import InstructorRetryException
from instructor.core.exceptions import InstructorError
from openai import AsyncOpenAI

from service.errors import BudgetError, EndpointError, EntenteError, ModelError, RecordingMissing, UnreachableError
from service.llm.calls.dialect import Dialect
from service.llm.calls.exchange import Exchange, answer_text, refusal
from service.llm.calls.faults import UnusableBodyError
from service.llm.calls.sending import Unpaced
from service.llm.calls.templates import fill_plain_slots
from service.llm.calls.transport import Patience
from service.llm.calls.validators import check_validators_once
from service.llm.calls.words import Endpoint
from service.llm.salvage import Salvaged, read_proposal, salvage
from service.llm.schema import response_model
from service.ports import Answer, Identity, Pace, Question, ShapeT

Mode = Literal["tools", "json_schema", "json"]

MAX_TOKENS = 16_000
"""Default limit of one answer in tokens."""
TOKEN_BUDGET = 60_000
"""Default limit of one question in tokens, prompts and answers of all attempts together; beyond it nothing is re-asked.
With a schema of 5,000 tokens, an article of 2,000 and an answer of 5,000 both re-asks fit; a runaway answer gets one."""
TEMPERATURE = 0
"""The likeliest words, so that the same question has much the same answer."""
REASKS = 2
"""How often a failed validation is fed back."""

_POOL = 16
"""Connections of one client: a pool looks through all of its own with every request, so that a large one costs more than it
saves."""

_MODES = {"tools": instructor.Mode.TOOLS, "json_schema": instructor.Mode.JSON_SCHEMA, "json": instructor.Mode.JSON}


class OpenAIModel:
    """A model behind the chat-completions protocol; the adapter of port `Model`."""

    def __init__(
        self,
        *,
        clients: Sequence[AsyncOpenAI],
        name: str,
        mode: Mode = "tools",
        patience: Patience | None = None,
        max_tokens: int = MAX_TOKENS,
        token_budget: int = TOKEN_BUDGET,
        dialect: Dialect | None = None,
        pace: Pace | None = None,
    ) -> None:
        """`clients`, of one endpoint, are asked in turn. They must not retry by themselves (`max_retries=0`): `patience` decides
        what is tried again, `pace` when."""
        self.name = name
        self._clients = clients
        self._turns = cycle(clients)
        self._mode = _MODES[mode]
        self._patience = patience or Patience()
        self._max_tokens = max_tokens
        self._token_budget = token_budget
        self._dialect = dialect or Dialect()
        self._pace = pace or Unpaced()
        self._endpoint = Endpoint(base_url=str(clients[0].base_url), model=name, secret=clients[0].api_key)
        self.identity = Identity(
            base_url=self._endpoint.address,
            model=name,
            parameters={"mode": mode, "temperature": TEMPERATURE, "max_tokens": max_tokens},
        )
        _silence_instructor()
        check_validators_once()
        fill_plain_slots()

    async def ask(self, question: Question[ShapeT]) -> Answer[ShapeT]:
        """Answer the question; raise ModelError for an answer of which nothing can stand, RecordingMissing for a replay
        without it, AccessError when no other question can succeed either, BudgetError when nothing can pay for it,
        EndpointError for any other failure."""
        exchange = Exchange(client=next(self._turns), patience=self._patience, dialect=self._dialect, pace=self._pace)
        try:
            salvaged = await self._valid_answer(question, exchange)
        except InstructorError as error:
            failure = self._failure(error)
            if failure is None and not exchange.completions:
                raise  # not the endpoint's fault and not the model's: a defect, to be seen whole
            try:
                salvaged = self._last_answer(question, exchange, failure)
            except EntenteError as unusable:
                unusable.usage = exchange.usage
                raise
        last = exchange.completions[-1]
        return Answer(
            value=salvaged.value,
            proposed=salvaged.proposed,
            rejected=salvaged.rejected,
            usage=exchange.usage,
            model=last.model or self.name,
            text=salvaged.text,
        )

    async def close(self) -> None:
        """Let go of the connections. A model belongs to the event loop that it was first asked in."""
        for client in self._clients:
            await client.close()

    async def _valid_answer(self, question: Question[ShapeT], exchange: Exchange) -> Salvaged[ShapeT]:
        # Any: instructor's annotations tell of the synchronous form only.
        ask: Any = instructor.patch(create=exchange.create, mode=self._mode)
        filled = await ask(
            response_model=response_model(question.shape),
            context={**question.context, question.slot: question.material},
            max_retries=REASKS,
            token_budget=self._token_budget,
            strict=False,
            model=self.name,
            messages=[{"role": "system", "content": question.system}, {"role": "user", "content": question.user}],
            temperature=TEMPERATURE,
            max_tokens=self._max_tokens,
        )
        shape = question.shape  # back from instructor's subclass: its items are valid and are taken as they are
        value = shape.model_validate({name: getattr(filled, name) for name in shape.model_fields})
        text = answer_text(exchange.completions[-1])
        return Salvaged(value=value, proposed=read_proposal(text).data, rejected=(), text=text)

    def _failure(self, error: InstructorError) -> EntenteError | None:
        """What ended the calls, when it was not the answer itself: instructor wraps it once, the SDK once more."""
        cause = error.__cause__ if isinstance(error, InstructorRetryException) else None
        if isinstance(cause, openai.APIError | UnusableBodyError | httpx2.HTTPError | httpx2.InvalidURL):
            return self._endpoint.explain(cause, self._patience.tries)
        return cause if isinstance(cause, EntenteError) else None

    def _last_answer(
        self, question: Question[ShapeT], exchange: Exchange, failure: EntenteError | None
    ) -> Salvaged[ShapeT]:
        """Salvage the last answer that can be read; an endpoint that fails on a re-ask does not cost the answer before it."""
        about = f"{question.subject} (prompt {question.prompt} v{question.version})"
        if isinstance(failure, RecordingMissing):
            raise RecordingMissing(f"{about}: {failure}") from failure
        passing = type(failure) in {
            EndpointError,
            UnreachableError,
            BudgetError,
        }  # which end the re-asks, and not what was answered before
        if failure is not None and (not passing or not exchange.completions):
            raise failure
        problems: list[str] = []
        for completion in reversed(exchange.completions):
            try:
                return salvage(question.shape, answer_text(completion), question.context)
            except ModelError as error:
                refused = refusal(completion)
                problems.append(f"the model refused: {refused}" if refused else str(error))
        attempts = f"{len(problems)} attempts" if len(problems) > 1 else "one attempt"
        raise ModelError(f"{about}: the model's answer cannot be used after {attempts}: {problems[0]}")


def openai_model(
    *,
    base_url: str | None,
    api_key: str,
    name: str,
    mode: Mode = "tools",
    timeout: float = 300.0,
    tries: int = 5,
    max_tokens: int = MAX_TOKENS,
    token_budget: int = TOKEN_BUDGET,
    concurrency: int = 8,
    patience: Patience | None = None,
    dialect: Dialect | None = None,
    pace: Pace | None = None,
    transport: httpx2.AsyncBaseTransport | None = None,
) -> OpenAIModel:
    """A model at `base_url` (None: OpenAI's own), with at least as many connections kept as questions are asked at once.

    `timeout` is in seconds for one call; `tries` per answer, the first included. `patience` replaces `tries` as a
    whole; `dialect` tells what the endpoint is known not to take (it is found out otherwise); `pace` is the gate that calls go
    through, none when it is not given; `transport` replaces the network.
    """
    trust = httpx2.create_ssl_context()  # read once: it takes as long as all else of a client
    clients = [
        AsyncOpenAI(
            base_url=base_url,
            api_key=api_key,
            max_retries=0,
            http_client=openai.DefaultAsyncHttpx2Client(
                timeout=httpx2.Timeout(timeout, connect=min(timeout, 15.0)),
                limits=httpx2.Limits(max_connections=None, max_keepalive_connections=_POOL),
                transport=transport,
                verify=trust,
            ),
            default_headers={"Accept-Encoding": "gzip, deflate"},  # what vcrpy can decode whatever else is installed
        )
        for _ in range(-(-concurrency // _POOL))
    ]
    return OpenAIModel(
        clients=clients,
        name=name,
        mode=mode,
        patience=patience or Patience(tries=tries),
        max_tokens=max_tokens,
        token_budget=token_budget,
        dialect=dialect,
        pace=pace,
    )


def _silence_instructor() -> None:
    """instructor logs each failure to standard error unless somebody listens; here each one is raised or recorded."""
    logger = logging.getLogger("instructor")
    logger.propagate = False
    if not logger.handlers:
        logger.addHandler(logging.NullHandler())
