"""Linking what was kept: articles that wait are linked with the stored records that they may share a fact with, and with no
others. What came of it is kept, a model's verdicts too, so that nothing is compared or asked twice."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from schemas.link import KeptCluster, Links, Waiting
from schemas.merge import Adjudication, Verdict
from schemas.record import Record
from schemas.run import Usage
from service.asking import adjudicated
from service.core.linking.clustering import Pair
from service.core.linking.incremental import (
    RULES,
    Component,
    clusters_of,
    compare_new,
    components,
    kept_pair,
    keys_of,
    keys_sought,
    open_pairs,
    pair_of,
    touched,
    verdict_key,
)
from service.core.linking.undecided import PAIRS_A_QUESTION
from service.errors import StoreError
from service.ports import LinkStore, Model
from service.prompts import Prompt

ARTICLES_AT_ONCE = 1000
_TRIES = 20


@dataclass(frozen=True, slots=True)
class Linked:
    """What one linking did: articles and records that were linked, pairs that a model must decide and none has, its cost."""

    articles: int = 0
    records: int = 0
    undecided: int = 0
    usage: Usage = field(default_factory=Usage)


@dataclass(frozen=True, slots=True, kw_only=True)
class Linker:
    """Brings the links up to date. Without a model undecided pairs stay apart until one is asked; `say` tells of what fails."""

    links: LinkStore
    prompt: Prompt
    model: Model | None
    say: Callable[[str], None]

    async def link(self, *, at_once: int = ARTICLES_AT_ONCE) -> Linked:
        """Link every article that waits, and ask about what is undecided; raise StoreError where another program keeps changing
        the links meanwhile."""
        rules = f"{RULES} {self._fingerprint}"
        if self.links.state().rules != rules:
            self.links.begin_anew(rules)
        done = Linked()
        missed = 0
        while some := self.links.waiting(at_once):
            made = self._arrived(some)
            if made is None:
                missed += 1
            else:
                done, missed = _sum(done, made), 0
            if missed > _TRIES:
                raise StoreError("another program keeps changing what is linked; run this again when it has ended")
        return await self._decided(done)

    def _arrived(self, some: Sequence[Waiting]) -> Linked | None:
        """Link these by what is known; None when another program was first."""
        generation = self.links.state().generation
        gone = frozenset(self.links.of_articles([each.article for each in some]))
        new = [record for each in some for record in each.records]
        keys = keys_of(new)
        near = self.links.sharing(keys_sought(new)) - gone
        candidates = self.links.records(near)
        pairs = compare_new(new, list(candidates.values()))
        beside = self.links.beside(gone | touched(pairs, candidates)) - gone
        known = {**self.links.records(beside), **{record.id: record for record in new}}
        parts = components(list(known.values()), [*pairs, *self._stored(beside, known)])
        questions = self._questions(parts)
        kept = self.links.keep(
            Links(
                linked=tuple(some),
                withdrawn=tuple(sorted(gone)),
                keys=keys,
                pairs=tuple(map(kept_pair, pairs)),
                clusters=questions.clusters(self.links.verdicts(questions.keys)),
            ),
            generation=generation,
        )
        return Linked(len(some), len(new)) if kept else None

    async def _decided(self, done: Linked) -> Linked:
        """What stayed undecided, put to the model if there is one, each pair once."""
        generation = self.links.state().generation
        wanting = self.links.undecided()
        if not wanting:
            return done
        known = self.links.records(wanting)
        questions = self._questions(components(list(known.values()), self._stored(wanting, known)))
        if self.model is None:
            return replace(done, undecided=len(questions.pairs))
        usage = await self._ask(questions, self.model)
        said = self.links.verdicts(questions.keys)
        changed = Links(linked=(), withdrawn=(), keys={}, pairs=(), clusters=questions.clusters(said))
        self.links.keep(changed, generation=generation)
        left = sum(self._key(pair) not in said for pair in questions.pairs)
        return replace(done, undecided=left, usage=usage)

    async def _ask(self, questions: "_Questions", model: Model) -> Usage:
        """Ask about each pair that no verdict is kept of; an answer is kept before the next question is put."""
        usage = Usage()
        known = self.links.verdicts(questions.keys)
        once = list({key: pair for pair in questions.pairs if (key := self._key(pair)) not in known}.values())
        for start in range(0, len(once), PAIRS_A_QUESTION):
            some = once[start : start + PAIRS_A_QUESTION]
            said = await adjudicated(some, model=model, prompt=self.prompt, say=self.say)
            told = {self._key(pair): said.verdicts[pair.key] for pair in some if pair.key in said.verdicts}
            self.links.keep_verdicts(told)
            usage += said.usage
        return usage

    def _questions(self, parts: Sequence[Component]) -> "_Questions":
        asked = {part.id: open_pairs(part) for part in parts}
        return _Questions(parts, asked, {pair.key: self._key(pair) for each in asked.values() for pair in each})

    def _key(self, pair: Pair) -> str:
        return verdict_key(pair, fingerprint=self._fingerprint)

    def _stored(self, records: Collection[str], known: Mapping[str, Record]) -> list[Pair]:
        return [pair_of(pair, known) for pair in self.links.pairs(records)]

    @property
    def _fingerprint(self) -> str:
        return self.prompt.fingerprint(Adjudication)


@dataclass(frozen=True, slots=True)
class _Questions:
    """What must be decided in some components: the pairs, by component, and the keys of their verdicts, by pair key."""

    parts: Sequence[Component]
    asked: Mapping[str, Sequence[Pair]]
    by_pair: Mapping[str, str]

    @property
    def pairs(self) -> list[Pair]:
        return [pair for part in self.asked.values() for pair in part]

    @property
    def keys(self) -> frozenset[str]:
        return frozenset(self.by_pair.values())

    def clusters(self, said: Mapping[str, Verdict]) -> tuple[KeptCluster, ...]:
        """The clusters, by the verdicts that are kept."""
        known = {pair: said[key] for pair, key in self.by_pair.items() if key in said}
        return tuple(each for part in self.parts for each in clusters_of(part, self.asked[part.id], known))


def _sum(one: Linked, other: Linked) -> Linked:
    return Linked(one.articles + other.articles, one.records + other.records)
