"""Invented texts count for nothing that is asked of real ones, unless the request wants them."""

from __future__ import annotations

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from resolutions.models import Session
from resolutions.store.citing import References
from resolutions.views.api.parameters import Flag, Parameter
from resolutions.views.specimens import is_specimen

SPECIMENS = Parameter(
    "specimens", Flag(), _("Whether invented texts, made to show the archive, are found too."), usual=False
)


def real_sessions() -> QuerySet[Session]:
    return Session.objects.exclude(is_specimen(""))


def of_real(path: str) -> Q:
    """`of_real("resolution__session")`: rows whose session, at that path, is one of an organ."""
    return Q(**{f"{path}__in": real_sessions()})


def by_real_texts(references: References) -> References:
    """Without those that stand in invented texts."""
    return references.filter(of_real("version__resolution__session"))
