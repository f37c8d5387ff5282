"""`/oai` as a harvester meets it: the protocol's verbs and errors, lists that go on, items that are gone."""

from datetime import timedelta

import pytest
from django.utils import timezone
from lxml import etree

from resolutions.models import Resolution, Stamp
from resolutions.publishing.publish import withdraw
from resolutions.structure.nodes import Words
from resolutions.tests.factories import make_published, make_text, make_user

OAI = "{http://www.openarchives.org/OAI/2.0/}"
DC = "{http://purl.org/dc/elements/1.1/}"

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _site(settings):
    settings.SITE_URL, settings.OAI_PAGE_SIZE = "https://archive.example", 2


@pytest.fixture
def texts():
    """Five texts of two sessions, the latest change last."""
    made = [make_published(label="45", number=number) for number in (1, 2, 3)]
    made += [make_published(label="46", number=number) for number in (1, 2)]
    first = timezone.now() - timedelta(days=9)
    for days, version in enumerate(made):
        Stamp.objects.filter(pk=version.resolution_id).update(changed_at=first + timedelta(days=days))
    return made


def ask(client, **arguments):
    response = client.get("/oai", {name.rstrip("_"): value for name, value in arguments.items()})
    assert (response.status_code, response["Content-Type"]) == (200, "text/xml; charset=utf-8")
    return etree.fromstring(response.content)


def values(root, name):
    return [found.text for found in root.iter(f"{OAI}{name}")]


def code(root):
    return root.find(f"{OAI}error").get("code")


def harvested(client, verb="ListIdentifiers", **arguments):
    """All identifiers of a list, part by part, with the size of each part."""
    found, sizes = [], []
    root = ask(client, verb=verb, metadataPrefix="oai_dc", **arguments)
    while True:
        headers = values(root, "identifier")
        found, sizes = found + headers, [*sizes, len(headers)]
        token = root.find(f".//{OAI}resumptionToken")
        if token is None or not token.text:
            return found, sizes
        root = ask(client, verb=verb, resumptionToken=token.text)


def test_the_repository_says_what_it_is(client, texts):
    root = ask(client, verb="Identify")
    assert values(root, "baseURL") == ["https://archive.example/oai"]
    assert values(root, "deletedRecord") == ["persistent"]
    assert values(root, "granularity") == ["YYYY-MM-DDThh:mm:ssZ"]
    earliest = Stamp.objects.in_order().first().changed_at
    assert values(root, "earliestDatestamp") == [f"{earliest:%Y-%m-%dT%H:%M:%SZ}"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", "badVerb"),
        ("verb=Listing", "badVerb"),
        ("verb=Identify&verb=Identify", "badVerb"),
        ("verb=Identify&colour=red", "badArgument"),
        ("verb=ListRecords", "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&metadataPrefix=oai_dc", "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&from=2026-03-09&until=2026-03-08", "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&from=2026-03-09&until=2026-03-10T00:00:00Z", "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&from=2026-03-09T00:00:00.5Z", "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&from=2026-02-30", "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&from=", "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&set=colour:red", "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&resumptionToken=abc", "badArgument"),
        ("verb=ListRecords&resumptionToken=abc", "badResumptionToken"),
        ("verb=ListSets&resumptionToken=abc", "badResumptionToken"),
        ("verb=ListRecords&metadataPrefix=marc21", "cannotDisseminateFormat"),
        ("verb=ListIdentifiers&metadataPrefix=oai_dc&set=session:cnd:47", "noRecordsMatch"),
        ("verb=ListIdentifiers&metadataPrefix=oai_dc&until=1999-01-01", "noRecordsMatch"),
        ("verb=GetRecord&metadataPrefix=oai_dc", "badArgument"),
        ("verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:archive.example:cnd/resolutions/45/99", "idDoesNotExist"),
        (
            "verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:archive.example:cnd/resolutions/45/1@1",
            "idDoesNotExist",
        ),
        ("verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:other.example:cnd/resolutions/45/1", "idDoesNotExist"),
        ("verb=ListMetadataFormats&identifier=lamp", "idDoesNotExist"),
    ],
)
def test_what_is_wrong_has_the_code_of_the_protocol(client, texts, query, expected):
    response = client.get(f"/oai?{query}")
    root = etree.fromstring(response.content)
    assert (response.status_code, code(root)) == (200, expected)
    assert root.find(f"{OAI}error").text
    is_echoed = expected not in ("badVerb", "badArgument")
    assert bool(root.find(f"{OAI}request").attrib) is (is_echoed and bool(query))


def test_a_list_comes_in_parts_and_is_whole(client, texts):
    found, sizes = harvested(client)
    assert found == [f"oai:archive.example:cnd/resolutions/{one}" for one in ("45/1", "45/2", "45/3", "46/1", "46/2")]
    assert sizes == [2, 2, 1]
    root = ask(client, verb="ListIdentifiers", metadataPrefix="oai_dc")
    token = root.find(f".//{OAI}resumptionToken")
    assert (token.get("completeListSize"), token.get("cursor")) == ("5", "0")
    twice = [values(ask(client, verb="ListIdentifiers", resumptionToken=token.text), "identifier") for _ in range(2)]
    assert twice[0] == twice[1]


def test_a_list_that_fits_has_no_token(client, texts):
    root = ask(client, verb="ListIdentifiers", metadataPrefix="oai_dc", set="session:cnd:46")
    assert len(values(root, "identifier")) == 2
    assert root.find(f".//{OAI}resumptionToken") is None


def test_a_token_of_one_list_is_none_of_another(client, texts):
    root = ask(client, verb="ListIdentifiers", metadataPrefix="oai_dc")
    token = values(root, "resumptionToken")[0]
    assert code(ask(client, verb="ListRecords", resumptionToken=token)) == "badResumptionToken"
    assert code(ask(client, verb="ListIdentifiers", resumptionToken=token + "x")) == "badResumptionToken"


def test_what_changes_during_a_harvest_comes_again_at_its_end(client, texts):
    root = ask(client, verb="ListIdentifiers", metadataPrefix="oai_dc")
    token = values(root, "resumptionToken")[0]
    withdraw(texts[0], make_user("editor"), reason="Printed twice.")
    make_published(label="47", number=1)
    later = []
    while token:
        root = ask(client, verb="ListIdentifiers", resumptionToken=token)
        later += root.iter(f"{OAI}header")
        token = values(root, "resumptionToken")[0]
    names = [header.findtext(f"{OAI}identifier").rpartition("resolutions/")[2] for header in later]
    assert names == ["45/3", "46/1", "46/2", "45/1", "47/1"]
    assert [header.get("status") for header in later] == [None, None, None, "deleted", None]


def test_bounds_take_in_both_days(client, texts):
    days = [f"{stamp.changed_at:%Y-%m-%d}" for stamp in Stamp.objects.in_order()]
    found, _ = harvested(client, from_=days[1], until=days[3])
    assert [one[-4:] for one in found] == ["45/2", "45/3", "46/1"]
    moment = f"{Stamp.objects.in_order()[1].changed_at:%Y-%m-%dT%H:%M:%SZ}"
    assert len(harvested(client, from_=moment, until=moment)[0]) == 1


@pytest.mark.parametrize(
    ("spec", "count"),
    [("body", 5), ("body:cnd", 5), ("session", 5), ("session:cnd", 5), ("session:cnd:45", 3), ("type:resolution", 5)],
)
def test_a_set_takes_in_those_below_it(client, texts, spec, count):
    assert len(harvested(client, set=spec)[0]) == count


def test_every_set_that_is_named_can_be_asked_for(client, texts):
    specs = values(ask(client, verb="ListSets"), "setSpec")
    assert specs == [
        "body", "body:cnd", "session", "session:cnd", "session:cnd:45", "session:cnd:46", "type", "type:resolution",
    ]  # fmt: skip
    assert all(harvested(client, set=spec)[0] for spec in specs)


def test_a_record_says_what_the_text_is(client):
    make_published(label="45", number=9, text=make_text(title=Words("Keeping of lighthouses")))
    identifier = "oai:archive.example:cnd/resolutions/45/9"
    root = ask(client, verb="GetRecord", metadataPrefix="oai_dc", identifier=identifier)
    said = {name: [one.text for one in root.iter(f"{DC}{name}")] for name in ("title", "creator", "type", "identifier")}
    assert said == {
        "title": ["Keeping of lighthouses"],
        "creator": ["United Nations Commission on Narcotic Drugs"],
        "type": ["Text", "resolution"],
        "identifier": [
            "https://archive.example/cnd/resolutions/45/9",
            "Commission on Narcotic Drugs resolution 45/9",
        ],
    }
    assert "https://archive.example/cnd/sessions/45" in [one.text for one in root.iter(f"{DC}relation")]


def test_what_was_withdrawn_stays_as_deleted_for_ever(client, texts):
    withdraw(texts[0], make_user("editor"), reason="Printed twice.")
    identifier = "oai:archive.example:cnd/resolutions/45/1"
    root = ask(client, verb="GetRecord", metadataPrefix="oai_dc", identifier=identifier)
    assert root.find(f".//{OAI}header").get("status") == "deleted"
    assert root.find(f".//{OAI}metadata") is None


def test_drafts_and_specimens_are_no_items(client, texts):
    make_published(label="901", number=1)
    assert Resolution.objects.count() == 6
    assert len(harvested(client)[0]) == 5


def test_a_form_is_answered_too(client, texts):
    response = client.post("/oai", {"verb": "ListSets"})
    assert b"<setSpec>body:cnd</setSpec>" in response.content


@pytest.mark.corpus
def test_answers_are_valid_against_the_schema_of_the_protocol(client, texts, shared):
    schema = etree.XMLSchema(etree.parse(shared / "examples" / "data" / "OAI-PMH.xsd"))
    withdraw(texts[0], make_user("editor"), reason="Printed twice.")
    item = "identifier=oai:archive.example:cnd/resolutions/45/2"
    queries = [
        "verb=Identify",
        "verb=ListSets",
        "verb=ListMetadataFormats",
        f"verb=ListMetadataFormats&{item}",
        "verb=ListIdentifiers&metadataPrefix=oai_dc",
        "verb=ListRecords&metadataPrefix=oai_dc",
        "verb=ListRecords&metadataPrefix=oai_dc&set=session:cnd:45",
        f"verb=GetRecord&metadataPrefix=oai_dc&{item}",
        "verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:archive.example:cnd/resolutions/45/1",
        "verb=GetRecord&metadataPrefix=oai_dc&identifier=x",
        "verb=Lamp",
        "verb=ListRecords",
    ]
    for query in queries:
        schema.assertValid(etree.fromstring(client.get(f"/oai?{query}").content))
