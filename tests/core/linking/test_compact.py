from collections.abc import Sequence
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.record import AgreementRecord, Record
from service.core.linking.clustering import cluster, compare_all
from service.core.linking.compact import linked
from service.core.linking.fields.traits import traits
from tests.records import agreement, event, meeting, statement

TITLES = (
    "loan deal on {}",
    "{} loan",
    "Loan Agreement on {}",
    "{} pact",
    "free trade deal on {}",
    "Extradition Treaty",
    "",
)
MADE = st.lists(
    st.one_of(
        st.builds(
            lambda title, topic, date, place, between: agreement(
                "x/a1",
                title.format(topic),
                event("signed", date, place=place),
                between=between,
                terms=[f"The two reached a loan deal covering {topic}."],
            ),
            st.sampled_from(TITLES),
            st.sampled_from(["fisheries", "railways", "rail transport", "health"]),
            st.sampled_from([None, "2010", "2010-05", "2010-05-01", "2010-05-03", "2010-06-20", "2015-05-01"]),
            st.sampled_from([None, "Tokyo", "Manila"]),
            st.sampled_from(["Philippines=PH Japan=JP", "Japan=JP Peru=PE", "Japan=JP", ""]),
        ),
        st.builds(
            lambda people, date: meeting("x/m1", "talks", *people, date=date),
            st.lists(st.sampled_from(["Enrique Manalo,,PH", "Takeshi Iwaya,,JP", "Iwaya"]), max_size=3, unique=True),
            st.sampled_from([None, "2025-05", "2025-05-28", "2025-04"]),
        ),
        st.builds(
            lambda text: statement("x/s1", text, "Iwaya"),
            st.sampled_from(["a near-alliance", "a “near-alliance”", "close partners", "close partners now"]),
        ),
    ),
    max_size=14,
).map(lambda records: [_told_by(record, f"{number:02}") for number, record in enumerate(records)])


def _told_by(record: Record, article: str) -> Record:
    return record.model_copy(update={"id": f"{article}/{record.id.partition('/')[2]}", "article": article})


def homes(records: Sequence[Record]) -> list[list[str]]:
    found = linked([traits(record) for record in records])
    return [[records[index].id for index in home] for home in found]


@given(MADE, st.randoms(use_true_random=False))
def test_clusters_are_those_of_whole_records_in_any_order(records: list[Record], random: Random) -> None:
    whole = [[record.id for record in each.records] for each in cluster(records, compare_all(records), {})]
    shuffled = list(records)
    random.shuffle(shuffled)
    assert homes(records) == homes(shuffled) == whole


@given(MADE)
def test_linking_twice_changes_nothing(records: list[Record]) -> None:
    told = [traits(record) for record in records]
    assert [traits(each) for each in told] == told
    assert linked(told) == linked(told)


@given(MADE)
def test_linking_the_records_of_each_cluster_again_joins_no_others(records: list[Record]) -> None:
    for home in homes(records):
        own = [record for record in records if record.id in home]
        assert all(set(part) <= set(home) for part in homes(own))


def test_the_likeliest_home_takes_what_fits_two() -> None:
    def told(key: str, name: str, date: str | None) -> AgreementRecord:
        return agreement(key, name, event("signed", date), between="Japan=JP Peru=PE")

    records = [
        told("a/a1", "Loan Agreement on fisheries", "2010-05-01"),
        told("b/a1", "ODA loan for fisheries", "2010-05-02"),
        told("c/a1", "ODA loan for fisheries", None),
        told("d/a1", "Loan Agreement on railways and fisheries ports", "2015-05-02"),
    ]
    assert homes(records) == [["a/a1", "b/a1", "c/a1"], ["d/a1"]]


# --- nonsense: it ends, and every record is in one cluster

DAY = event("signed", "2025-05-28")
NONSENSE: dict[str, list[Record]] = {
    "a thousand subjects of one day": [agreement(f"{n:05}/a1", f"Loan for x{n}", DAY) for n in range(1_000)],
    "a thousand undated": [agreement(f"{n:05}/a1", "Loan for health") for n in range(1_000)],
    "a thousand meetings": [meeting(f"{n:05}/m1", "talks", "Iwaya", date="2025-05-28") for n in range(1_000)],
    "names of 10,000 characters": [agreement(f"{n}/a1", "x" * 10_000 + " y" * n, between="") for n in range(50)],
    "one name of 10,000 words": [agreement(f"{n}/a1", " ".join(f"w{k}" for k in range(3_000))) for n in range(50)],
    "300 aliases": [agreement(f"{n}/a1", "Pact", aliases=tuple(f"Alias {k}" for k in range(300))) for n in range(50)],
    "300 parties": [agreement(f"{n}/a1", "Pact", between=" ".join(f"P{k}" for k in range(300))) for n in range(50)],
    "300 provisions": [agreement(f"{n}/a1", "Pact", terms=[f"loan {k}" * 99 for k in range(300)]) for n in range(50)],
    "300 signatures": [
        agreement(f"{n}/a1", "Pact", *(event("signed", f"{1600 + k}") for k in range(300))) for n in range(50)
    ],
    "no parties": [agreement(f"{n}/a1", "Pact", DAY, between="") for n in range(50)],
    "the year 9999": [agreement(f"{n}/a1", "Loan", event("signed", "9999-12-31")) for n in range(50)],
    "the year -4712": [agreement(f"{n}/a1", "Loan", event("signed", "-4712-01-01")) for n in range(50)],
    "days of all years": [agreement("0/a1", "Loan", event("signed", "0001/9999"))],
    "meetings of nonsense dates": [
        meeting(f"{n}/m1", "talks", "Iwaya", date=date)
        for n, date in enumerate(["9999-12-31", "-4712-01-01", "0001/9999", "2025-02-30", "XXXX-02"])
    ],
    "nothing told": [agreement("0/a1", "", between=""), meeting("1/m1", ""), statement("2/s1", "", "")],
}


@pytest.mark.parametrize("records", NONSENSE.values(), ids=NONSENSE)
def test_nonsense_ends_in_clusters(records: list[Record]) -> None:
    found = homes(records)
    assert sorted(key for home in found for key in home) == sorted(record.id for record in records)


def test_ten_thousand_records_of_one_block_are_one() -> None:
    assert len(homes([agreement(f"{n:05}/a1", "Loan Agreement on health", DAY) for n in range(10_000)])) == 1


def test_the_first_and_the_last_year_are_years() -> None:
    assert len(homes(NONSENSE["the year -4712"])) == len(homes(NONSENSE["the year 9999"])) == 1
