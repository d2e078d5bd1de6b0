"""On several cores each worker leaves out the same tests; the last line counts them as on one."""

from dataclasses import dataclass
from typing import Any

import pytest


@dataclass
class LeftOut:
    """A test that was left out, as the reporter counts it."""

    nodeid: str


class Deselected:
    """Carries what a worker left out to the process that prints the last line."""

    def __init__(self, config: pytest.Config) -> None:
        self.config = config
        self.names: list[str] = []

    def pytest_deselected(self, items: list[pytest.Item]) -> None:
        self.names += [item.nodeid for item in items]

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self) -> None:
        if (output := getattr(self.config, "workeroutput", None)) is not None:
            output["deselected"] = self.names

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: Any) -> None:
        left_out = getattr(node, "workeroutput", {}).get("deselected")
        reporter: Any = self.config.pluginmanager.get_plugin("terminalreporter")
        if left_out and reporter:
            reporter.stats["deselected"] = [LeftOut(name) for name in left_out]


def pytest_configure(config: pytest.Config) -> None:
    config.pluginmanager.register(Deselected(config))
