"""What was found lately, kept in the process as long as it is certain to be still so.

The lists of the most cited things are thousands of rows that hardly ever change and are asked for page by page. An
entry counts as long as the state of things stands that it was found in (resolutions/states.py).
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, ClassVar, Generic, TypeVar

Found = TypeVar("Found")


class Kept(Generic[Found]):
    """The latest answers by what was asked; `most` of them."""

    _all: ClassVar[list[Kept[Any]]] = []

    def __init__(self, most: int) -> None:
        self._most = most
        self._all.append(self)
        self._answers: OrderedDict[Hashable, tuple[Hashable, Found]] = OrderedDict()
        self._lock = Lock()

    def get(self, asked: Hashable, state: Hashable, find: Callable[[], Found]) -> Found:
        """The answer that was found in the same state of things, or the one that `find` gives now."""
        with self._lock:
            held = self._answers.get(asked)
        if held is not None and held[0] == state:
            return held[1]
        found = find()
        with self._lock:
            self._answers[asked] = (state, found)
            self._answers.move_to_end(asked)
            while len(self._answers) > self._most:
                self._answers.popitem(last=False)
        return found

    @classmethod
    def forget_everything(cls) -> None:
        """For whoever gives the same keys to other rows."""
        for kept in cls._all:
            kept.forget()

    def forget(self) -> None:
        with self._lock:
            self._answers.clear()
