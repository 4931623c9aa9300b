"""Many disclosures in many processes, their outcomes in the order given."""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, TypeVar

from yxtools.cli import memory
from yxtools.cli.launch import die_by_signals
from yxtools.cli.session import STDIN
from yxtools.cli.sources import Source
from yxtools.errors import YxError
from yxtools.language import _, speak, spoken

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future

J = TypeVar("J")
T = TypeVar("T")

LOOK_AHEAD = 2
"""Outcomes waiting for their turn, for each process: enough to keep all busy, few enough for any memory."""


def in_order(
    work: Callable[[J, Source], T], job: J, sources: Iterable[Source], processes: int
) -> Iterator[T]:
    """`work(job, source)` for every source, in their order. Raises YxError when a process was killed."""
    if processes == 1:
        yield from (work(job, source) for source in sources)
        return
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    waiting: deque[Future[T]] = deque()
    with ProcessPoolExecutor(processes, initializer=_begin_process, initargs=(spoken(),)) as pool:
        try:
            for source in sources:
                waiting.append(_submit(pool, work, job, source))
                if len(waiting) >= LOOK_AHEAD * processes:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        except BrokenProcessPool:
            raise YxError(_("a process was killed, perhaps for want of memory; try fewer with -j")) from None
        finally:
            for future in waiting:
                future.cancel()


def _submit(pool: "Executor", work: Callable[[J, Source], T], job: J, source: Source) -> "Future[T]":
    if source.path != STDIN or source.data is not None:
        return pool.submit(work, job, source)
    # only this process has the standard input
    from concurrent.futures import Future

    done: Future[T] = Future()
    done.set_result(work(job, source))
    return done


def _begin_process(language: str) -> None:
    die_by_signals()
    memory.hold()
    speak(language)
    from threading import Thread

    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    # However the main process ends (Ctrl-C, a closed pipe, a kill), none of its helpers may stay behind.
    from multiprocessing import parent_process
    from multiprocessing.connection import wait

    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
