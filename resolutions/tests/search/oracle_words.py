"""Which runs have a word, a phrase, words near each other, a symbol: all words of all texts in one row, looked at whole.

Every place of every word is looked at for every term; that it is done for a million places by one comparison makes it
quick, and nothing else. Between two runs stands a gap, which is no word: a phrase never reaches over it.
"""

from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from resolutions.search.asking.query import Near, Phrase, Prefix, Symbol, Word
from resolutions.search.terms.stems import spellings, stem, stems
from resolutions.tests.search.archive_rows import Run


class RunWords:
    """Terms to masks over these runs."""

    def __init__(self, runs: Sequence[Run]) -> None:
        self.runs = list(runs)
        self.languages = {run.language for run in self.runs}
        numbers: dict[tuple[str, str], int] = {}
        sizes = np.array([len(run.words) for run in self.runs], np.int64)
        self.starts = np.cumsum(sizes + 1) - sizes - 1
        self.run_at = np.repeat(np.arange(len(self.runs)), sizes + 1)
        self.ends = np.repeat(self.starts + sizes, sizes + 1)
        gap = 0
        numbers["", ""] = gap
        self.row = np.fromiter(
            (
                number
                for run in self.runs
                for number in (
                    *(numbers.setdefault((run.language, word), len(numbers)) for word in run.words),
                    gap,
                )
            ),
            np.int32,
            len(self.run_at),
        )
        self.words = list(numbers)
        self.runs_of_symbol: dict[str, list[int]] = defaultdict(list)
        for place, run in enumerate(self.runs):
            for key in run.symbols:
                self.runs_of_symbol[key].append(place)

    def having(self, term) -> np.ndarray:
        """The runs that have a term."""
        found = np.zeros(len(self.runs), np.bool_)
        if isinstance(term, Symbol):
            for key, places in self.runs_of_symbol.items():
                if is_meant(key, term):
                    found[places] = True
        else:
            found[self.run_at[self._places(term)]] = True
        return found

    def _places(self, term) -> np.ndarray:
        """The places at which a term begins."""
        if isinstance(term, Word):
            keys = {key for language in self.languages for key in stems(language, term.word)}
            return np.flatnonzero(self._are(lambda language, word: stem(language, word) in keys)[self.row])
        if isinstance(term, Prefix):
            return np.flatnonzero(self._are(lambda _, word: word.startswith(term.start))[self.row])
        if isinstance(term, Phrase):
            return self._in_order(term.parts)
        if isinstance(term, Near):
            return self._near(term.parts, len(term.parts) + term.apart)
        raise TypeError(f"{term!r} is new: say here what it finds.")

    def _are(self, is_sought) -> np.ndarray:
        """Of each different word whether it is sought; the gap never is."""
        return np.array([word != "" and is_sought(language, word) for language, word in self.words], np.bool_)

    def _fitting(self, part) -> np.ndarray:
        """Of each place whether its word is this part of a phrase."""
        start, is_prefix = part
        forms = set(spellings(start))
        return self._are(lambda _, word: word.startswith(start) if is_prefix else word in forms)[self.row]

    def _in_order(self, parts) -> np.ndarray:
        begins = np.ones(len(self.row), np.bool_)
        for offset, part in enumerate(parts):
            fitting = self._fitting(part)
            begins[: len(begins) - offset] &= fitting[offset:]
            begins[len(begins) - offset :] = False
        return np.flatnonzero(begins)

    def _near(self, parts, width) -> np.ndarray:
        """Where windows of `width` words begin that have a word for each part, each a word of its own."""
        fitting = [self._fitting(part) for part in parts]
        ends = np.minimum(np.arange(len(self.row)) + width, self.ends)
        begins = np.ones(len(self.row), np.bool_)
        for each in fitting:
            before = np.concatenate(([0], np.cumsum(each, dtype=np.int32)))
            begins &= before[ends] > before[:-1]
        found = np.flatnonzero(begins)
        if all(not (one & other).any() for at, one in enumerate(fitting) for other in fitting[:at]):
            return found
        return np.array([at for at in found.tolist() if _in_any_order([each[at : ends[at]] for each in fitting])], int)


def is_meant(key, symbol) -> bool:
    return key.startswith(symbol.key) if symbol.is_prefix else key == symbol.key


def _in_any_order(fitting, taken=()) -> bool:
    """Whether each part has a word of its own; fitting: of each part which words of a window it may be."""
    if not fitting:
        return True
    places = np.flatnonzero(fitting[0]).tolist()
    return any(_in_any_order(fitting[1:], (*taken, at)) for at in places if at not in taken)
