"""Put undecided pairs to a model, many in one question."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from schemas.merge import Verdict
from schemas.run import Usage
from service.core.linking.clustering import Pair
from service.core.linking.undecided import PAIRS_A_QUESTION, pair_lines, verdicts
from service.core.questions import adjudication_question
from service.errors import AccessError, EntenteError, RecordingMissing, StoreError
from service.ports import Model
from service.prompts import Prompt
from service.render.plain import counted


@dataclass(frozen=True, slots=True)
class Adjudicated:
    """Verdicts by pair key, and what they cost. A pair that is not there was not decided."""

    verdicts: dict[str, Verdict]
    usage: Usage


async def adjudicated(
    pairs: Sequence[Pair], *, model: Model, prompt: Prompt, say: Callable[[str], None]
) -> Adjudicated:
    """What a model says of these pairs. Those of a question that fails stay undecided, which is said; AccessError and what no
    other question could escape end all."""
    decided: dict[str, Verdict] = {}
    usage = Usage()
    for start in range(0, len(pairs), PAIRS_A_QUESTION):
        some = pairs[start : start + PAIRS_A_QUESTION]
        try:
            answer = await model.ask(adjudication_question(prompt, pair_lines(some)))
        except (AccessError, RecordingMissing, StoreError):
            raise
        except EntenteError as error:
            say(f"undecided, {counted(len(some), 'pair')} left apart: {error}")
            continue
        decided |= verdicts(some, answer.value)
        usage += answer.usage
    return Adjudicated(decided, usage)
