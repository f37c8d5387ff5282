"""The first start of bin/serve: a new archive is filled once, whole or not at all."""

from io import StringIO

import pytest
from django.core.management import call_command

from resolutions.models import Body, Resolution


@pytest.fixture
def empty_archive(transactional_db):
    """No rows; what a broken first start leaves is seen as it is."""


def test_a_new_archive_is_filled_once(empty_archive):
    call_command("prepare_archive", stdout=StringIO())
    assert Resolution.objects.filter(register_entry__isnull=True).count() >= 12
    call_command("remove_specimens", stdout=StringIO())
    call_command("prepare_archive", stdout=StringIO())
    assert not Resolution.objects.filter(register_entry__isnull=True).exists()


def test_an_interrupted_first_start_leaves_an_empty_archive(empty_archive, monkeypatch):
    def interrupted(self, path):
        raise KeyboardInterrupt

    monkeypatch.setattr("resolutions.management.commands.load_specimens.Command.load", interrupted)
    with pytest.raises(KeyboardInterrupt):
        call_command("prepare_archive", stdout=StringIO())
    monkeypatch.undo()
    assert not Body.objects.exists()
    call_command("prepare_archive", stdout=StringIO())
    assert Resolution.objects.filter(register_entry__isnull=True).count() >= 12
