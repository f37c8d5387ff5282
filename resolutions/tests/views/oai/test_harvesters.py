"""Two harvesters of the field take the archive whole, page by page, also while texts are being published."""

import oaipmh_scythe
import pytest
import sickle

from resolutions.publishing.publish import withdraw
from resolutions.tests.factories import make_published, make_user

COUNT = 7

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.filterwarnings("ignore::DeprecationWarning")]


@pytest.fixture
def base(live_server, settings):
    settings.SITE_URL, settings.OAI_PAGE_SIZE = "https://archive.example", 2
    for number in range(1, COUNT + 1):
        make_published(label="45", number=number)
    return f"{live_server.url}/oai"


def with_sickle(base, prefix):
    for record in sickle.Sickle(base, timeout=30).ListRecords(metadataPrefix=prefix, ignore_deleted=False):
        yield record.header.identifier, record.header.deleted


def with_scythe(base, prefix):
    with oaipmh_scythe.Scythe(base) as scythe:
        for record in scythe.list_records(metadata_prefix=prefix):
            yield record.header.identifier, record.header.deleted


def identifier(number, session="45"):
    return f"oai:archive.example:cnd/resolutions/{session}/{number}"


@pytest.mark.parametrize("prefix", ["oai_dc", "akn"])
@pytest.mark.parametrize("harvest", [with_sickle, with_scythe])
def test_the_archive_is_harvested_whole(base, harvest, prefix):
    assert [name for name, _gone in harvest(base, prefix)] == [identifier(number) for number in range(1, COUNT + 1)]


@pytest.mark.parametrize("harvest", [with_sickle, with_scythe])
def test_nothing_is_lost_while_texts_are_published_and_withdrawn(base, harvest):
    found = []
    for name, is_gone in harvest(base, "oai_dc"):
        found.append((name, is_gone))
        if len(found) == 3:
            version = make_published(label="46", number=1)
            withdraw(version, make_user("editor"), reason="Printed twice.")
            make_published(label="46", number=2)
    last = dict(found)
    assert set(last) == {*map(identifier, range(1, COUNT + 1)), identifier(1, "46"), identifier(2, "46")}
    assert last[identifier(1, "46")]
    assert not last[identifier(2, "46")]
