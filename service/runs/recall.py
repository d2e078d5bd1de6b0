"""What was made of an answer before, taken as it is: of the same text, question and answer the same program makes the same."""

import hashlib
import json
from collections.abc import Sequence
from typing import Protocol

from schemas.article import Article
from schemas.extraction import Extraction
from schemas.grounding import Recalled
from service.core import extraction
from service.core.extraction import Known
from service.ports import Identity
from service.prompts import Prompt


class Recalling(Protocol):
    """The part of a store that is needed here."""

    def recalled(self, keys: Sequence[str]) -> dict[str, Recalled]: ...


class Recall:
    """Looks articles up by all that decides their records: who is asked (`identity`) with which prompt, from how many estimated
    tokens on in parts, and by which `rules` an answer becomes records."""

    def __init__(self, store: Recalling, *, identity: Identity, prompt: Prompt, chunk_tokens: int, rules: str) -> None:
        asker = (identity.base_url, identity.model, sorted(identity.parameters.items()))
        asked = (prompt.id, prompt.version, prompt.fingerprint(Extraction), chunk_tokens)
        self._store = store
        self._settled = json.dumps([rules, asker, asked]).encode()

    def __call__(self, articles: Sequence[Article]) -> tuple[Known, ...]:
        """What is known of each, in order, in one look; raise StoreError when the store cannot be read."""
        keys = [self._key(article) for article in articles]
        found = self._store.recalled(keys)
        return tuple(
            Known(article, key=key, extracted=extraction.recalled(found[key]) if key in found else None)
            for article, key in zip(articles, keys, strict=True)
        )

    def _key(self, article: Article) -> str:
        told = article.model_dump_json().encode("utf-8", "surrogatepass")
        return hashlib.sha256(self._settled + b"\0" + told).hexdigest()
