"""Where the official document of a text is: docs.un.org, by symbol, and only where the symbol is known."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote

from resolutions.citations.keys import key_of
from resolutions.models import RegisterEntry, Session, Version
from resolutions.structure.identity import Identity, is_specimen_session

_HAS_SYMBOLS = ("ga", "ecosoc", "sc", "hrc")


@dataclass(frozen=True, slots=True)
class Official:
    """A document of the United Nations: what it is called, and its address there."""

    symbol: str
    url: str

    @property
    def library_url(self) -> str:
        """The record of the document in the UN Digital Library, found by its symbol."""
        return f"https://digitallibrary.un.org/search?ln=en&as=1&m1=p&p1={quote(_first(self.symbol), safe='')}&f1=documentsymbol"

    @property
    def path(self) -> str:
        """The symbol as a part of an address."""
        return quote(self.symbol, safe="/()")


def document_link(symbol: str, language: str = "en") -> Official:
    """Official('E/CN.7/2001/16', 'https://docs.un.org/en/E/CN.7/2001/16')."""
    return Official(symbol, f"https://docs.un.org/{language}/{quote(_first(symbol), safe='/()')}")


def _first(symbol: str) -> str:
    """'E/2002/28-E/CN.7/2002/11' is one document with two symbols."""
    return re.split(r"\s*[-–]+\s*(?=[A-Z]/)", symbol)[0]


def official_link(identity: Identity) -> Official | None:
    """The document of a text by its own symbol; None for the Commission, whose texts have none."""
    if identity.body not in _HAS_SYMBOLS or is_specimen_session(identity.session):
        return None
    return document_link(key_of(identity))


def official_places(identity: Identity, entry: RegisterEntry | None = None) -> list[Official]:
    """Where the text of one that is not held is: as its register entry says, by its own symbol, in the session's report."""
    if is_specimen_session(identity.session):
        return []
    session = Session.objects.filter(body__slug=identity.body, label=identity.session).first()
    report = session.report_symbol if session and session.is_symbol_sure else ""
    named = [document_link(entry.official_symbol)] if entry and entry.official_symbol else []
    own = official_link(identity)
    return [*named, *([own] if own else []), *([document_link(report)] if report else [])]


def official_links(version: Version) -> list[Official]:
    """The document itself, then the report of the session that prints it; nothing for specimens and unsure symbols."""
    resolution = version.resolution
    if resolution is None or resolution.is_specimen:
        return []
    session = resolution.session
    report = version.report_symbol or (session.report_symbol if session.is_symbol_sure else "")
    own = [document_link(version.symbol)] if version.symbol else [official_link(resolution.identity)]
    return [link for link in (*own, document_link(report) if report else None) if link]
