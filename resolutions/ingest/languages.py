"""A page in two languages: the early records print English and French side by side, and a text layer mixes the columns.

Only a source that has enacting words in English and in another language is parted; what is in the other language is
listed as dropped, stretch by stretch, and can be read as a source of its own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from resolutions.citations.bodies import Bodies
from resolutions.ingest.blocks import Block
from resolutions.ingest.drafts import Dropped, Problem, Severity
from resolutions.ingest.enacting import parse_enacting
from resolutions.ingest.runs import places

REASON = "text in another language"

_FOREIGN_ENACTING = re.compile(
    r"\s*(?:L['’!]\s?Assembl[ée]e g[ée]n[ée]rale|Le Conseil (?:de s[ée]curit[ée]|[ée]conomique et social)"
    r"|La Commission des stup[ée]fiants|La Asamblea General|El Consejo (?:de Seguridad|Econ[óo]mico y Social)"
    r"|La Comisi[óo]n de Estupefacientes)\s*,?\s*",
    re.IGNORECASE,
)
_ENGLISH = re.compile(r"\b(?:the|of|and|to|for|by|with|that|which|its|be|this|under)\b", re.IGNORECASE)
_FOREIGN = re.compile(
    r"\b(?:le|la|les|des|du|de|et|aux?|pour|par|que|qui|sur|une?|dans|el|los|las|del|y|en|para|por)\b", re.IGNORECASE
)


def split_foreign(blocks: Sequence[Block], bodies: Bodies) -> tuple[list[Block], list[Dropped]]:
    """Takes what is in another language out of a source in two: (the English blocks, what was taken)."""
    is_foreign = any(_FOREIGN_ENACTING.fullmatch(block.text[:80]) for block in blocks)
    if not is_foreign or not any(parse_enacting(block.text, bodies) for block in blocks):
        return list(blocks), []
    kept: list[Block] = []
    dropped: list[Dropped] = []
    for stretch in _stretches(blocks):
        words = " ".join(block.text.strip() for block in stretch)
        if _is_foreign(words):
            dropped.append(Dropped(words, REASON, source=places(stretch)))
        else:
            kept += stretch
    return kept, dropped


def _stretches(blocks: Sequence[Block]) -> list[list[Block]]:
    """Lines that stand together: no gap, no page end between them."""
    out: list[list[Block]] = []
    for block in blocks:
        if not out or block.has_gap_before or block.begins_page:
            out.append([])
        out[-1].append(block)
    return out


def _is_foreign(words: str) -> bool:
    if _FOREIGN_ENACTING.fullmatch(words):
        return True
    foreign, english = len(_FOREIGN.findall(words)), len(_ENGLISH.findall(words))
    return foreign >= 2 and foreign > 2 * english


def language_doubts(dropped: Sequence[Dropped]) -> tuple[Problem, ...]:
    """One for the source, with all the places that were left out."""
    if not dropped:
        return ()
    message = (
        "The source prints the text in a second language too; it was left out, and is listed among what was dropped."
    )
    return (
        Problem(
            "second-language", Severity.INFO, message, source=tuple(span for one in dropped for span in one.source)
        ),
    )
