"""How a process that answers requests looks for objects that nothing refers to any more."""

import gc

_MADE = 20_000  # objects: a page makes some thousands, and lets go of them by itself


def settle() -> None:
    """Called once everything is loaded: what a process keeps for good is not looked through again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(_MADE, 20, 20)
