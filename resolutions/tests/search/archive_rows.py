"""The published texts straight from their rows, as somebody who counts by hand sees them: paragraphs, words, values.

Nothing of the index is used: only how words and symbols are folded (words.py, stems.py, symbols.py). The rules are those
that the help page tells: opening words are part of every item below them, a note belongs to the paragraphs that call
it, a name of several conventions names each of them, a broader term has what narrower ones have.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from resolutions.citations.keys import identity_of
from resolutions.models import (
    Addressee,
    CitedArticle,
    Clause,
    Convention,
    CrossReference,
    Footnote,
    FootnoteMark,
    ParagraphAddressee,
    ResolutionTopic,
    Topic,
    Version,
)
from resolutions.search.terms.symbols import designations, symbol_key, symbols
from resolutions.search.terms.words import words

OF_PARAGRAPHS = ("addressee", "action", "convention", "article", "part", "language")
OF_TEXTS = ("body", "kind", "session", "decade", "topic", "vote")
_OF_REFERENCES = ("version_id", "clause_id", "footnote_id", "kind", "target", "convention__slug")
SYMBOL_KINDS = {"resolution", "decision", "document", "publication"}


@dataclass(eq=False)
class Run:
    """Words that stand together: a title, a paragraph's own words, a cell, a note."""

    language: str
    words: list[str]
    symbols: set[str]
    values: dict[str, set[str]]


@dataclass(eq=False)
class Paragraph:
    """What a search finds by itself: a title, a paragraph with what counts for it, a note that nothing calls."""

    text: "Text"
    is_title: bool = False
    runs: list[Run] = field(default_factory=list)
    addressees: set[str] = field(default_factory=set)

    def values(self, facet) -> set[str]:
        if facet == "addressee":
            return self.addressees
        return set().union(*(run.values.get(facet, ()) for run in self.runs))


@dataclass(eq=False)
class Text:
    """A resolution with its published languages together."""

    key: int
    name: str
    is_specimen: bool
    session_year: int | None
    spellings: set[str] = field(default_factory=set)
    day: date | None = None
    values: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    paragraphs: list[Paragraph] = field(default_factory=list)


def read_archive() -> list[Text]:
    """All resolutions with a published text."""
    return _Rows().texts()


class _Rows:
    def texts(self) -> list[Text]:
        self.cited = _cited()
        self.asked = _asked()
        self.marks = defaultdict(list)
        for mark in FootnoteMark.objects.filter(footnote__isnull=False):
            self.marks[mark.footnote_id].append(mark)
        found: dict[int, Text] = {}
        published = Version.objects.filter(state="published", resolution__isnull=False)
        for version in published.with_identity().order_by("resolution_id", "language"):
            resolution = version.resolution
            text = found.setdefault(resolution.pk, _text(resolution))
            text.day = text.day or version.adopted_on or version.distributed_on
            text.spellings |= set(designations(resolution.identity, version.symbol))
            if version.vote_in_favour is not None:
                text.values["vote"] = {"yes"}
            self._add(version, text)
        topics = _slugs(Topic)
        for key, slug in ResolutionTopic.objects.filter(is_rejected=False).values_list("resolution", "topic__slug"):
            if key in found:
                found[key].values["topic"] |= topics[slug]
        for text in found.values():
            year = text.day.year if text.day else text.session_year
            text.values["decade"] = {str(year - year % 10)} if year else set()
        return list(found.values())

    def _add(self, version, text) -> None:
        title = Paragraph(text, is_title=True)
        title.runs.append(self._run(version.title, version.language, ("title", version.pk)))
        title.runs[0].symbols |= text.spellings
        text.paragraphs.append(title)
        by_clause = {}
        own = {}
        for clause in Clause.objects.filter(version=version).order_by("position").select_related("action"):
            run = self._run(clause.text, version.language, ("clause", clause.pk))
            run.values["part"] = {clause.part}
            run.values["action"] = {clause.action.slug} if clause.action else set()
            own[clause.pk] = [run] + (own[clause.parent_id] if clause.parent_id else [])
            cells = [self._run(cell["text"], version.language, None) for cell in clause.cells]
            paragraph = Paragraph(text, runs=own[clause.pk] + cells)
            paragraph.addressees = self.asked.get(clause.anchor_id, set())
            by_clause[clause.pk] = paragraph
            text.paragraphs.append(paragraph)
        for note in Footnote.objects.filter(version=version).order_by("position"):
            run = self._run(note.text, version.language, ("note", note.pk))
            marks = self.marks[note.pk]
            callers = {mark.clause_id for mark in marks} & set(by_clause)
            for caller in callers:
                by_clause[caller].runs.append(run)
            is_of_title = any(mark.place == "title" for mark in marks)
            if is_of_title:
                title.runs.append(run)
            if not callers and not is_of_title:
                text.paragraphs.append(Paragraph(text, runs=[run]))

    def _run(self, printed, language, place) -> Run:
        cited = self.cited.get(place, _Cited())
        printed_symbols = {token.word for token in symbols(printed)}
        values = {"convention": cited.conventions, "article": cited.articles, "language": {language}}
        return Run(language, words(printed), printed_symbols | cited.symbols, values)


@dataclass
class _Cited:
    conventions: set[str] = field(default_factory=set)
    articles: set[str] = field(default_factory=set)
    symbols: set[str] = field(default_factory=set)


def _text(resolution) -> Text:
    text = Text(
        resolution.pk,
        resolution.identity.path,
        resolution.is_specimen,
        resolution.session.year,
    )
    text.values["body"] = {resolution.body.slug}
    text.values["kind"] = {resolution.kind}
    text.values["session"] = {f"{resolution.body.slug}:{resolution.session.label}"}
    text.values["vote"] = {"no"}
    return text


def _cited() -> dict[tuple[str, int], _Cited]:
    """What each paragraph, note or title cites, but for what somebody rejected."""
    members = defaultdict(set)
    for group in Convention.objects.filter(kind=Convention.GROUP).prefetch_related("members"):
        members[group.slug] = {member.slug for member in group.members.all()}
    found = defaultdict(_Cited)
    rows = CrossReference.objects.filter(version__state="published").exclude(status="rejected")
    articles = defaultdict(set)
    listed = CitedArticle.objects.values_list("crossreference", "article__convention__slug", "article__slug")
    for key, slug, article in listed:
        articles[key].add(f"{slug}/{article}")
    for row in rows.select_related("convention").only(*_OF_REFERENCES):
        place = (
            ("clause", row.clause_id)
            if row.clause_id
            else ("note", row.footnote_id)
            if row.footnote_id
            else ("title", row.version_id)
        )
        named = row.convention.slug if row.convention else row.target if row.kind == "convention" else ""
        if named:
            found[place].conventions |= {named} | members[named]
        found[place].articles |= articles[row.pk]
        if row.kind in SYMBOL_KINDS and row.target:
            identity = identity_of(row.target)
            found[place].symbols |= {symbol_key(row.target), *(designations(identity) if identity else ())}
    return found


def _asked() -> dict[int, set[str]]:
    """Anchor -> who is asked there, and all that are broader."""
    slugs, found = _slugs(Addressee), defaultdict(set)
    for anchor, slug in ParagraphAddressee.objects.filter(is_rejected=False).values_list("anchor", "addressee__slug"):
        found[anchor] |= slugs[slug]
    return found


def _slugs(model) -> dict[str, set[str]]:
    """Slug -> the one that it is called now, and all that are broader."""
    terms = {term.pk: term for term in model.objects.all()}
    found = {}
    for term in terms.values():
        now = term
        while now.merged_into_id:
            now = terms[now.merged_into_id]
        found[term.slug] = set()
        while now is not None and now.slug not in found[term.slug]:
            found[term.slug].add(now.slug)
            now = terms.get(now.parent_id)
    return found
