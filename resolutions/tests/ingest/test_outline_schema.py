"""The outline JSON is what docs/outline-json.schema.json says: all of it documented, nothing else."""

import copy
import json
import re
from pathlib import Path

import pytest
from django.conf import settings
from jsonschema import Draft202012Validator

from resolutions.exports.json import record_to_json, write_json
from resolutions.exports.record import Record
from resolutions.ingest.batch import FileRead, read_file
from resolutions.ingest.outline_json import file_to_json
from resolutions.ingest.pipeline import read_source
from resolutions.structure.identity import Identity
from resolutions.tests.ingest.akn.documents import CONCLUSIONS, VOTE, document, paragraph, statement

DOCS = Path(settings.BASE_DIR) / "docs"
SAMPLES = Path(settings.BASE_DIR) / "resolutions" / "samples"
SCHEMA = json.loads((DOCS / "outline-json.schema.json").read_text("utf-8"))
NOTE = '<authorialNote marker="1"><p>See <a href="https://undocs.org/A/RES/946/1">resolution 946/1</a>.</p></authorialNote>'
TABLE = "<container><table><tr><td><p>North</p></td><td><p>2<sup>1</sup></p></td></tr></table></container>"
XML = document(
    statement(paragraph(f"Decides to light the lamp.{NOTE}", "1.") + TABLE, analysis=VOTE, after=CONCLUSIONS)
)


def strict(schema):
    """The schema with every key that it does not name forbidden: an undocumented key fails here."""
    if isinstance(schema, dict):
        schema = {key: strict(value) for key, value in schema.items()}
        if schema.get("type") == "object" and "allOf" not in schema:
            schema["additionalProperties"] = False
    return [strict(item) for item in schema] if isinstance(schema, list) else schema


VALIDATOR = Draft202012Validator(strict(copy.deepcopy(SCHEMA)))


def complaints(answer) -> list[str]:
    found = []
    for error in VALIDATOR.iter_errors(json.loads(json.dumps(answer))):
        worst = [*error.context, error]
        found += [f"{'/'.join(map(str, fault.absolute_path))}: {fault.message[:200]}" for fault in worst]
    return found


def test_the_schema_itself_is_one():
    Draft202012Validator.check_schema(SCHEMA)


def test_an_answer_with_everything_in_it_keeps_to_the_schema():
    answer = file_to_json(FileRead("lamps.xml", XML, read_source(XML, "lamps.xml")).held(["GA 946/7"], is_new=True))
    assert complaints(answer) == []
    (resolution,) = answer["resolutions"]
    row = resolution["paragraphs"][2]
    assert (row["text"], row["notes"]) == ("North | 2", [{"marker": "1", "at": 9}])
    assert resolution["vote"]["in_favour"] == 80
    assert resolution["references"][0]["target"] == "A/RES/946/1"


def test_an_error_keeps_to_the_schema(tmp_path):
    answer = file_to_json(read_file(tmp_path / "nowhere.txt", read_source))
    assert set(answer) == {"source", "error"}
    assert complaints(answer) == []


@pytest.mark.parametrize("wrong", [{"error": ""}, {"surprise": 1}, {"sha256": "ABC"}, {"format": "fax"}])
def test_an_answer_that_breaks_the_contract_is_noticed(wrong):
    answer = file_to_json(FileRead("lamps.xml", XML, read_source(XML, "lamps.xml")))
    assert complaints(answer | wrong)


@pytest.mark.parametrize("folder", sorted(path.name for path in SAMPLES.iterdir() if path.is_dir()))
def test_every_specimen_keeps_to_the_schema(folder):
    for path in (SAMPLES / folder).glob("source.*"):
        assert complaints(file_to_json(read_file(path, read_source))) == []


def test_a_record_is_the_resolution_object_and_more():
    draft = read_source(XML, "lamps.xml").drafts[0]
    record = Record(draft.identity, draft.adoption, draft.text, draft.references, version=1, state="published")
    answer = record_to_json(record)
    of_records = Draft202012Validator({**SCHEMA, "oneOf": [{"$ref": "#/$defs/record"}]})
    assert [error.message for error in of_records.iter_errors(answer)] == []
    assert json.loads(write_json(record)) == answer


@pytest.mark.parametrize(("session", "expected"), [("901", True), ("S-901", True), ("45", False), ("2021", False)])
def test_a_record_says_whether_it_is_a_specimen(session, expected):
    draft = read_source(XML, "lamps.xml").drafts[0]
    record = Record(Identity("cnd", "resolution", session, 1), draft.adoption, draft.text)
    assert record_to_json(record)["is_specimen"] is expected


def test_every_key_of_the_schema_is_named_in_the_documentation():
    page = (DOCS / "outline-json.md").read_text("utf-8")
    names = {name for part in SCHEMA["$defs"].values() for name in part.get("properties", {})}
    assert {name for name in names if not re.search(rf"[`\"]{name}[`\"]", page)} == set()


@pytest.mark.corpus
def test_the_seeds_and_the_united_nations_markup_keep_to_the_schema(shared):
    files = [*sorted((shared / "seeds").iterdir()), *sorted((shared / "corpus" / "akn4un").rglob("*.xml"))[::25]]
    for path in files:
        assert complaints(file_to_json(read_file(path, read_source))) == [], path.name
