"""From a model's answer to records: ids given, quotes put in their place, dates held against the text.

Ids count positions in the answer as it was proposed, so that a kept and a rejected item never share one. The items of a
long text's parts are told apart by the part, `x/c2/a1`.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from schemas.agreement import Agreement
from schemas.article import Article
from schemas.evidence import Evidence, Excerpt
from schemas.extraction import Extraction
from schemas.meeting import Meeting, MeetingStatus
from schemas.record import (
    AgreementRecord,
    EventRecord,
    MeetingRecord,
    OutcomeRecord,
    ParticipantRecord,
    Rejection,
    StatementRecord,
    TermRecord,
)
from schemas.statement import Statement
from service.core.grounding import Locator
from service.core.grounding.dates import HeldDate, hold_date
from service.core.identities import (
    Identified,
    identify_holder,
    identify_name,
    identify_participant,
    identify_party,
    is_named,
    people_of,
)
from service.core.language.dating import Tense
from service.core.language.places import plain
from service.core.naming import named
from service.core.passage import Passage

Item = TypeVar("Item")

_LETTERS = {
    "agreements": "a",
    "meetings": "m",
    "statements": "s",
    "events": "e",
    "terms": "t",
    "outcomes": "o",
    "participants": "p",
}
# Whether a meeting's date lies behind or ahead; one called off or put off may have been due on either side.
_TENSES: dict[MeetingStatus, Tense] = {
    "held": "past",
    "scheduled": "future",
    "cancelled": "either",
    "postponed": "either",
}


@dataclass(frozen=True, slots=True)
class Account:
    """Every item id of one answer, in the set where it ended: proposed = grounded + repaired + rejected."""

    proposed: tuple[str, ...]
    grounded: tuple[str, ...]
    repaired: tuple[str, ...]
    rejected: tuple[str, ...]


def account_of(accounts: Sequence[Account]) -> Account:
    """The accounts of the parts of one article as one."""
    return Account(
        proposed=tuple(item for one in accounts for item in one.proposed),
        grounded=tuple(item for one in accounts for item in one.grounded),
        repaired=tuple(item for one in accounts for item in one.repaired),
        rejected=tuple(item for one in accounts for item in one.rejected),
    )


@dataclass(frozen=True, slots=True)
class Made:
    """The records of one article, what was refused or changed, and the account of all items."""

    agreements: tuple[AgreementRecord, ...]
    meetings: tuple[MeetingRecord, ...]
    statements: tuple[StatementRecord, ...]
    rejected: tuple[Rejection, ...]
    account: Account


def make_records(
    article: Article,
    *,
    value: Extraction,
    proposed: Mapping[str, object],
    rejected: Sequence[Rejection],
    passage: Passage | None = None,
) -> Made:
    """Records of a validated answer. `rejected` carries paths into `proposed` (`agreements.0.events.1`). With a `passage` the
    answer is about that part of the article alone.

    Raises ValueError when a quote of the validated answer does not stand in the article, which validation rules out.
    """
    root = f"{article.id}/c{passage.part.number}" if passage else article.id
    gone, known = {r.id for r in rejected if not r.kept}, people_of(value)
    said = f"{plain(article.text)} {plain(f'{article.title} {article.author}')}"
    locate = passage or Locator(article)
    maker = _Maker(article=article, root=root, locate=locate, gone=gone, known=known, said=said, repairs=[])
    agreements = maker.numbered("agreements", value.agreements)
    meetings = maker.numbered("meetings", value.meetings)
    statements = maker.numbered("statements", value.statements)
    made_agreements = tuple(maker.agreement(path, item) for path, item in agreements)
    made_meetings = tuple(maker.meeting(path, item) for path, item in meetings)
    made_statements = tuple(
        maker.statement(path, item) for path, item in statements if maker.is_named(path, item.holder, kept=False)
    )
    told = [r for r in rejected if _is_item(r.id) or not any(r.id.startswith(f"{path}.") for path in maker.gone)]
    refusals = (*(_refusal(root, maker.locate, rejection) for rejection in told), *maker.repairs)
    return Made(
        agreements=made_agreements,
        meetings=made_meetings,
        statements=made_statements,
        rejected=refusals,
        account=_account(root, proposed, refusals),
    )


def _refusal(root: str, locate: Locator | Passage, rejection: Rejection) -> Rejection:
    """A rejection under its item's id, beside the passage most like its quote. A part without an id of its own (a party, a
    topic) that went is a change to its item."""
    changes = {
        "id": item_id(root, rejection.id),
        "kept": rejection.kept or not _is_item(rejection.id),
    }
    if rejection.kind == "quote_absent" and rejection.quote:
        changes["nearest"] = locate.nearest(rejection.quote)
        if locate.stands_in_furniture(rejection.quote):
            changes["kind"] = "quote_in_furniture"
            changes["reason"] = "this quote stands in what is not the article: an advertisement, a menu, a credit"
    return rejection.model_copy(update=changes)


def _is_item(path: str) -> bool:
    return re.sub(r"\.\d+$", "", path).rpartition(".")[2] in _LETTERS


def item_id(root: str, path: str) -> str:
    """`agreements.0.events.1` of article `x` is `x/a1/e2`, of its second part `x/c2` `x/c2/a1/e2`; a path to no item stays
    as it is behind the root."""
    steps = re.findall(r"([a-z]+)\.(\d+)", path)
    ids = [f"{_LETTERS[noun]}{int(index) + 1}" for noun, index in steps if noun in _LETTERS]
    return "/".join([root, *ids]) if ids else f"{root}/{path}"


def _account(root: str, proposed: Mapping[str, object], refusals: Sequence[Rejection]) -> Account:
    every = tuple(item_id(root, path) for path in _paths(proposed, ""))
    gone = [r.id for r in refusals if not r.kept]
    mended = {r.id for r in refusals if r.kept}
    rejected = tuple(item for item in every if any(item == key or item.startswith(f"{key}/") for key in gone))
    repaired = tuple(item for item in every if item in mended and item not in rejected)
    grounded = tuple(item for item in every if item not in mended and item not in rejected)
    return Account(proposed=every, grounded=grounded, repaired=repaired, rejected=rejected)


def _paths(node: Mapping[str, object], prefix: str) -> list[str]:
    found: list[str] = []
    for noun in _LETTERS:
        items = node.get(noun)
        for index, item in enumerate(items if isinstance(items, list) else []):
            path = f"{prefix}{noun}.{index}"
            found.append(path)
            if isinstance(item, Mapping):
                found += _paths(item, f"{path}.")
    return found


@dataclass(frozen=True, slots=True)
class _Maker:
    article: Article
    root: str
    locate: Locator | Passage
    gone: set[str]
    known: Sequence[str]
    said: str
    repairs: list[Rejection]

    def numbered(self, path: str, items: Sequence[Item]) -> list[tuple[str, Item]]:
        """Each kept item with its path in the proposed answer: the positions that were not rejected, in order."""
        paths: list[str] = []
        index = 0
        while len(paths) < len(items):
            if f"{path}.{index}" not in self.gone:
                paths.append(f"{path}.{index}")
            index += 1
        return list(zip(paths, items, strict=True))

    def agreement(self, path: str, told: Agreement) -> AgreementRecord:
        item = self._named(path, told)
        events = []
        for sub, event in self.numbered(f"{path}.events", item.events):
            tense: Tense = "past" if event.modality == "reported" else "future"
            dated = self._dated(sub, event.date, event.date_text, tense)
            events.append(
                EventRecord(
                    **event.model_dump(exclude={"quote", "date", "by"}),
                    id=self._id(sub),
                    date=dated.date,
                    basis=dated.basis,
                    by=tuple(
                        self._kept(sub, name, identify_name(name, known=self.known))
                        for name in event.by
                        if self.is_named(sub, name, kept=True)
                    ),
                    evidence=self._evidence(sub, event.quote),
                )
            )
        terms = [
            TermRecord(id=self._id(sub), text=term.text, evidence=self._evidence(sub, term.quote))
            for sub, term in self.numbered(f"{path}.terms", item.terms)
        ]
        return AgreementRecord(
            **item.model_dump(exclude={"events", "terms", "parties", "aliases"}),
            id=self._id(path),
            article=self.article.id,
            aliases=tuple(item.aliases),
            parties=tuple(self._kept(path, party.name, identify_party(party)) for party in item.parties),
            events=tuple(events),
            terms=tuple(terms),
        )

    def meeting(self, path: str, item: Meeting) -> MeetingRecord:
        dated = self._dated(path, item.date, item.date_text, _TENSES[item.status])
        return MeetingRecord(
            **item.model_dump(exclude={"participants", "outcomes", "quote", "date", "formats", "topics"}),
            id=self._id(path),
            article=self.article.id,
            date=dated.date,
            basis=dated.basis,
            formats=tuple(dict.fromkeys(item.formats)),
            topics=tuple(item.topics),
            participants=tuple(
                ParticipantRecord(
                    id=self._id(sub),
                    **self._kept(sub, person.name, identify_participant(person, known=self.known)).model_dump(),
                )
                for sub, person in self.numbered(f"{path}.participants", item.participants)
                if self.is_named(sub, person.name, kept=False)
            ),
            outcomes=tuple(
                OutcomeRecord(id=self._id(sub), text=outcome.text, evidence=self._evidence(sub, outcome.quote))
                for sub, outcome in self.numbered(f"{path}.outcomes", item.outcomes)
            ),
            evidence=self._evidence(path, item.quote),
        )

    def statement(self, path: str, item: Statement) -> StatementRecord:
        held = self._kept(path, item.holder, identify_holder(item, self.article))
        return StatementRecord(
            **held.model_dump(exclude={"quote"}),
            id=self._id(path),
            article=self.article.id,
            evidence=self._evidence(path, item.quote),
        )

    def is_named(self, path: str, name: str, *, kept: bool) -> bool:
        """Whether the article names a person; if not, that is told of the item, which is `kept` without the name or goes."""
        if is_named(name, self.said):
            return True
        reason = "the article does not name this person"
        self.repairs.append(Rejection(id=self._id(path), item=name, reason=reason, kept=kept, kind="name_absent"))
        return False

    def _named(self, path: str, told: Agreement) -> Agreement:
        """The agreement under the names that the article says; those that it does not say are told of it."""
        found = named(told, self.article)
        self.repairs.extend(
            Rejection(id=self._id(path), item=each.name, reason=each.reason, kept=True, kind="name_absent")
            for each in found.unsaid
        )
        return found.agreement

    def _id(self, path: str) -> str:
        return item_id(self.root, path)

    def _evidence(self, path: str, quote: str) -> Evidence:
        found = self.locate.find(quote)
        if found is None:
            raise ValueError(f"article {self.article.id}: a validated quote does not stand in the text: {quote!r}")
        shown = self.locate.shown(found.span)
        if found.changes:
            self.repairs.append(_repaired_quote(self._id(path), quote, shown, "; ".join(found.changes)))
        return shown

    def _kept(self, path: str, name: str, identified: Identified[Item]) -> Item:
        """What a name was found to be; a change is told under its item."""
        if identified.reason:
            self.repairs.append(Rejection(id=self._id(path), item=name, reason=identified.reason, kept=True))
        return identified.item

    def _dated(self, path: str, date: str | None, date_text: str | None, tense: Tense) -> HeldDate:
        """A date weighed against its words, where they stand in the article, and then held against the whole text."""
        stands = bool(date_text) and self.locate(date_text or "") is not None
        dated = hold_date(date, date_text, self.article, tense=tense, stands=stands)
        if dated.repair:
            self.repairs.append(
                Rejection(
                    id=self._id(path),
                    item=f"date {date or 'not given'}",
                    reason=dated.repair,
                    kept=True,
                    kind="invalid_date",
                )
            )
        return dated


def _repaired_quote(key: str, quote: str, shown: Evidence, changes: str) -> Rejection:
    return Rejection(
        id=key,
        item=f"quote “{' '.join(quote.split())}”",
        reason=f"the quote is shown in the article's own words: {changes}",
        kept=True,
        kind="quote_repaired",
        quote=quote,
        nearest=Excerpt(article=shown.article, text=shown.quote, start=shown.start, end=shown.end),
    )
