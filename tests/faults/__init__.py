"""One wrong figure at a time, planted in a disclosure: does the audit notice it, name it, know what is right?

python -m tests.faults [-n FAULTS] [--seed SEED] [--kind KIND ...] [--show N] DISCLOSURE ...
"""
