"""Entente's code. The variable below must be set before pydantic loads: re-asks carry pydantic's error text, and with
its version's address in it a recording made under one minor version would miss under the next."""

import os

os.environ.setdefault("PYDANTIC_ERRORS_INCLUDE_URL", "0")
