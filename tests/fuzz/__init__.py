"""Hostile and heavy input: what it must not do to any room of the house.

    python -m tests.fuzz           mutated texts and records through every parser and room, for some seconds
    python -m tests.fuzz.growth    how the time of every room grows with every kind of repeated element

`material` is what inputs are made of, `mutations` spoil texts, `damage` spoils records, `targets` are what
they are thrown at and what must hold afterwards. What was found once stands in `test_regressions.py`.
"""
