"""Sessions are made by their labels: of those alone that an address can have."""

import pytest

from resolutions.errors import StoreError
from resolutions.models import Session
from resolutions.store.sessions import session_of
from resolutions.tests.factories import make_body

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("label", "kind"),
    [("1", "regular"), ("45", "regular"), ("2021", "annual"), ("S-3", "special"), ("ES-999", "emergency")],
)
def test_session_is_made_where_it_is_not_held(label, kind):
    assert session_of(make_body("ga"), label).kind == kind
    assert session_of(make_body("ga"), label) == Session.objects.get()


@pytest.mark.parametrize("label", ["0", "077", "S-0", "S-03", "S-1000", "ES-1000", "12345", "s-3", "٤٥", "45\n", ""])
def test_label_that_no_address_can_have_makes_no_session(label):
    with pytest.raises(StoreError, match="is no session"):
        session_of(make_body("ga"), label)
    assert not Session.objects.exists()
