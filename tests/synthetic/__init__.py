"""Invented disclosures, arithmetically sound, in the house styles of many places.

    synthetic.disclosure(style, seed, layout) -> Disclosure with .text and .facts

A style (`styles/*.toml`) is data: which forms, under which titles, with which headers and row labels, in
which order, unit and notation. The numbers of all its forms come from one ledger (`model.py`), so whatever
the forms print of it agrees, save for the rounding of every printed cell. Departments, units and projects are
invented; only the codes and names of the budget classification are the real ones.
"""

from .document import LAYOUTS, STYLES, Disclosure, Fact, disclosure

__all__ = ["LAYOUTS", "STYLES", "Disclosure", "Fact", "disclosure"]
