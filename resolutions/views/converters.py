"""Parts of an address: which text, which paragraph, which format.

An anchor is never two letters, so a language can be told from a paragraph; a format begins with a full stop, which no
other part contains.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from django.urls import register_converter

from resolutions.errors import AnchorError
from resolutions.structure.anchors import parse_anchor
from resolutions.structure.days import LANGUAGES
from resolutions.structure.identity import Identity
from resolutions.views.writers import FORMATS

BODY = r"[a-z]{2,10}"
SESSION = r"(?:[1-9]\d{0,3}|E?S-[1-9]\d{0,2})"
ANCHOR = r"[a-z]{1,6}[0-9a-z-]*(?:~\d{1,4})?"
_WORK = rf"{BODY}/(?:resolution|decision|declaration|statement)s/{SESSION}/(?:\d{{1,9}}(?:-[A-Z]{{1,4}})?|[a-z][a-z0-9-]{{2,79}})"
_PARTS = re.compile(
    r"(?P<body>[a-z]+)/(?P<kind>[a-z]+)s/(?P<session>[^/]+)/(?:(?P<number>\d{1,9})(?:-(?P<letter>[A-Z]+))?|(?P<slug>[a-z][a-z0-9-]+))"
    r"(?:@(?P<version>\d{1,6}))?(?:/(?P<language>[a-z]{2}))?"
)


@dataclass(frozen=True, slots=True)
class TextAddress:
    """The address of a text: TextAddress(Identity("ga", "resolution", "77", 238), version=1, language="fr")."""

    identity: Identity
    version: int | None = None
    language: str = ""

    @property
    def path(self) -> str:
        version = f"@{self.version}" if self.version else ""
        language = f"/{self.language}" if self.language else ""
        return f"{self.identity.path}{version}{language}"

    @property
    def current(self) -> TextAddress:
        """The same text in the version that stands."""
        return replace(self, version=None)


class TextConverter:
    """'cnd/resolutions/45/9@1' <-> TextAddress."""

    regex = rf"{_WORK}(?:@[1-9]\d{{0,5}})?(?:/[a-z]{{2}})?"

    def to_python(self, value: str) -> TextAddress:
        found = _PARTS.fullmatch(value)
        if found is None:
            raise ValueError(value)
        number = int(found["number"]) if found["number"] else None
        identity = Identity(
            found["body"], found["kind"], found["session"], number, found["letter"] or "", found["slug"] or ""
        )
        if identity.path != f"/{value.split('@')[0]}"[: len(identity.path)]:
            raise ValueError(value)  # leading zeros
        return TextAddress(identity, int(found["version"]) if found["version"] else None, found["language"] or "")

    def to_url(self, value: TextAddress) -> str:
        return value.path.removeprefix("/")


class AnchorConverter:
    """A paragraph or note: 'op2-e'."""

    regex = ANCHOR

    def to_python(self, value: str) -> str:
        try:
            return str(parse_anchor(value))
        except AnchorError as error:
            raise ValueError(value) from error

    def to_url(self, value: str) -> str:
        return value


class RangeConverter(AnchorConverter):
    """Paragraphs that follow each other: 'op3..op5'."""

    regex = rf"{ANCHOR}\.\.{ANCHOR}"

    def to_python(self, value: str) -> str:
        first, last = value.split("..", 1)
        return f"{super().to_python(first)}..{super().to_python(last)}"


class SessionConverter:
    """The label of a session: '45', 'S-3', '2021'."""

    regex = SESSION

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class BodyConverter(SessionConverter):
    """The slug of a body."""

    regex = BODY


class LanguageConverter(SessionConverter):
    """A language that a text can be in, by its two letters."""

    regex = "|".join(LANGUAGES)


class FormatConverter(SessionConverter):
    """The end of an address that asks for another form of the text."""

    regex = "|".join(re.escape(suffix) for suffix in sorted(FORMATS, key=len, reverse=True))


register_converter(FormatConverter, "format")
register_converter(LanguageConverter, "language")
register_converter(TextConverter, "text")
register_converter(AnchorConverter, "anchor")
register_converter(RangeConverter, "range")
register_converter(SessionConverter, "session")
register_converter(BodyConverter, "body")
