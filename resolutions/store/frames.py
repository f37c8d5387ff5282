"""Frames of the pages of texts: what stands around a body, with the states that it was made in.

Got by SQL of its own: a page is a few small queries, of which the ORM would write each for longer than it takes.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass

from resolutions.databases.asking import rows
from resolutions.models import PageFrame, Version
from resolutions.structure.identity import Identity

SEAM = "<!--body-->"  # where the body goes: no words of a text can be this, as their signs of markup are escaped
_END = "\n\n"
_FOUND = """SELECT v.body_html, f.state, f.page FROM resolutions_version v JOIN resolutions_pageframe f ON f.version_id = v.id
WHERE v.state = 'published' AND v.language = %s AND v.resolution_id = (SELECT r.id FROM resolutions_resolution r
WHERE r.session_id = (SELECT s.id FROM resolutions_session s
WHERE s.label = %s AND s.body_id = (SELECT b.id FROM resolutions_body b WHERE b.slug = %s))
AND r.kind = %s AND r.part_letter = %s AND r.slug = %s AND r.number {number})"""  # one thing after the other, whatever is known of sizes


@dataclass(frozen=True, slots=True)
class Frame:
    """names: of the states that the page depends on; link: the header of that name; state: that it was made in."""

    names: tuple[str, ...]
    link: str
    before: str
    after: str
    state: str = ""

    def around(self, body: str) -> str:
        return f"{self.before}{body}{self.after}"


def find_frame(identity: Identity, language: str) -> tuple[Frame, str] | None:
    """The stored frame of the text that stands, and its body; None where there is no such text or no frame of it."""
    asked: list[str | int] = [
        language,
        identity.session,
        identity.body,
        identity.kind,
        identity.part_letter,
        identity.slug,
    ]
    number, wanted = ("IS NULL", asked) if identity.number is None else ("= %s", [*asked, identity.number])
    found = rows(_FOUND.format(number=number), wanted)
    if not found:
        return None
    body, state, page = found[0]
    names, link, whole = zlib.decompress(bytes(page)).decode().split(_END, 2)
    before, _seam, after = whole.partition(SEAM)
    return Frame(tuple(names.split("\n")), link, before, after, state), body


def store_frame(version: Version, frame: Frame) -> None:
    whole = _END.join(("\n".join(frame.names), frame.link, frame.around(SEAM)))
    page = zlib.compress(whole.encode(), 6)
    PageFrame.objects.update_or_create(version=version, defaults={"state": frame.state, "page": page})
