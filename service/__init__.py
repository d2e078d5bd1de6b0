"""Entente's code. The variables below must be set before their library loads. Re-asks carry pydantic's error text, and with
its version's address in it a recording made under one minor version would miss under the next. Nor does Ray, where it is used,
report to its makers that it is."""

import os

os.environ.setdefault("PYDANTIC_ERRORS_INCLUDE_URL", "0")
os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
