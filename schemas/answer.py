"""The answer as the store keeps it: what the model wrote, to which question, and what it cost."""

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
