"""What a newer reading makes of a text that is held: a draft with what people did to the text carried over."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from resolutions.citations.extract import extract_references
from resolutions.citations.references import Reference
from resolutions.exports.canonical import write_canonical
from resolutions.ingest.drafts import Draft
from resolutions.ingest.vocabulary import Vocabulary
from resolutions.models import CrossReference, Version
from resolutions.store.adoptions import adoption_fields, adoption_of
from resolutions.store.differences import differences
from resolutions.store.hands import draft_as_read, is_mended
from resolutions.store.merging import Clash, Merged, merge, unmerged
from resolutions.store.rows import from_rows
from resolutions.store.tokens import names_from, renamed, renamed_references
from resolutions.structure.identity import Adoption, Identity
from resolutions.structure.nodes import Text


@dataclass(frozen=True)
class Outcome:
    """A draft as it would be proposed, and what differs from the text that is held: nothing where `said` is empty.

    names: token as read -> token in the draft; as_read: the canonical text before the person's words were put in.
    """

    draft: Draft
    names: dict[str, str]
    clashes: tuple[Clash, ...] = ()
    said: tuple[str, ...] = ()
    as_read: str | None = None

    @property
    def digest(self) -> str:
        """The same for the same outcome, whenever it is read."""
        written = write_canonical(self.draft) + "\n".join(repr(one) for one in self.draft.references)
        return hashlib.sha256(written.encode()).hexdigest()


def outcome_of(current: Version, read: Draft, vocabulary: Vocabulary) -> Outcome:
    """The newer reading of the text that `current` is a version of, with what people wrote in it."""
    held = from_rows(current)
    first = draft_as_read(current, vocabulary)
    if not is_mended(current):
        merged, facts = Merged(read.text, {}), read
    elif first is None:
        merged, facts = unmerged(held, read.text), _facts_of(current, read)
    else:
        merged, facts = merge(first.text, held, read.text), _merged_facts(first, current, read)
    return _settled(current, held, read, (merged, facts, first is not None), vocabulary)


def _settled(
    current: Version, held: Text, read: Draft, found: tuple[Merged, Draft, bool], vocabulary: Vocabulary
) -> Outcome:
    merged, facts, is_based = found
    anew = names_from(held, merged.text) if _is_addressed(current) else {}
    text = renamed(merged.text, anew)
    names = {token: anew.get(name, name) for token, name in (merged.names or {n: n for n in anew}).items()}
    carried = {anew.get(token, token) for token in merged.carried}
    draft = replace(facts, identity=_identity(current, facts), text=text)
    draft = replace(
        draft, references=_references(draft, renamed_references(read.references, names), carried, vocabulary)
    )
    clashes = tuple(replace(clash, token=anew.get(clash.token, clash.token)) for clash in merged.clashes)
    clashes += tuple(_clashing_facts(current, draft, read))
    as_read = write_canonical(read) if is_based and merged.carried else None
    return Outcome(draft, names, clashes, tuple(_differences(current, held, draft)), as_read)


def _is_addressed(current: Version) -> bool:
    """Whether a text of the resolution was ever published, so that its addresses are cited."""
    settled = Version.objects.filter(resolution=current.resolution_id, state__in=Version.SETTLED_STATES)
    return current.resolution_id is not None and settled.exists()


def _identity(current: Version, facts: Draft) -> Identity | None:
    """What was published under a number keeps it: its address is for ever."""
    if current.resolution is not None and not current.is_open:
        return current.resolution.identity
    return facts.identity


def _facts_of(current: Version, read: Draft) -> Draft:
    """The facts as they stand, where nobody can say which of them a person gave."""
    identity = current.resolution.identity if current.resolution else read.identity
    return replace(read, identity=identity, adoption=adoption_of(current))


def _merged_facts(first: Draft, current: Version, read: Draft) -> Draft:
    """Each fact as the person gave it; those that the person left alone as they are read now."""
    held = adoption_of(current)
    values = {
        name: getattr(read.adoption, name)
        if getattr(held, name) == getattr(first.adoption, name)
        else getattr(held, name)
        for name in Adoption.__dataclass_fields__
    }
    mine = current.resolution.identity if current.resolution else None
    identity = read.identity if mine == first.identity else mine
    return replace(read, identity=identity, adoption=Adoption(**values))


def _clashing_facts(current: Version, draft: Draft, read: Draft) -> Iterable[Clash]:
    """Facts that stand as people gave or published them, and are read otherwise now."""
    if draft.identity != read.identity and read.identity is not None:
        yield Clash("fact", "", draft.identity.path if draft.identity else _("no number"), read.identity.path)
    if draft.adoption != read.adoption:
        kept, now = adoption_fields(draft.adoption), adoption_fields(read.adoption)
        for name, value in now.items():
            if kept[name] != value and value not in (None, ""):
                yield Clash("fact", "", f"{_named(name)}: {kept[name]}", f"{value}")


def _references(
    draft: Draft, read: tuple[Reference, ...], carried: set[str], vocabulary: Vocabulary
) -> tuple[Reference, ...]:
    """Those of the reading; in words that a person wrote, those that stand there."""
    if not carried:
        return read
    tokens = {str(node.anchor) for node in draft.text.walk()} | {str(note.anchor) for note in draft.text.footnotes}
    tokens |= {"title", "formula", "adoption"}
    kept = [one for one in read if one.anchor not in carried and one.anchor in tokens]
    found = extract_references(draft.text, draft.identity, draft.adoption, vocabulary.conventions, vocabulary.bodies)
    return (*kept, *(one for one in found if one.anchor in carried))


def _differences(current: Version, held: Text, draft: Draft) -> Iterable[str]:
    yield from differences(held, draft.text)
    identity = current.resolution.identity if current.resolution else None
    if identity != draft.identity:
        yield _("now %(address)s") % {"address": draft.identity.path if draft.identity else _("no number")}
    changed = [name for name, value in adoption_fields(draft.adoption).items() if getattr(current, name) != value]
    if changed:
        yield _("facts changed: %(names)s") % {"names": ", ".join(map(_named, changed))}
    more, fewer = _reference_changes(current, draft)
    if more or fewer:
        yield _("references: %(more)d more, %(fewer)d fewer") % {"more": more, "fewer": fewer}


def _reference_changes(current: Version, draft: Draft) -> tuple[int, int]:
    """How many are read that are not held, and held that are not read; what people decided about is no difference."""
    rows = list(current.references.all())
    decided = [row for row in rows if row.decided_at is not None or row.origin == CrossReference.Origin.EDITOR]
    held = {_place(row.token, row) for row in rows if row not in decided}
    read = {_place(one.anchor, one) for one in draft.references if not any(_overlap(one, row) for row in decided)}
    return len(read - held), len(held - read)


def _place(token: str, one: Reference | CrossReference) -> tuple[str, int, int, str, str]:
    return token, one.start, one.end, one.target, one.pinpoint


def _overlap(one: Reference, row: CrossReference) -> bool:
    return one.anchor == row.token and one.start < row.end and row.start < one.end


def _named(name: str) -> str:
    return next(str(column.verbose_name) for column in Version._meta.concrete_fields if column.name == name)
