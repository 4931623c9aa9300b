"""The collector of cyclic garbage: at work between documents, so that memory stays flat."""

import gc
import weakref
from collections.abc import Iterator

import pytest

from yxtools.cli import memory


@pytest.fixture(autouse=True)
def as_it_was() -> Iterator[None]:
    yield
    gc.unfreeze()
    gc.enable()


class Node:
    """Something that a cycle keeps alive."""

    def __init__(self) -> None:
        self.itself = self


def test_cycles_of_a_document_go_when_the_next_begins() -> None:
    memory.hold()
    memory.tidy()
    left = weakref.ref(Node())
    assert left() is not None
    memory.tidy()
    assert left() is None


def test_the_collector_does_not_run_by_itself() -> None:
    memory.hold()
    assert not gc.isenabled()
