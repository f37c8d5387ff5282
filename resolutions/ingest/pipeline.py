"""From a source file to drafts: which reader, then one way for all."""

from __future__ import annotations

import hashlib

from resolutions.errors import ReadingError
from resolutions.ingest.assembly import build_draft
from resolutions.ingest.drafts import Draft, Problem, Reading, SourceText
from resolutions.ingest.explicit_formats import read_explicit
from resolutions.ingest.explicit_outline import build_drafts
from resolutions.ingest.flow import outline_segment
from resolutions.ingest.footnotes import split_notes
from resolutions.ingest.marks import calls_of
from resolutions.ingest.readers.decoding import decode, source_text
from resolutions.ingest.readers.markdown import looks_like_markdown, read_markdown
from resolutions.ingest.readers.text import read_text
from resolutions.ingest.segments import split_segments
from resolutions.ingest.vocabulary import Vocabulary, shipped_vocabulary


def read_source(data: bytes, name: str, *, vocabulary: Vocabulary | None = None) -> Reading:
    """Reads one source file; raises ReadingError with what was met, what was expected and what to do."""
    vocabulary = vocabulary or shipped_vocabulary()
    explicit = read_explicit(data)
    if explicit is not None:
        source, texts = explicit
        drafts, problems, dropped = build_drafts(texts, vocabulary)
        return Reading(name, hashlib.sha256(data).hexdigest(), source, drafts, problems, dropped)
    text, encoding = decode(data, name)
    is_markdown = name.lower().endswith((".md", ".markdown")) or looks_like_markdown(text)
    source = source_text(text, "markdown" if is_markdown else "text", encoding)
    drafts, problems = _read_plain(source, name, vocabulary)
    return Reading(name, hashlib.sha256(data).hexdigest(), source, drafts, problems)


def _read_plain(source: SourceText, name: str, vocabulary: Vocabulary) -> tuple[tuple[Draft, ...], tuple[Problem, ...]]:
    blocks = read_markdown(source) if source.format == "markdown" else read_text(source)
    rest, notes = split_notes(blocks)
    calls = calls_of(rest, [note.marker for note in notes])
    segments = split_segments(calls.bind(rest), vocabulary.bodies)
    if not segments:
        raise ReadingError(
            f"{name} holds no resolution: no enacting words (“The Commission on Narcotic Drugs,”) and no number over a "
            "title were found. Check that it is the right file, or add the number and the enacting words."
        )
    drafts = []
    for index, segment in enumerate(segments):
        outlined = outline_segment(segment, notes if index == 0 else [], vocabulary)
        drafts.append(build_draft(outlined, vocabulary)[0])
    return tuple(drafts), ()
