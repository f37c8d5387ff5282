"""What readers ask, and what the answer must be: pages of texts, sessions and searches, and counts that are known."""

from __future__ import annotations

import json
import random
import re
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from benchmarks.loading.ledger import Ledger
from benchmarks.loading.readers import Answer, Asked, Connection
from resolutions.tests.replicas.names import WORD, path_of, word_of

PAGES_OF_RESULTS = 8
ONE_EACH = ("body", "kind")  # facets of which every text has exactly one value
_WORD = re.compile(r"[A-Za-z]{5,}")


@dataclass(frozen=True)
class Known:
    """What the archive held before: paths of texts, and words with the number of texts that have them."""

    paths: list[str]
    totals: dict[str, int]

    @classmethod
    def of(cls, connection: Connection) -> Known:
        paths, words = [], set()
        for page in range(1, PAGES_OF_RESULTS + 1):
            for hit in _json(connection.get(f"/api/search?body=cnd&page={page}"))["results"]:
                paths.append(urlsplit(hit["url"]).path)
                words.update(_WORD.findall(hit["title"].lower())[:3])
        chosen = sorted(words)[:120]
        return cls(paths, {word: _json(connection.get(_search(word)))["total"] for word in chosen})


class Questions:
    """The mix of a load; `lag`: seconds by which a reader may be behind what was confirmed."""

    def __init__(self, known: Known, ledger: Ledger, lag: float = 0.0) -> None:
        self.known, self.ledger, self.lag = known, ledger, lag
        self._latest: dict[Connection, int] = {}
        self._tags: dict[str, str] = {}

    def mix(self) -> dict[str, tuple[int, Asked]]:
        return {
            "text": (30, self.text),
            "paragraph": (10, self.paragraph),
            "known already": (10, self.known_already),
            "session": (4, self.session),
            "home": (3, self.home),
            "search page": (20, self.search_page),
            "search JSON": (15, self.search),
            "count": (8, self.count),
        }

    def text(self, connection: Connection, dice: random.Random) -> list[str]:
        return _page(connection.get(dice.choice(self.known.paths)))

    def paragraph(self, connection: Connection, dice: random.Random) -> list[str]:
        return _page(connection.get(f"{dice.choice(self.known.paths)}/op{dice.randint(1, 3)}"))

    def known_already(self, connection: Connection, dice: random.Random) -> list[str]:
        """A page that the reader has, if it is as it was: some of these texts are never changed by a publication."""
        path = dice.choice(self.known.paths[:20])
        answer = connection.get(path, {"If-None-Match": self._tags.get(path, '"none"')})
        self._tags[path] = answer.headers.get("etag", "")
        return [] if answer.status in (200, 304) else [_met(answer, path)]

    def session(self, connection: Connection, dice: random.Random) -> list[str]:
        return _page(connection.get(f"/cnd/sessions/{dice.randint(40, 66)}"))

    def home(self, connection: Connection, dice: random.Random) -> list[str]:
        return _page(connection.get("/"))

    def search_page(self, connection: Connection, dice: random.Random) -> list[str]:
        words = dice.sample(sorted(self.known.totals), dice.randint(1, 2))
        return _page(connection.get(f"/search?q={quote(' OR '.join(words))}&body=cnd"))

    def search(self, connection: Connection, dice: random.Random) -> list[str]:
        """Words that no new text has: their total never changes."""
        word = dice.choice(sorted(self.known.totals))
        answer = connection.get(_search(word))
        faults = _counted(answer, word)
        if not faults and _json(answer)["total"] != self.known.totals[word]:
            faults.append(f"“{word}” is in {_json(answer)['total']} texts, not {self.known.totals[word]}")
        return faults

    def count(self, connection: Connection, dice: random.Random) -> list[str]:
        """The new texts, as many as were published: no fewer than confirmed, no more than begun, never fewer again."""
        answer = connection.get(_search(WORD))
        faults = _counted(answer, WORD)
        if faults:
            return faults
        total, before = _json(answer)["total"], self._latest.get(connection, 0)
        least, most = self.ledger.least(answer.began - self.lag), self.ledger.most(answer.ended)
        self._latest[connection] = max(total, before)
        if not least <= total <= most:
            faults.append(f"{total} texts where {least} to {most} are published")
        if total < before:
            faults.append(f"{total} texts after {before}")
        return faults

    def found_at_once(self, connection: Connection, number: int) -> list[str]:
        """Asked right after the confirmation: its search finds the text and its address shows it."""
        found, shown = connection.get(_search(word_of(number))), connection.get(path_of(number))
        faults = _counted(found, word_of(number)) + _page(shown)
        if not faults and (_json(found)["total"] != 1 or word_of(number).encode() not in shown.body):
            faults.append(f"text {number} was confirmed and is not found")
        return faults


def _search(words: str) -> str:
    return f"/api/search?q={quote(words)}"


def _page(answer: Answer) -> list[str]:
    return [] if answer.status == 200 and b"</html>" in answer.body else [_met(answer, "a page")]


def _counted(answer: Answer, words: str) -> list[str]:
    """The facets of which a text has one value each add up to the total."""
    if answer.status != 200:
        return [_met(answer, words)]
    found = _json(answer)
    sums = {one["name"]: sum(value["count"] for value in one["values"]) for one in found["facets"]}
    return [
        f"“{words}”: {name} adds up to {sums[name]} of {found['total']}"
        for name in ONE_EACH
        if name in sums and sums[name] != found["total"]
    ]


def _met(answer: Answer, what: str) -> str:
    return f"{answer.status} for {what}: {answer.body[:120]!r}"


def _json(answer: Answer) -> dict:
    """Raises ValueError with what was met where there is no result of a search."""
    if answer.status != 200:
        raise ValueError(_met(answer, "a search"))
    return json.loads(answer.body)
