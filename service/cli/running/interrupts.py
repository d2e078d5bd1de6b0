"""Ctrl-C: the first ends the asking and lets what is under way finish, for it is paid for; the second ends that too."""

import asyncio
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def interruptible(first: Callable[[], None]) -> Iterator[None]:
    """Meanwhile the first Ctrl-C calls `first`, the second cancels the running task. Where a system or a thread takes no such
    order, Ctrl-C does what it always does."""
    loop, task = asyncio.get_running_loop(), asyncio.current_task()
    calls = 0

    def interrupted() -> None:
        nonlocal calls
        calls += 1
        if calls == 1:
            first()
        elif task is not None:
            task.cancel()

    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.getsignal(signal.SIGINT)
    try:
        loop.add_signal_handler(signal.SIGINT, interrupted)
    except NotImplementedError:  # Windows
        yield
        return
    try:
        yield
    finally:
        loop.remove_signal_handler(signal.SIGINT)
        signal.signal(signal.SIGINT, before)
