"""The vocabularies shipped with the archive, loaded into its tables, and those of them that the corpora use."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

from django.db.models import Count

from benchmarks.search.facts import FORMULAS, Facts, Instrument, Term, Verb
from resolutions.models import ActionForm, Addressee, Body, Convention, ConventionName, Session, Topic
from resolutions.store import facts as shipped
from resolutions.store.sessions import session_of

VERBS, ADDRESSEES, CONVENTIONS = 20, 14, 20


def load_vocabularies() -> None:
    """The facts shipped with the archive but its register: the addresses of known texts are needed for invented ones."""
    with TemporaryDirectory() as folder:
        for name in shipped.FILES:
            shutil.copy(shipped.FIXTURES / name, folder)
        Path(folder, "register.json").write_text("[]", encoding="utf-8")
        shipped.load_facts(Path(folder))


def read_facts(labels: Iterable[tuple[str, str]]) -> Facts:
    """What the archive's tables hold; the sessions with these labels are made where they are missing."""
    bodies = {body.slug: body for body in Body.objects.filter(slug__in=FORMULAS)}
    for body, label in sorted(labels):
        session_of(bodies[body], label)
    return Facts(
        bodies={slug: body.pk for slug, body in bodies.items()},
        sessions={(body, label): key for body, label, key in Session.objects.values_list("body__slug", "label", "pk")},
        preambular=_verbs(ActionForm.Part.PREAMBULAR),
        operative=_verbs(ActionForm.Part.OPERATIVE),
        addressees=_terms(Addressee)[:ADDRESSEES],
        conventions=_instruments(),
        topics=_terms(Topic),
    )


def _verbs(part: str) -> tuple[Verb, ...]:
    """The most frequent actions of a part, each by its most frequent form."""
    forms = ActionForm.objects.filter(part=part, modifiers=[]).select_related("action").order_by("-count", "pk")
    found: dict[int, Verb] = {}
    for form in forms:
        found.setdefault(form.action_id, Verb(form.action_id, form.action.slug, form.action.lemma, form.printed))
    return tuple(found.values())[:VERBS]


def _terms(model: type[Addressee] | type[Topic]) -> tuple[Term, ...]:
    rows = model.objects.filter(merged_into__isnull=True).annotate(below=Count("children")).filter(below=0)
    return tuple(Term(*row) for row in rows.order_by("position", "slug").values_list("pk", "slug", "name"))


def _instruments() -> tuple[Instrument, ...]:
    names = ConventionName.objects.filter(kind=ConventionName.Kind.SHORT, language="en").order_by("-pk")
    named = dict(names.values_list("convention_id", "name"))
    rows = Convention.objects.filter(pk__in=named).exclude(kind=Convention.GROUP).order_by("position")[:CONVENTIONS]
    return tuple(
        Instrument(row.pk, row.slug, named[row.pk], tuple(row.articles.values_list("printed", "pk"))) for row in rows
    )
