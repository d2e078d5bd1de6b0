"""The answer as the store keeps it: what the model wrote, to which question, and what it cost; or why there is none."""

from typing import Literal

from schemas.run import Usage
from schemas.shape import Value


class KeptAnswer(Value):
    """One answer under the key of its question.

    `text` is what the model wrote, from which the typed answer is made again; `material` and `messages` are SHA-256 of what
    the question was about and of its words; `answered_by` is the model's name as the endpoint gave it; `asked` is UTC.
    """

    key: str
    prompt: str
    version: int
    fingerprint: str
    base_url: str
    model: str
    parameters: dict[str, str | int | float]
    material: str
    messages: str
    text: str
    answered_by: str
    usage: Usage
    asked: str


class KeptFailure(Value):
    """Why the question of this key has no answer.

    `whose` fault it was: that of the `answer`, which was paid for and could not be used, so that the failure stands until
    somebody wants the question asked again; or that of the `endpoint`, from which none came, so that the next run asks.
    `reason` is as it was told of `subject`; `tries` counts how often the question was asked in vain, and `usage` is what all
    of that cost; `failed` is when it last did, UTC.
    """

    key: str
    prompt: str
    version: int
    fingerprint: str
    base_url: str
    model: str
    subject: str
    whose: Literal["answer", "endpoint"]
    reason: str
    usage: Usage
    tries: int = 1
    failed: str

    @property
    def stands(self) -> bool:
        """Whether the question is not to be asked again unless somebody says so."""
        return self.whose == "answer"
