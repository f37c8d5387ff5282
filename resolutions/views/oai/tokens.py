"""How a list goes on: a signed note of what was asked and how far it was answered. Nothing is kept on the server.

The place is that of the last item, by time of change and key, so what is published, changed or withdrawn during a
harvest moves nothing under it: the item comes again, later, with its new time.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime

from django.core import signing
from django.utils.translation import gettext as _

from resolutions.views.oai.arguments import OaiError

_SALT = "resolutions.oai"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a list stands: after the item `key` that changed at `changed_at` (ISO, to the microsecond)."""

    verb: str
    prefix: str
    first: str
    last: str
    set_spec: str
    changed_at: str
    key: int
    cursor: int

    @property
    def moment(self) -> datetime:
        return datetime.fromisoformat(self.changed_at)


def write_token(place: Place) -> str:
    return signing.dumps(asdict(place), salt=_SALT, compress=True)


def read_token(token: str, verb: str) -> Place:
    """Raises OaiError badResumptionToken for what was not written here, or for another verb."""
    try:
        place = Place(**signing.loads(token, salt=_SALT))
    except (signing.BadSignature, TypeError, ValueError) as fault:
        raise _refused() from fault
    if place.verb != verb:
        raise _refused()
    return place


def _refused() -> OaiError:
    return OaiError("badResumptionToken", _("This resumptionToken is not one of this list. Begin the list again."))
