"""Linked data: terms that schema.org has, and what they say."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings

from resolutions.citations.references import Reference, ReferenceKind, Status
from resolutions.exports.jsonld import LinkedData, write_jsonld, write_passage_jsonld
from resolutions.exports.passages import find_passage
from resolutions.exports.record import Named, Record, Tie
from resolutions.ingest.pipeline import read_source
from resolutions.structure.anchors import Anchor
from resolutions.structure.identity import Adoption, Identity
from resolutions.structure.nodes import Clause, Kind, Part, Text, Words
from resolutions.tests.exports.akn.reading import GRAMMAR, SITE, record_of
from resolutions.tests.exports.linked import SchemaOrg
from resolutions.tests.ingest.canonical import strategies

DATA = LinkedData(SITE, GRAMMAR, (("txt", "text/plain"), ("akn", "application/akn+xml")))
WORDS = "Recalling the Convention on Lanterns and resolution 45/8,"
CLAUSES = (
    Clause(Anchor("pp1"), Part.PREAMBLE, Kind.PARAGRAPH, Words(WORDS)),
    Clause(
        Anchor("op1"),
        Part.OPERATIVE,
        Kind.PARAGRAPH,
        Words("Invites the keepers:"),
        "1.",
        children=(
            Clause(Anchor("op1", items=("a",)), Part.OPERATIVE, Kind.PARAGRAPH, Words("To trim the wicks."), "(a)", 1),
        ),
    ),
)
RECORD = Record(
    Identity("cnd", "resolution", "45", 9),
    Adoption(adopted_on=date(2002, 3, 15), basis="adoption line", meeting=1223),
    Text(title=Words("Keeping of lanterns"), printed="CND Res.45/9", clauses=CLAUSES),
    references=(
        Reference("pp1", 14, 38, "Convention on Lanterns", ReferenceKind.CONVENTION, "1988", "article 2"),
        Reference("pp1", 43, 58, "resolution 45/8", ReferenceKind.RESOLUTION, "CND/RES/45/8", "paragraph 2"),
        Reference(
            "op1", 0, 3, "45/8", ReferenceKind.RESOLUTION, "", status=Status.AMBIGUOUS, candidates=("A/RES/45/8",)
        ),
        Reference("op1", 4, 7, "45/7", ReferenceKind.RESOLUTION, "CND/RES/45/7", status=Status.REJECTED),
        Reference("op1", 8, 12, "above", ReferenceKind.PARAGRAPH, "pp1"),
    ),
    version=2,
    state="published",
    body_name="Commission on Narcotic Drugs",
    parent_name="Economic and Social Council",
    designation="45/9",
    languages=("en", "fr"),
    subjects=("LANTERNS",),
    ties=(
        Tie("corrects", Identity("cnd", "resolution", "44", 3)),
        Tie("supersedes", Identity("cnd", "resolution", "44", 4), is_inverse=True),
    ),
    cited={"/conventions/1988": Named("Convention on the Carriage of Lanterns")},
)


@pytest.fixture(scope="session")
def schema_org(shared):
    folder = shared / "examples" / "data"
    if not folder.is_dir():
        pytest.skip("the terms of schema.org are not here: place them in ../shared/examples/data")
    return SchemaOrg(folder)


def whole(record=RECORD):
    return json.loads(write_jsonld(record, DATA))


def test_text_is_named_by_its_address_its_number_and_its_iri():
    data = whole()
    assert data["@id"] == "https://archive.example/cnd/resolutions/45/9"
    assert data["name"] == "Keeping of lanterns"
    assert data["alternateName"] == ["CND Res.45/9", "Commission on Narcotic Drugs resolution 45/9"]
    assert data["legislationIdentifier"] == ["45/9", "/akn/un/statement/deliberation/un-ecosoc-cnd/2002-03-15/45-9"]
    assert (data["legislationType"], data["legislationDate"]) == ("resolution", "2002-03-15")
    assert data["legislationPassedBy"]["parentOrganization"]["name"] == "Economic and Social Council"
    assert data["recordedAt"] == {"@type": "Event", "name": "1223rd meeting", "startDate": "2002-03-15"}
    assert data["isPartOf"]["name"] == "Commission on Narcotic Drugs, forty-fifth session"
    assert "legislationLegalForce" not in data


def test_a_date_of_distribution_is_no_date_of_adoption():
    data = whole(replace(RECORD, adoption=Adoption(distributed_on=date(1997, 3, 25), basis="distribution")))
    assert "legislationDate" not in data
    assert data["legislationDateVersion"] == "1997-03-25"


def test_each_cited_text_stands_once_and_none_that_is_unsure_or_rejected():
    cited = whole()["citation"]
    assert [(one["@id"].removeprefix(SITE.url), one["name"]) for one in cited] == [
        ("/conventions/1988", "Convention on the Carriage of Lanterns"),
        ("/cnd/resolutions/45/8", "CND/RES/45/8"),
    ]


def test_paragraphs_have_their_addresses_and_their_eids():
    first, second = whole()["hasPart"]
    assert (first["@id"], first["name"]) == (f"{SITE.url}/cnd/resolutions/45/9/pp1", "First preambular paragraph")
    assert second["hasPart"][0]["legislationIdentifier"] == "para_1__list_1__point_a"


def test_only_forms_that_are_the_text_are_its_encodings():
    forms = [(one["contentUrl"].rpartition("/")[2], one["encodingFormat"]) for one in whole()["encoding"]]
    assert forms == [("9.txt", "text/plain"), ("9.akn", "application/akn+xml")]


def test_other_languages_and_relations_are_named():
    data = whole()
    assert [one["inLanguage"] for one in data["workTranslation"]] == ["fr"]
    assert data["legislationCorrects"][0]["@id"].endswith("/cnd/resolutions/44/3")
    assert "legislationChanges" not in data


def test_place_has_its_words_and_says_what_it_is_a_part_of():
    data = json.loads(write_passage_jsonld(RECORD, find_passage(RECORD, "op1"), DATA))
    assert data["@id"] == f"{SITE.url}/cnd/resolutions/45/9/op1"
    assert data["text"] == "Invites the keepers:\nTo trim the wicks."
    assert data["isPartOf"]["@id"] == f"{SITE.url}/cnd/resolutions/45/9"
    assert "citation" not in data


def test_every_term_is_known(schema_org):
    assert schema_org.faults_of(write_jsonld(RECORD, DATA)) == []
    for token in ("pp1", "op1-a", "pp1..op1"):
        assert schema_org.faults_of(write_passage_jsonld(RECORD, find_passage(RECORD, token), DATA)) == []
    misspelt = write_jsonld(RECORD, DATA).replace("legislationDate", "legislatedOn")
    assert schema_org.faults_of(misspelt) != []


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
@given(draft=strategies.drafts)
def test_terms_of_any_text_are_known(schema_org, draft):
    assert schema_org.faults_of(write_jsonld(record_of(draft), DATA)) == []


@pytest.mark.corpus
def test_terms_of_the_seeds_are_known(schema_org, shared):
    for path in sorted((shared / "seeds").glob("*.txt")):
        (draft,) = read_source(path.read_bytes(), path.name).drafts
        assert schema_org.faults_of(write_jsonld(record_of(draft), DATA)) == []
