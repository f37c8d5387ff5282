"""Small archives drawn at random, with everything that search has a rule for.

Opening words with items below them, tables, notes that several paragraphs or the title call, notes that nothing calls,
two languages, texts of more than one and two blocks of slots, texts replaced and withdrawn, specimens, terms that were
merged and terms below others, findings and references that somebody rejected.
"""

from dataclasses import dataclass
from datetime import date

from hypothesis import strategies as st

from resolutions.models import (
    Addressee,
    AddresseeName,
    Anchor,
    CrossReference,
    ParagraphAddressee,
    ResolutionTopic,
    Topic,
    Version,
)
from resolutions.search.index.writing import index_versions, reindex
from resolutions.structure.nodes import Mark, Words
from resolutions.tests.factories import (
    clause,
    make_action,
    make_convention,
    make_resolution,
    make_session,
    make_text,
    make_version,
    note,
)

WORDS = {
    "en": ("lamp", "lamps", "lamb", "wick", "organised", "organization", "rope", "ropes", "co-operation", "77/238"),
    "fr": ("lampe", "lampes", "mèche", "corde", "l'huile", "rope", "organisation", "45/1"),
    "zh": ("灯笼", "纸灯", "灯", "rope", "纸"),
}
ACTIONS = (None, "request", "invite")
CONVENTIONS = ("1961", "1988", "lantern-treaties")  # the third is a name of the other two
TARGETS = (None, "CND/RES/45/1", "A/RES/77/238", "E/CN.7/2001/16")
ADDRESSEES = ("x-keepers", "x-harbour-keepers", "x-wardens")  # the second is below the first, the third merged into it
TOPICS = ("x-cords", "x-ropes", "x-strings")
SESSIONS = (("cnd", "45"), ("cnd", "46"), ("ga", "77"), ("cnd", "901"))


@dataclass
class Para:
    """A paragraph as it is drawn; `notes` are numbers of notes that it calls, `items` are below it."""

    words: list[str]
    action: str | None
    convention: str | None
    target: str | None
    addressee: str | None
    is_rejected: bool
    notes: list[int]
    cells: list[list[str]]
    items: list["Para"]


@dataclass
class Spec:
    """A resolution as it is drawn. title_notes: called by the title. bulk: that many plain paragraphs at the end."""

    session: tuple[str, str]
    year: int | None
    has_vote: bool
    title: list[str]
    title_notes: list[int]
    paragraphs: list[Para]
    notes: list[list[str]]
    languages: list[str]
    topics: list[tuple[str, bool]]
    bulk: int
    fate: str  # stays, is replaced, or withdrawn


def _words(language, **size):
    return st.lists(st.sampled_from(WORDS[language]), **{"min_size": 1, "max_size": 5, **size})


def _paragraphs(items):
    return st.builds(
        Para,
        words=_words("en"),
        action=st.sampled_from(ACTIONS),
        convention=st.none() | st.sampled_from(CONVENTIONS),
        target=st.sampled_from(TARGETS),
        addressee=st.none() | st.sampled_from(ADDRESSEES),
        is_rejected=st.booleans(),
        notes=st.lists(st.integers(0, 2), max_size=2, unique=True),
        cells=st.just([]) | st.lists(_words("en", max_size=2), min_size=2, max_size=2),
        items=items,
    )


_ITEMS = _paragraphs(st.lists(_paragraphs(st.just([])), max_size=2))
SPECS = st.builds(
    Spec,
    session=st.sampled_from(SESSIONS),
    year=st.none() | st.integers(1988, 2001),
    has_vote=st.booleans(),
    title=_words("en"),
    title_notes=st.lists(st.integers(0, 2), max_size=1),
    paragraphs=st.lists(_paragraphs(st.lists(_ITEMS, max_size=2)), min_size=1, max_size=4),
    notes=st.lists(_words("en"), min_size=3, max_size=4),
    languages=st.sampled_from((["en"], ["en"], ["en", "fr"], ["fr"], ["en", "zh"])),
    topics=st.lists(st.tuples(st.sampled_from(TOPICS), st.booleans()), max_size=2, unique_by=lambda pair: pair[0]),
    bulk=st.sampled_from((0, 0, 0, 61, 70, 135)),
    fate=st.sampled_from(("stays", "stays", "replaced", "withdrawn")),
)


def make_archive(specs) -> None:
    """Publishes and indexes what was drawn."""
    _make_vocabularies()
    versions = [version for number, spec in enumerate(specs, 1) for version in _stored(spec, number)]
    index_versions(versions)
    for spec, number in zip(specs, range(1, len(specs) + 1), strict=True):
        _meets_its_fate(spec, number)


def _make_vocabularies() -> None:
    group = make_convention("lantern-treaties", "The treaties on lanterns", articles=0)
    group.kind = "group"
    group.save()
    for slug in ("1961", "1988"):
        group.members.add(make_convention(slug, f"Convention on Lanterns, {slug}"))
    for action in filter(None, ACTIONS):
        make_action(action)
    for model, slugs in ((Addressee, ADDRESSEES), (Topic, TOPICS)):
        first, below, merged = (model.objects.get_or_create(slug=slug, defaults={"name": slug})[0] for slug in slugs)
        below.parent, merged.merged_into = first, first
        below.save()
        merged.save()
    AddresseeName.objects.get_or_create(addressee=Addressee.objects.get(slug="x-keepers"), words="Keepers of Lamps")
    for body, label in SESSIONS:
        make_session(label, body)


def _stored(spec, number) -> list[Version]:
    body, label = spec.session
    resolution = make_resolution(label, number, body)
    for topic, is_rejected in spec.topics:
        ResolutionTopic.objects.create(
            resolution=resolution, topic=Topic.objects.get(slug=topic), is_rejected=is_rejected
        )
    versions = [_version(spec, resolution, language) for language in spec.languages]
    for version in versions:
        version.state, version.number, version.published_at = "published", 1, version.created_at
        version.save()
    return versions


def _version(spec, resolution, language) -> Version:
    said: dict[str, Para] = {}
    nodes = [_clause(para, f"op{at}", language, said) for at, para in enumerate(spec.paragraphs, 1)]
    last = len(nodes)
    nodes += [clause(f"op{at}", f"rope {at}") for at in range(last + 1, last + 1 + spec.bulk)]
    notes = [note(str(at), _printed(words, language, at)) for at, words in enumerate(spec.notes)]
    title_words = _printed(spec.title, language, 0)
    title = Words(title_words, tuple(Mark(str(at), len(title_words)) for at in spec.title_notes))
    adopted = date(spec.year, 3, 1) if spec.year else None
    version = make_version(
        make_text(nodes, notes, title=title, language=language),
        resolution,
        adopted_on=adopted,
        vote_in_favour=9 if spec.has_vote else None,
    )
    for token, para in said.items():
        _cite(version, token, para)
    return version


def _printed(words, language, at) -> str:
    """The drawn words, or as many of another language."""
    if language == "en":
        return " ".join(words)
    own = WORDS[language]
    return ("" if language == "zh" else " ").join(
        own[(len(word) + at + place) % len(own)] for place, word in enumerate(words)
    )


def _clause(para, token, language, said):
    said[token] = para
    depth = token.count("-")
    text = _printed(para.words, language, depth)
    items = para.items if not para.cells and depth < 2 else ()
    return clause(
        token,
        text,
        number="(a)" if depth else None,
        verb=para.action,
        marks=[(str(at), len(text)) for at in para.notes],
        cells=tuple(Words(_printed(cell, language, 1)) for cell in para.cells),
        children=[_clause(item, f"{token}-{'ab'[at]}", language, said) for at, item in enumerate(items)],
    )


def _cite(version, token, para) -> None:
    row = version.clauses.get(token=token)
    anchor, _ = Anchor.objects.get_or_create(resolution=version.resolution, token=token)
    row.anchor = anchor
    row.save()
    status = "rejected" if para.is_rejected else "matched"
    common = {"version": version, "clause": row, "token": token, "start": 0, "end": 1, "printed": "l", "status": status}
    if para.convention:
        convention = make_convention(para.convention)
        cited = CrossReference.objects.create(
            **common, kind="convention", target=para.convention, convention=convention
        )
        if convention.articles.exists():
            cited.articles.add(convention.articles.get(slug="2"))
    if para.target:
        kind = "document" if para.target.startswith("E/") else "resolution"
        CrossReference.objects.create(**{**common, "start": 1, "end": 2}, kind=kind, target=para.target)
    if para.addressee:
        ParagraphAddressee.objects.get_or_create(
            anchor=anchor,
            addressee=Addressee.objects.get(slug=para.addressee),
            defaults={"is_rejected": para.is_rejected, "token": token},
        )


def _meets_its_fate(spec, number) -> None:
    """Its first language is replaced by a text of other words, or withdrawn."""
    if spec.fate == "stays":
        return
    body, label = spec.session
    resolution = make_resolution(label, number, body)
    old = resolution.versions.order_by("language").first()
    old.state = "superseded" if spec.fate == "replaced" else "withdrawn"
    old.save()
    if spec.fate == "replaced":
        new = make_version(make_text([clause("op1", "wick lamps rope")], [], language=old.language), resolution)
        new.state, new.number, new.published_at = "published", 2, new.created_at
        new.save()
    reindex([resolution.pk])
