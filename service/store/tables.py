"""The tables, as the newest migration leaves them. Values are kept as the JSON of their schema; a column beside it is what
is looked up or counted. Times are UTC, ISO 8601, as text, so that they sort and read the same in every database.

answers    what models wrote, each under the key of its question
articles   every text that was read, whole
runs       each run of a command, counted as it goes
readings   what came of an article: written once, however many runs came to the very same
records    the records of a reading
outcomes   which reading a run came to, or why to none
groundings what was made of an answer, under the key of all that decided it; it goes when the answer does
briefs     the page of a run; facts and merges are what stands behind it
linker     by which rules the records of all articles were linked, and how often the links have changed: one line
waiting    readings that are to be linked; linked: which reading of an article the links hold
clusters   records of one fact, with members, block_keys and the pairs that were kept; verdicts are a model's, each under the
           key of its pair
claims     questions that are being asked right now, each by one of `holders`: the processes that ask, each with a count that
           rises while it lives
failures   questions whose last asking came to nothing, and why

Those of a server are in `desk`.
"""

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    Table,
)

from service.store.words import Words as Text

metadata = MetaData()

answers = Table(
    "answers",
    metadata,
    Column("key", Text, primary_key=True),
    Column("prompt", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("fingerprint", Text, nullable=False),
    Column("base_url", Text, nullable=False),
    Column("model", Text, nullable=False),
    Column("parameters", Text, nullable=False),
    Column("material", Text, nullable=False),
    Column("messages", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("answered_by", Text, nullable=False),
    Column("usage", Text, nullable=False),
    Column("asked", Text, nullable=False),
    Index("answers_by_prompt", "prompt", "version", "model"),
)

articles = Table(
    "articles",
    metadata,
    Column("id", Text, primary_key=True),
    Column("source", Text, nullable=False),
    Column("title", Text),
    Column("publisher", Text),
    Column("published", Text),
    Column("language", Text),
    Column("text", Text, nullable=False),
    Column("data", Text, nullable=False),  # the article without its text
)

runs = Table(
    "runs",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("command", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("started", Text, nullable=False),
    Column("ended", Text),
    Column("base_url", Text, nullable=False),
    Column("model", Text, nullable=False),
    Column("prompts", Text, nullable=False),
    Column("paths", Text, nullable=False),
    Column("articles", Integer, nullable=False),
    Column("done", Integer, nullable=False),
    Column("failed", Integer, nullable=False),
    Column("facts", Integer, nullable=False),
    Column("calls", Integer, nullable=False),
    Column("input_tokens", Integer, nullable=False),
    Column("output_tokens", Integer, nullable=False),
    Column("from_store", Integer, nullable=False),
    Column("cost", Text),
)

readings = Table(
    "readings",
    metadata,
    Column("digest", Text, primary_key=True),
    Column("article", Text, ForeignKey("articles.id"), nullable=False),
    Column("account", Text, nullable=False),  # what was refused, joined and left unanswered
    Column("ledger", Text, nullable=False),
    Index("readings_by_article", "article"),
)

records = Table(
    "records",
    metadata,
    Column("reading", Text, ForeignKey("readings.digest"), primary_key=True),
    Column("id", Text, primary_key=True),
    Column("position", Integer, nullable=False),
    Column("noun", Text, nullable=False),  # agreements, meetings, statements: the list of the outcome it stands in
    Column("name", Text, nullable=False),
    Column("data", Text, nullable=False),
    Index("records_by_id", "id"),
)

outcomes = Table(
    "outcomes",
    metadata,
    Column("run", Integer, ForeignKey("runs.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("article", Text, ForeignKey("articles.id")),  # null: a file that never became one
    Column("header", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("error", Text),
    Column("usage", Text, nullable=False),
    Column("reading", Text, ForeignKey("readings.digest")),  # null: nothing came of it
    Index("outcomes_by_article", "article", "run"),
)

groundings = Table(
    "groundings",
    metadata,
    Column("key", Text, primary_key=True),
    Column("answer", Text, nullable=False),
    Column("reading", Text, ForeignKey("readings.digest"), nullable=False),
    Column("known", Text, nullable=False),  # the article as it was kept, without its text
    Index("groundings_by_answer", "answer"),
)

briefs = Table(
    "briefs",
    metadata,
    Column("run", Integer, ForeignKey("runs.id"), primary_key=True),
    Column("as_of", Text),
    Column("title", Text, nullable=False),
    Column("data", Text, nullable=False),  # the brief without its facts
)

facts = Table(
    "facts",
    metadata,
    Column("run", Integer, ForeignKey("briefs.run"), primary_key=True),
    Column("id", Text, primary_key=True),
    Column("position", Integer, nullable=False),
    Column("type", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("status", Text),
    Column("as_of", Text),
    Column("data", Text, nullable=False),
)

merges = Table(
    "merges",
    metadata,
    Column("run", Integer, primary_key=True),
    Column("fact", Text, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("left", Text, nullable=False),
    Column("right", Text, nullable=False),
    Column("merged", Boolean, nullable=False),
    Column("by", Text, nullable=False),
    Column("score", Float, nullable=False),
    Column("reasons", Text, nullable=False),
    ForeignKeyConstraint(["run", "fact"], ["facts.run", "facts.id"]),
    Index("merges_by_record", "run", "left", "right"),
)

linker = Table(
    "linker",
    metadata,
    Column("rules", Text, primary_key=True),
    Column("generation", Integer, nullable=False),
)

waiting = Table(
    "waiting",
    metadata,
    Column("article", Text, ForeignKey("articles.id"), primary_key=True),
    Column("reading", Text, ForeignKey("readings.digest")),  # null: to be withdrawn
)

linked = Table(
    "linked",
    metadata,
    Column("article", Text, ForeignKey("articles.id"), primary_key=True),
    Column("reading", Text, ForeignKey("readings.digest"), nullable=False),
)

members = Table(
    "members",
    metadata,
    Column("record", Text, primary_key=True),
    Column("article", Text, ForeignKey("linked.article"), nullable=False),
    Column("cluster", Text, nullable=False),
    Column("component", Text, nullable=False),
    Index("members_by_article", "article"),
    Index("members_by_cluster", "cluster"),
    Index("members_by_component", "component"),
)

block_keys = Table(
    "block_keys",
    metadata,
    Column("key", Text, primary_key=True),
    Column("record", Text, ForeignKey("members.record"), primary_key=True),
    Index("block_keys_by_record", "record"),
)

pairs = Table(
    "pairs",
    metadata,
    Column("left", Text, ForeignKey("members.record"), primary_key=True),
    Column("right", Text, ForeignKey("members.record"), primary_key=True),
    Column("score", Float, nullable=False),
    Column("reasons", Text, nullable=False),
    Column("veto", Text),
    Index("pairs_by_right", "right"),
)

clusters = Table(
    "clusters",
    metadata,
    Column("id", Text, primary_key=True),
    Column("component", Text, nullable=False),
    Column("undecided", Boolean, nullable=False),
    Column("merges", Text, nullable=False),
    Index("clusters_undecided", "undecided", "component"),
)

verdicts = Table(
    "verdicts",
    metadata,
    Column("key", Text, primary_key=True),
    Column("same", Boolean, nullable=False),
    Column("reason", Text, nullable=False),
)

holders = Table(
    "holders",
    metadata,
    Column("id", Text, primary_key=True),
    Column("machine", Text, nullable=False),
    Column("process", Integer, nullable=False),
    Column("beat", Integer, nullable=False),
)

claims = Table(
    "claims",
    metadata,
    Column("key", Text, primary_key=True),
    Column("holder", Text, nullable=False),
    Index("claims_by_holder", "holder"),
)

failures = Table(
    "failures",
    metadata,
    Column("key", Text, primary_key=True),
    Column("prompt", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("fingerprint", Text, nullable=False),
    Column("base_url", Text, nullable=False),
    Column("model", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("whose", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("usage", Text, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("failed", Text, nullable=False),
)
