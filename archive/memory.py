"""How a process that answers requests treats its memory: what it keeps for good, and what it needs for a moment."""

import ctypes
import gc

_MADE = 20_000  # objects: a page makes some thousands, and lets go of them by itself
_ARENA_MAX, _MMAP_THRESHOLD, _TRIM_THRESHOLD = -8, -3, -1  # of glibc's malloc.h
_MEGABYTE = 1 << 20


def settle() -> None:
    """Called once everything is loaded: what a process keeps for good is not looked through again and again."""
    keep_for_the_next_request()
    gc.collect()
    gc.freeze()
    gc.set_threshold(_MADE, 20, 20)


def keep_for_the_next_request() -> bool:
    """The arrays of a search are a few hundred kilobytes each and gone with it: the next one has their place, instead of
    asking the kernel for fresh pages each time; threads share one heap. What is larger goes back. True where that is
    understood, which is where the library is glibc.
    """
    try:
        said = ctypes.CDLL(None).mallopt
    except (AttributeError, OSError):
        return False
    wanted = ((_ARENA_MAX, 1), (_MMAP_THRESHOLD, 4 * _MEGABYTE), (_TRIM_THRESHOLD, 32 * _MEGABYTE))
    understood = [said(name, value) == 1 for name, value in wanted]
    return all(understood)
