"""Our linking of generated records beside that of Splink, a library for record linkage, on the same keys in the same run.

    pip install 'splink>=5' duckdb
    python -m benchmarks.peers RECORDS.csv

Splink gets what our own comparison uses of a record, worked out by us: the two parties, the forms, the words of the subject, the
day of signature or its month, the place, and the name. It learns its weights from the truth itself, and is shown at the threshold
that suits it best; ours is told neither.
"""

import argparse
import importlib
import json
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.linking import Truth, b_cubed, compact_figures, f1_of, pairwise, read_generated
from service.core.linking.fields.traits import AgreementTraits

THRESHOLDS = (0.2, 0.5, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 0.998, 0.999, 0.9995, 0.9997, 0.9998, 0.9999)


def columns(told: AgreementTraits, truth: str) -> dict[str, object]:
    """A record as a row of Splink's table."""
    first = told.signed[0] if told.signed else None
    exact = first.first if first and first.first == first.last else None
    return {
        "unique_id": told.id,
        "truth": truth,
        "sides": "+".join(sorted(told.sides)),
        "name": told.name,
        "day": exact,
        "month": first.first[:7] if first else None,
        "place": min(told.signed_in, default=None),
        "forms": sorted(told.all_forms) or None,
        "words": sorted(told.words) or None,
    }


COLUMNS = {
    **dict.fromkeys(("unique_id", "truth", "sides", "name", "day", "month", "place"), "varchar"),
    "forms": "varchar[]",
    "words": "varchar[]",
}
NEVER = 0.001
SHARE = "len(list_intersect(words_l, words_r)) / least(len(words_l), len(words_r))"
GAP = "abs(date_diff('day', cast(day_l as date), cast(day_r as date)))"
LEVELS = {
    "words": [f"{SHARE} >= 0.67", f"{SHARE} >= 0.34", f"{SHARE} > 0"],
    "forms": ["list_has_any(forms_l, forms_r)"],
    "place": ["place_l = place_r"],
    "month": [f"{GAP} <= 1", f"{GAP} <= 3", f"{GAP} <= 7", f"{GAP} is null and month_l = month_r"],
}


def comparison(column: str, levels: Sequence[str]) -> dict[str, object]:
    """A comparison of Splink by levels in SQL, the first that holds."""
    told = [{"sql_condition": level, "label_for_charts": level} for level in levels]
    null = {
        "sql_condition": f"{column}_l is null or {column}_r is null",
        "label_for_charts": "null",
        "is_null_level": True,
    }
    other: dict[str, object] = {"sql_condition": "ELSE", "label_for_charts": "other"}
    if len(levels) == 1:  # what one agreement never tells is not learnt from the truth
        other |= {"m_probability": NEVER, "fix_m_probability": True}
    return {"output_column_name": column, "comparison_levels": [null, *told, other]}


def settings(splink: Any, library: Any) -> Any:
    """The comparisons and blocking rules of the model: the levels that ours has."""
    return splink.SettingsCreator(
        link_type="dedupe_only",
        comparisons=[
            library.ExactMatch("sides"),
            *(comparison(column, levels) for column, levels in LEVELS.items()),
            library.JaroWinklerAtThresholds("name", [0.9, 0.75]),
        ],
        blocking_rules_to_generate_predictions=[
            splink.block_on("sides", "month"),
            "l.sides = r.sides and list_has_any(l.words, r.words) and (l.month is null or r.month is null)",
            "l.sides = r.sides and abs(date_diff('day', cast(l.day as date), cast(r.day as date))) <= 7",
        ],
        max_iterations=20,
        retain_matching_columns=False,
    )


def linked_by_splink(told: Sequence[AgreementTraits], truth: Truth) -> list[tuple[float, dict[str, str]]]:
    """Each record's cluster at each threshold."""
    splink, library = importlib.import_module("splink"), importlib.import_module("splink.comparison_library")
    backend = importlib.import_module("splink.internals.duckdb.database_api")
    duckdb = importlib.import_module("duckdb")
    connection = duckdb.connect()
    with tempfile.TemporaryDirectory() as folder:
        rows = Path(folder) / "rows.jsonl"
        rows.write_text("\n".join(json.dumps(columns(each, truth[each.id])) for each in told), encoding="utf-8")
        table = connection.read_json(str(rows), columns=COLUMNS)
        table.create("told")
    database = backend.DuckDBAPI(connection)
    linker = splink.Linker(database.register("told"), settings(splink, library), log_level=None)
    linker.training.estimate_probability_two_random_records_match(
        [splink.block_on("sides", "day", "words")], recall=0.5
    )
    linker.training.estimate_u_using_random_sampling(max_pairs=3e6, seed=1)
    linker.training.estimate_m_from_label_column("truth")
    predicted = linker.inference.predict(threshold_match_probability=min(THRESHOLDS))
    found = []
    for threshold in THRESHOLDS:
        made = linker.clustering.cluster_pairwise_predictions_at_threshold(predicted, threshold)
        rows_made = connection.table(made.physical_name).project("unique_id, cluster_id").fetchall()
        found.append((threshold, dict(rows_made)))
    return found


def main() -> None:
    """Print both."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("records", type=Path, nargs="+")
    for path in parser.parse_args().records:
        told, truth = read_generated(path)
        compact_figures(path.name, told, truth)
        started = time.perf_counter()
        made = linked_by_splink(told, truth)
        seconds = time.perf_counter() - started
        for threshold, found in made:
            print(f"  Splink at {threshold:<7} B-cubed {b_cubed(found, truth)}  pairwise {pairwise(found, truth)}")
        best = max(made, key=lambda each: f1_of(pairwise(each[1], truth)))
        print(f"  Splink's best pairwise F1 is {pairwise(best[1], truth)[-5:]}, at {best[0]}; {seconds:.1f} s in all")


if __name__ == "__main__":
    main()
