"""When the collector of cyclic garbage runs: between documents, never within one.

Records, labels and relations hold no cycles: in the middle of a document the collector finds next to nothing
and takes a fifth of the time, at start-up a tenth. What little there is goes when the next document begins.
"""

import gc


def hold() -> None:
    """Keep the collector from running by itself."""
    gc.disable()


def tidy() -> None:
    """Collect what the last document left; what is alive (modules, the taxonomy) is not looked at again."""
    if gc.get_freeze_count():  # not before the first: modules are many, and leave nothing worth the time
        gc.collect()
    gc.freeze()
