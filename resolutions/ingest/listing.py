"""What was read, as lines for a person at a terminal; the outline JSON is the form for machines."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from resolutions.ingest.batch import FileRead
from resolutions.ingest.drafts import Draft, Reading
from resolutions.structure.nodes import Clause


def list_outcome(outcome: FileRead, show: str | None = None) -> str:
    """What was found in a file, or why not: one line, or one of the LISTINGS."""
    if outcome.is_held:
        return f"{outcome.name}: {', '.join(outcome.versions)} already held"
    if outcome.reading is None:
        return f"{outcome.name}: {outcome.error}"
    if show:
        return LISTINGS[show](outcome.reading)
    names = ", ".join(outcome.versions or [_name(draft) for draft in outcome.reading.drafts])
    state = "" if not outcome.versions else " stored" if outcome.is_new else " already held"
    return f"{outcome.name}: {names}{state}, {len(outcome.reading.problems)} problems"


def list_blocks(reading: Reading) -> str:
    """The text got out of the source, page by page, each line with the offset where it begins."""
    return "\n".join(_numbered_lines(reading))


def list_outline(reading: Reading) -> str:
    """One line a paragraph: anchor, printed number, opening words; then the problems."""
    out: list[str] = []
    for draft in reading.drafts:
        out += [_heading(draft), *(_line(clause) for clause in draft.text.walk())]
        out += [f"  {note.anchor!s:12} {note.marker:6} {note.words.text}" for note in draft.text.footnotes]
    out += [f"  {problem.severity}: {problem.anchor} {problem.message}" for problem in reading.problems]
    out += [f"  dropped ({item.reason}): {item.text}" for item in reading.dropped]
    return "\n".join(out)


def list_citations(reading: Reading) -> str:
    """One line a reference: where it stands, what it names, how it is printed."""
    out: list[str] = []
    for draft in reading.drafts:
        out.append(_heading(draft))
        for reference in draft.references:
            target = " ".join((reference.target or " | ".join(reference.candidates), reference.pinpoint)).strip()
            out.append(f"  {reference.anchor:12} {reference.status:10} {target:40} {reference.printed}")
    return "\n".join(out)


LISTINGS: dict[str, Callable[[Reading], str]] = {
    "blocks": list_blocks,
    "outline": list_outline,
    "citations": list_citations,
}


def _heading(draft: Draft) -> str:
    return f"{_name(draft)}  {draft.text.title.text}".strip()


def _name(draft: Draft) -> str:
    return draft.identity.path if draft.identity else "no number"


def _line(clause: Clause) -> str:
    words = clause.text or " | ".join(cell.text for cell in clause.cells)
    return f"  {clause.anchor!s:12} {'  ' * clause.depth}{clause.number or '':6} {words}"


def _numbered_lines(reading: Reading) -> Iterator[str]:
    begins = set(reading.source.pages)
    offset = 0
    for line in reading.source.text.splitlines(keepends=True):
        if offset in begins:
            yield f"-- page {reading.source.page_at(offset)}"
        yield f"{offset:8} {line.rstrip()}"
        offset += len(line)
