"""Linked records to test with: small records of which some are undecided, a model that decides each pair always alike, and a
linker over a store."""

import asyncio
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from zlib import crc32

from hypothesis import strategies as st

from schemas.entry import Entry
from schemas.ledger import Ledger
from schemas.link import KeptCluster
from schemas.record import AgreementRecord, MeetingRecord, Record, StatementRecord
from schemas.run import Run
from service.core import extraction
from service.core.linking.clustering import Cluster, cluster, compare_all, undecided
from service.core.linking.undecided import pair_lines
from service.ports import Model, Question, Store
from service.prompts import load_prompt
from service.runs.linking import Linked, Linker
from tests.records import agreement, article, event, meeting, statement
from tests.twins import ScriptedModel

RAA, ACSA = "Reciprocal Access Agreement", "Acquisition and Cross-Servicing Agreement"
_NAMES = (RAA, ACSA, "RAA", "Trade Agreement", "Free Trade Agreement", "Trade Zone Agreement", "Access Pact 2019")
_PEOPLE = ("Enrique Manalo,,PH", "Takeshi Iwaya,,JP", "Iwaya", "Japan,,JP", "Philippines,,PH", "Marcos")
_BETWEEN = ("Philippines=PH Japan=JP", "Japan=JP Australia=AU", "Japan=JP", "")
_TEXTS = ("a near-alliance", "a “near-alliance”", "close partners", "close partners now")
_MANY = [f"{letter}{number}" for letter in "uvwxyz" for number in range(4)]

Told = Mapping[str, Sequence[Record]]
"""Records by article."""


@st.composite
def told(draw: st.DrawFn) -> dict[str, list[Record]]:
    """Up to a dozen articles with up to three records each."""
    articles = draw(st.lists(st.sampled_from(_MANY), unique=True, min_size=1, max_size=12))
    return {of: draw(records(of)) for of in articles}


def records(of: str) -> st.SearchStrategy[list[Record]]:
    """Up to three records of an article."""
    one = st.one_of(st.just(None), _agreements(f"{of}/a1"))
    kinds = (one, st.one_of(st.just(None), _agreements(f"{of}/a2")), st.one_of(_meetings(of), _statements(of)))
    return st.tuples(*kinds).map(lambda made: [record for record in made if record is not None])


def _agreements(key: str) -> st.SearchStrategy[AgreementRecord]:
    return st.builds(
        lambda name, between, kind: agreement(
            key, name, event("signed", "2025", place="Manila"), between=between, kind=kind
        ),
        st.sampled_from(_NAMES),
        st.sampled_from(_BETWEEN),
        st.sampled_from(["trade", "visiting_forces"]),
    )


def _meetings(of: str) -> st.SearchStrategy[MeetingRecord]:
    return st.builds(
        lambda people, date: meeting(f"{of}/m1", "talks", *people, date=date),
        st.lists(st.sampled_from(_PEOPLE), max_size=3, unique=True),
        st.sampled_from([None, "2025-05", "2025-05-28", "2025-04"]),
    )


def _statements(of: str) -> st.SearchStrategy[StatementRecord]:
    return st.builds(
        lambda text, holder: statement(f"{of}/s1", text, holder),
        st.sampled_from(_TEXTS),
        st.sampled_from(["Iwaya", "Takeshi Iwaya", "both sides"]),
    )


def half_alike(of: str, name: str = "Trade Agreement") -> AgreementRecord:
    """An agreement record that is undecided beside another of these under another of the names."""
    return agreement(f"{of}/a1", name, kind="trade")


def decides(line: Mapping[str, Any]) -> bool:
    """One word on a pair, whoever asks and whatever stands beside it."""
    return bool(crc32(json.dumps([line["left"], line["right"]], sort_keys=True).encode()) % 3)


def deciding() -> ScriptedModel:
    """A model that decides every pair so."""

    def answer(question: Question[Any]) -> Mapping[str, object]:
        lines = [json.loads(line) for line in question.material.splitlines()]
        return {"verdicts": [{"pair": line["pair"], "same": decides(line), "reason": "so told"} for line in lines]}

    return ScriptedModel({"adjudicate": answer})


def keep(store: Store, made: Told) -> None:
    """A run that made these records of their articles."""
    run = store.begin(Run(command="extract", started="2025", base_url="memory", model="m", prompts={}, paths=())).id
    for of, some in made.items():
        told_by = article(f"Text {of}.", id=of, source=f"{of}.txt")
        outcome = extraction.failed(told_by, "").outcome.model_copy(
            update={
                "status": "done",
                "error": None,
                "agreements": tuple(each for each in some if isinstance(each, AgreementRecord)),
                "meetings": tuple(each for each in some if isinstance(each, MeetingRecord)),
                "statements": tuple(each for each in some if isinstance(each, StatementRecord)),
            }
        )
        store.keep_entry(Entry(run=run, outcome=outcome, ledger=Ledger()), told_by)


def link(store: Store, model: Model | None = None, *, at_once: int = 1000, said: list[str] | None = None) -> Linked:
    """Bring the links of the store up to date."""
    say = said.append if said is not None else lambda _: None
    linker = Linker(links=store.links, prompt=load_prompt("adjudicate"), model=model, say=say)
    return asyncio.run(linker.link(at_once=at_once))


def all_at_once(made: Told) -> Sequence[object]:
    """What linking all records at once gives, the undecided pairs decided, in the form of `seen`."""
    everything = [record for some in made.values() for record in some]
    pairs = compare_all(everything)
    asked = undecided(everything, pairs)
    lines = pair_lines(asked)
    answers = asyncio.run(_answers(lines)) if lines else {}
    verdicts = {pair.key: answers[str(line["pair"])] for pair, line in zip(asked, lines, strict=True)}
    return seen(cluster(everything, pairs, verdicts))


async def _answers(lines: Sequence[Mapping[str, object]]) -> dict[str, Any]:
    from service.core.questions import adjudication_question  # noqa: PLC0415 - where it is used

    answer = await deciding().ask(adjudication_question(load_prompt("adjudicate"), lines))
    return {verdict.pair: verdict for verdict in answer.value.verdicts}


def seen(clusters: Iterable[Cluster | KeptCluster]) -> Sequence[object]:
    """Clusters as the ids of their records and, in order, what was decided of the pairs alike enough to be looked at."""
    return sorted(
        (
            [each if isinstance(each, str) else each.id for each in one.records],
            [
                (merge.left, merge.right, merge.merged, merge.by, merge.score, merge.reasons)
                for merge in one.merges
                if merge.score >= 0.5
            ],
        )
        for one in clusters
    )
