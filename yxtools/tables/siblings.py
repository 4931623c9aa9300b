"""What labels mean side by side: 财政拨款 and 政府性基金 of one list are two funds, no whole and part."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from yxtools.tables.model import Dims

Rest = Mapping[str, Mapping[str, Mapping[str, str]]]
"""By dimension and whole: beside which of its parts it stands for the rest, and what that is."""


def only_rest(siblings: Iterable[Dims], rest: Rest) -> None:
    """Narrows wholes that stand beside one of their parts, where the rest is not printed as well.

    `siblings` are the dimensions of rows or columns of one level of one list; `rest` is that table of
    dimensions.toml.
    """
    held = list(siblings)
    for dimension, wholes in rest.items():
        for whole, rule in wholes.items():
            for dims in held:
                if dims.get(dimension) != whole:
                    continue
                beside = {one.get(dimension) for one in held if _differ_in(dimension, one, dims)}
                if rule["beside"] in beside and rule["is"] not in beside:
                    dims[dimension] = rule["is"]


def _differ_in(dimension: str, one: Dims, other: Dims) -> bool:
    """Whether two differ in one dimension only."""
    return all(one.get(name) == other.get(name) for name in (one.keys() | other.keys()) - {dimension})
