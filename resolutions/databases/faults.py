"""What an error of the database means for the request that met it."""

from __future__ import annotations

from django.db import DatabaseError, InterfaceError, OperationalError, connection

_READ_ONLY = "25006"
_LOST = ("08", "53", "57P", "58")  # connection, resources, shutdown and start, system (PostgreSQL, Appendix A)


def is_lost(error: BaseException | None) -> bool:
    """The database could not be reached, went away, or takes nothing in at the moment. Never on SQLite."""
    if connection.vendor != "postgresql" or not isinstance(error, DatabaseError | InterfaceError):
        return False
    state = _state(error)
    if isinstance(error, OperationalError | InterfaceError) and not state:
        return True  # libpq's own words: refused, closed, timed out, no host is read-write
    return state == _READ_ONLY or state.startswith(_LOST)


def is_refused_write(error: BaseException | None) -> bool:
    """Something was to be written where only reading is possible."""
    return _state(error) == _READ_ONLY


def is_worth_another(error: BaseException | None) -> bool:
    """Another database may answer: this one is lost, or took back what was being read to keep up with its primary."""
    return is_lost(error) or isinstance(error, OperationalError)


def _state(error: BaseException | None) -> str:
    """The five characters that PostgreSQL gives an error; "" where it gave none."""
    return getattr(error.__cause__, "sqlstate", None) or "" if error else ""
