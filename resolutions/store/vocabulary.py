"""The vocabularies as the archive has them now, with what archivists added and corrected."""

from __future__ import annotations

from collections import defaultdict

from resolutions.citations.bodies import Bodies
from resolutions.citations.bodies import Body as BodyRow
from resolutions.citations.conventions import ConventionNames, ConventionRow
from resolutions.ingest.actions import ActionForm as FormRow
from resolutions.ingest.actions import Actions
from resolutions.ingest.vocabulary import Vocabulary, shipped_vocabulary
from resolutions.models import ActionForm, Article, Body, Convention, ConventionName


def stored_vocabulary() -> Vocabulary:
    """What reading needs to know beforehand, from seven tables; as shipped where the facts were never loaded.

    Read it once for many files.
    """
    shipped = shipped_vocabulary()
    vocabulary = Vocabulary(_actions(), _bodies(), _conventions())
    return Vocabulary(
        vocabulary.actions if vocabulary.actions.forms else shipped.actions,
        vocabulary.bodies if vocabulary.bodies.rows else shipped.bodies,
        vocabulary.conventions if vocabulary.conventions.rows else shipped.conventions,
    )


def stored_names() -> tuple[Bodies, ConventionNames]:
    """What reading a citation needs to know: organs and conventions, without the many forms of actions."""
    shipped = shipped_vocabulary()
    bodies, conventions = _bodies(), _conventions()
    return bodies if bodies.rows else shipped.bodies, conventions if conventions.rows else shipped.conventions


def _actions() -> Actions:
    rows = ActionForm.objects.order_by("pk").values_list("printed", "action__lemma", "modifiers", "part")
    return Actions(tuple(FormRow(printed, lemma, tuple(modifiers), part) for printed, lemma, modifiers, part in rows))


def _bodies() -> Bodies:
    rows = Body.objects.select_related("parent").order_by("position", "pk")
    return Bodies(
        tuple(
            BodyRow(
                slug=row.slug,
                name=row.name,
                short_name=row.short_name,
                aliases=tuple(row.aliases),
                abbreviation=row.abbreviation,
                symbol_prefix=row.symbol_prefix,
                parent=row.parent.slug if row.parent else "",
            )
            for row in rows
        )
    )


def _conventions() -> ConventionNames:
    """The full name stands first among the names of an instrument."""
    names: dict[int, list[str]] = defaultdict(list)
    rows = ConventionName.objects.order_by("pk").values_list("convention", "kind", "name")
    for convention, _, name in sorted(rows, key=lambda row: row[1] != ConventionName.Kind.FULL):
        names[convention].append(name)
    articles: dict[int, list[str]] = defaultdict(list)
    for convention, slug in Article.objects.order_by("convention", "position").values_list("convention", "slug"):
        articles[convention].append(slug)
    members: dict[int, list[str]] = defaultdict(list)
    for group, slug in Convention.objects.groups().order_by("pk").values_list("pk", "members__slug"):
        members[group] += [slug] if slug else []
    return ConventionNames(
        tuple(
            ConventionRow(
                slug=row.slug,
                adopted_on=row.adopted_on,
                names=tuple(names[row.pk]),
                articles=tuple(articles[row.pk]),
                registration=row.registration,
                series=row.series,
                kind=row.kind,
                members=tuple(sorted(members[row.pk])),
            )
            for row in Convention.objects.order_by("position", "pk")
        )
    )
