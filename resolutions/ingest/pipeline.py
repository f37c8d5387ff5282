"""From a source file to drafts: which reader, then one way for all."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from resolutions.citations.extract import extract_references
from resolutions.errors import ReadingError
from resolutions.ingest.blocks import PrintedSource
from resolutions.ingest.cleaning import split_furniture
from resolutions.ingest.drafts import Draft, Dropped, Problem, Reading, Severity, SourceText
from resolutions.ingest.explicit_formats import read_explicit
from resolutions.ingest.explicit_outline import ExplicitText, build_drafts
from resolutions.ingest.flow import outline_blocks
from resolutions.ingest.languages import language_doubts, split_foreign
from resolutions.ingest.leftovers import find_markup
from resolutions.ingest.limits import refuse_long_source, refuse_many_texts
from resolutions.ingest.one_line import cut_lines
from resolutions.ingest.printed_formats import read_printed
from resolutions.ingest.report import Report, read_report
from resolutions.ingest.vocabulary import Vocabulary, shipped_vocabulary


def read_source(data: bytes, name: str, *, vocabulary: Vocabulary | None = None) -> Reading:
    """Reads one source file; raises ReadingError with what was met, what was expected and what to do."""
    vocabulary = vocabulary or shipped_vocabulary()
    explicit = read_explicit(data, name)
    if explicit is not None:
        source, texts = explicit
        dropped: tuple[Dropped, ...] = ()
        doubts: tuple[Problem, ...] = ()
    else:
        printed = read_printed(data, name)
        refuse_long_source(printed, name)
        source = printed.source
        texts, dropped, doubts = _outlined(printed, name, vocabulary)
    drafts, problems, left_out = build_drafts(texts, vocabulary)
    return Reading(
        name=name,
        sha256=hashlib.sha256(data).hexdigest(),
        source=source,
        drafts=tuple(_with_references(draft, vocabulary) for draft in drafts),
        problems=(*_encoding_doubts(source), *doubts, *problems),
        dropped=(*dropped, *left_out),
    )


def _outlined(
    printed: PrintedSource, name: str, vocabulary: Vocabulary
) -> tuple[tuple[ExplicitText, ...], tuple[Dropped, ...], tuple[Problem, ...]]:
    """The texts of a printed source, what was left out, and doubts about it as a whole.

    Every format without roles of its own comes this way.
    """
    kept, furniture = split_furniture(printed.blocks)
    kept, foreign = split_foreign(kept, vocabulary.bodies)
    kept, cuts = cut_lines(kept, vocabulary)
    found = read_report(kept, vocabulary) or Report(tuple(outline_blocks(kept, vocabulary)))
    if not found.texts:
        raise ReadingError(
            f"{name} holds no resolution: no enacting words (“The Commission on Narcotic Drugs,”) and no number over a "
            "title were found. Check that it is the right file, or add the number and the enacting words."
        )
    refuse_many_texts(len(found.texts), name)
    markup = find_markup(printed.source, printed.blocks, printed.dropped)
    dropped = (*printed.dropped, *furniture, *foreign, *markup, *found.dropped)
    return found.texts, dropped, (*printed.problems, *language_doubts(foreign), *cuts, *found.problems)


def _with_references(draft: Draft, vocabulary: Vocabulary) -> Draft:
    found = extract_references(draft.text, draft.identity, draft.adoption, vocabulary.conventions, vocabulary.bodies)
    return replace(draft, text=draft.text.without_links(), references=found)


def _encoding_doubts(source: SourceText) -> tuple[Problem, ...]:
    if source.encoding != "cp1252":
        return ()
    message = "The file declares no encoding and was read as Windows-1252. Look at accents and quotation marks."
    return (Problem("encoding-guessed", Severity.WARNING, message),)
