"""Each process looks at every database once a second, so that no request has to find out who is alive.

A thread a database: one that hangs delays nobody. What was seen is one immutable object, replaced as a whole.
"""

from __future__ import annotations

import logging
import os
import random
import time
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from threading import Event, Lock, Thread

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, Error, connections

from resolutions.databases.sights import LEFT_OUT, MAY_LAG, Seen, Sight

EVERY = 1.0  # seconds
_FIRST_LOOK = 3.0  # seconds that the first request waits for it
_LOOK = (
    "select pg_wal_lsn_diff(case when pg_is_in_recovery() then coalesce(pg_last_wal_replay_lsn(), '0/0')"
    " else pg_current_wal_insert_lsn() end, '0/0')::bigint,"
    " not pg_is_in_recovery() and current_setting('transaction_read_only') = 'off'"
)
logger = logging.getLogger(__name__)


class Watch:
    """Looks at the primary and its replicas, and says whom to ask."""

    def __init__(self, replicas: tuple[str, ...]) -> None:
        self.seen = Seen(DEFAULT_DB_ALIAS, replicas, {})
        self._changing = Lock()
        self._process = 0

    def begin(self) -> None:
        """Starts looking, once in a process; returns when every database has been looked at, or soon after."""
        if self._process == os.getpid():
            return
        with self._changing:
            if self._process == os.getpid():
                return
            looked = [self._watched(alias) for alias in (self.seen.primary, *self.seen.replicas)]
            self._process = os.getpid()
        until = time.monotonic() + _FIRST_LOOK
        for event in looked:
            event.wait(max(0.0, until - time.monotonic()))

    def is_writable(self) -> bool:
        return self.seen.is_writable(time.monotonic())

    def order(self, needed: int) -> Iterator[str]:
        """Whom to ask for what a session that wrote up to `needed` reads, the best first."""
        spread = random.sample(self.seen.replicas, len(self.seen.replicas))
        return self.seen.order(spread, needed, time.monotonic())

    def failed(self, alias: str) -> None:
        """A request met this database broken: the next ones go elsewhere, without waiting for the next look."""
        now = time.monotonic()
        if alias == self.seen.primary:
            self._note(alias, Sight(now))
        else:
            with self._changing:
                self.seen = replace(self.seen, left_out={**self.seen.left_out, alias: now + LEFT_OUT})
        logger.warning("database %s failed a request; others are asked", alias)

    def _watched(self, alias: str) -> Event:
        looked = Event()
        Thread(target=self._keep_looking, args=(alias, looked), name=f"watch-{alias}", daemon=True).start()
        return looked

    def _keep_looking(self, alias: str, looked: Event) -> None:
        while True:
            self._note(alias, look(alias))
            looked.set()
            time.sleep(EVERY)

    def _note(self, alias: str, sight: Sight) -> None:
        with self._changing:
            before, way = self.seen.sights.get(alias), self.seen.way
            if alias == self.seen.primary and sight.position is not None:
                way = (*(step for step in way if step[0] > sight.at - 3 * MAY_LAG), (sight.at, sight.position))
            self.seen = replace(self.seen, sights={**self.seen.sights, alias: sight}, way=way)
        if before is None or said_of(before) != said_of(sight):
            logger.log(logging.INFO if before is None else logging.WARNING, "database %s %s", alias, said_of(sight))


def said_of(sight: Sight) -> str:
    if sight.position is None:
        return "does not answer"
    return "takes texts in" if sight.is_writable else "can be read"


def look(alias: str) -> Sight:
    """How this thread's connection to a database finds it."""
    try:
        with connections[alias].cursor() as cursor:
            cursor.execute(_LOOK)
            position, is_writable = cursor.fetchone()
    except Error:
        connections[alias].close()
        return Sight(time.monotonic())
    return Sight(time.monotonic(), position, is_writable)


@cache
def watch() -> Watch | None:
    """The one of this process; None where there are no replicas to choose from."""
    replicas = tuple(alias for alias in settings.DATABASES if alias != DEFAULT_DB_ALIAS)
    return Watch(replicas) if replicas else None


def alias_for_anybody() -> str | None:
    """The database for a reader who wrote nothing; None while texts wait, which a page made before does not say."""
    looking = watch()
    if looking is None:
        return DEFAULT_DB_ALIAS
    looking.begin()
    return next(looking.order(0)) if looking.is_writable() else None
