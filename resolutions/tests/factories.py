"""Rows for the tests of every room, in invented wording.

Sessions from 901 on are specimens, as in the archive itself; a test may also take a real session.
"""

import hashlib
import itertools
from dataclasses import replace

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group

from resolutions.citations.references import Reference, ReferenceKind
from resolutions.ingest.drafts import Draft, Reading, SourceText
from resolutions.models import Action, Body, Convention, ConventionName, Resolution, Session, SourceDocument, Version
from resolutions.publishing.publish import publish
from resolutions.store.groups import ensure_groups
from resolutions.store.rows import store_text, text_fields
from resolutions.store.sessions import session_of
from resolutions.structure import nodes
from resolutions.structure.anchors import parse_anchor
from resolutions.structure.identity import Adoption, Identity
from resolutions.structure.nodes import Kind, Mark, Part, Words

BODIES = {
    "cnd": ("Commission on Narcotic Drugs", "the Commission", "CND", ""),
    "ecosoc": ("Economic and Social Council", "the Council", "ECOSOC", "E/RES"),
    "ga": ("General Assembly", "the Assembly", "GA", "A/RES"),
    "sc": ("Security Council", "the Council", "SC", "S/RES"),
}
_count = itertools.count(1)


def make_body(slug="cnd"):
    name, short, abbreviation, prefix = BODIES[slug]
    defaults = {"name": name, "short_name": short, "abbreviation": abbreviation, "symbol_prefix": prefix}
    return Body.objects.get_or_create(slug=slug, defaults={**defaults, "position": list(BODIES).index(slug)})[0]


def make_session(label="901", body="cnd") -> Session:
    return session_of(make_body(body), label)


def make_resolution(label="901", number=1, body="cnd", kind="resolution", **more) -> Resolution:
    session = make_session(label, body)
    found = Resolution.objects.get_or_create(body=session.body, session=session, kind=kind, number=number, **more)
    return found[0]


def make_user(name="archivist", group="archivist"):
    """A member of staff in a group; the same name gives the same user."""
    ensure_groups()
    user, _ = get_user_model().objects.get_or_create(username=name, defaults={"is_staff": True})
    if group:
        user.groups.add(Group.objects.get(name=group))
    return user


def make_convention(slug="1988", title="Convention on the Carriage of Paper Lanterns, 1988", articles=10):
    convention, is_new = Convention.objects.get_or_create(slug=slug, defaults={"kind": "convention", "title": title})
    if is_new:
        ConventionName.objects.create(convention=convention, name=f"{slug} Convention")
        for number in range(1, articles + 1):
            convention.articles.create(slug=str(number), printed=str(number), position=number)
    return convention


def make_action(lemma="request"):
    return Action.objects.get_or_create(slug=lemma.replace(" ", "-"), defaults={"lemma": lemma})[0]


def clause(token, text, *, number=None, verb=None, children=(), marks=(), **more) -> nodes.Clause:
    """A node by its token: `clause("op2-a", "Paint the lanterns;", number="(a)")`; the verb is in the first word."""
    anchor = parse_anchor(token)
    part = more.pop("part", None) or _part(anchor)
    action = nodes.Action(verb, (), more.pop("printed", text.split()[0])) if verb else None
    return nodes.Clause(
        anchor=anchor,
        part=part,
        kind=more.pop("kind", Kind.PARAGRAPH),
        words=Words(text, tuple(Mark(*mark) for mark in marks)),
        number=number,
        depth=len(anchor.items),
        action=action,
        children=tuple(children),
        **more,
    )


def _part(anchor):
    if anchor.scope.startswith("annex"):
        return Part.ANNEX
    return Part.PREAMBLE if anchor.unit.startswith("pp") else Part.OPERATIVE


def note(marker, text, token=None) -> nodes.Footnote:
    return nodes.Footnote(parse_anchor(token or f"fn{marker}"), marker, Words(text))


CLAUSES = (
    clause("pp1", "Recalling the customs of the lantern makers,", verb="recall", marks=[("1", 43)]),
    clause("pp2", "Noting that paper burns,", verb="note", printed="Noting that"),
    clause("op1", "Requests every harbour to count its lanterns;", number="1.", verb="request"),
    clause(
        "op2",
        "Invites the keepers:",
        number="2.",
        verb="invite",
        children=[
            clause("op2-a", "To trim the wicks at dusk;", number="(a)"),
            clause("op2-b", "To store the oil in cellars;", number="(b)"),
        ],
    ),
    clause("op3", "Decides to look at the matter again in spring.", number="3.", verb="decide"),
)


NOTES = (note("1", "Register of lanterns, volume two."),)


def make_text(clauses=CLAUSES, footnotes=NOTES, **more) -> nodes.Text:
    defaults = {
        "masthead": ("Economic and Social Council", "Distr.", "GENERAL"),
        "printed": "Resolution 901/1",
        "title": Words("Safe carriage of paper lanterns"),
        "formula": Words("The Commission on Narcotic Drugs,"),
        "adoption_line": Words("1st meeting"),
    }
    return nodes.Text(clauses=tuple(clauses), footnotes=tuple(footnotes), **{**defaults, **more})


def with_words(text, token, new) -> nodes.Text:
    """The same text with other words in one paragraph."""

    def changed(node):
        words = Words(new) if str(node.anchor) == token else node.words
        return replace(node, words=words, children=tuple(changed(child) for child in node.children))

    return replace(text, clauses=tuple(changed(node) for node in text.clauses))


def make_source(content=b"", name="lanterns.txt") -> SourceDocument:
    content = content or f"Source {next(_count)} of a text on lanterns.".encode()
    return SourceDocument.objects.create(
        sha256=f"{next(_count):064x}",
        name=name,
        content=content,
        size=len(content),
        format="text",
        text=content.decode(errors="replace"),
        pages=[0],
    )


def make_version(text=None, resolution=None, *, label="901", number=1, body="cnd", by=None, **fields) -> Version:
    """A draft of a resolution (made where it is not there); `resolution=False` for a text without number."""
    if resolution is None:
        resolution = make_resolution(label, number, body)
    text = text or make_text()
    version = Version.objects.create(
        resolution=resolution or None, created_by=by, **{"source": make_source(), **text_fields(text), **fields}
    )
    store_text(version, text)
    return version


def identity(label="901", number=1, body="cnd", kind="resolution", letter="") -> Identity:
    return Identity(body, kind, label, number, letter)


def reference(token, start, printed, target, kind="resolution", pinpoint="", **more) -> Reference:
    """A citation as a reading gives it."""
    end = start + len(printed)
    return Reference(token, start, end, printed, ReferenceKind(kind), target, pinpoint, **more)


def make_draft(text=None, identity_=None, references=(), adoption=None, **adopted) -> Draft:
    return Draft(identity_, adoption or Adoption(**adopted), text or make_text(), tuple(references))


def make_reading(*drafts, data=None, name="lanterns.txt", problems=(), dropped=()) -> tuple[Reading, bytes]:
    """What reading a source gives, and its bytes: new ones each time, unless they are given."""
    data = data or f"Source {next(_count)}: a text on lanterns.".encode()
    source = SourceText(data.decode(), "text")
    digest = hashlib.sha256(data).hexdigest()
    return Reading(name, digest, source, tuple(drafts), tuple(problems), tuple(dropped)), data


def publish_version(version, by=None, **more) -> Version:
    """Publishes a draft, with everything that goes with it."""
    return publish(version, by, **more)


def make_published(text=None, *, label="901", number=1, body="cnd", by=None, **fields) -> Version:
    """A published text, in the search index too."""
    return publish(make_version(text, label=label, number=number, body=body, by=by, **fields), by)
