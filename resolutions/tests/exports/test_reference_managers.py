"""CSL-JSON, RIS and BibTeX, read back by the libraries that read them elsewhere."""

import json
import re
from dataclasses import replace
from datetime import date

import jsonschema
import pytest
import rispy
from pybtex.database import parse_string

from resolutions.errors import NotCited
from resolutions.exports.bibtex import write_bibtex
from resolutions.exports.csl import csl_item, write_csl
from resolutions.exports.passages import find_passage
from resolutions.exports.record import Record, Report
from resolutions.exports.ris import write_ris
from resolutions.ingest.pipeline import read_source
from resolutions.structure.identity import Identity
from resolutions.structure.nodes import Text, Words
from resolutions.tests.exports.citing import SITE, TITLE_A, record, seed_a, seed_a_in_full, seed_b

AUTHOR = "United Nations Commission on Narcotic Drugs"
HARD = (
    "Lamps {of} 100% & more: “old” #1_lamps ~ ^ \\end{x} $5",
    "Éclairage des phares, « lanternes » et œuvres",
    "关于灯笼的决议，以及其他事项",
    "قرار بشأن الفوانيس",
    "Резолюция о фонарях",
    "One } brace and { another",
    "Two\nlines  and   blanks",
    "ER  - TY  - RPRT",
)


def titled(title):
    return record(Identity("cnd", "resolution", "45", 9), "45/9", title, on=date(2002, 3, 15))


def ris_of(text):
    (entry,) = rispy.loads(text)
    return entry


def bib_of(text):
    ((key, entry),) = parse_string(text, "bibtex").entries.items()
    return key, entry


def without_tex(field):
    names = {"braceleft": "{", "braceright": "}", "backslash": "\\", "asciitilde": "~", "asciicircum": "^"}
    plain = re.sub(r"\\text(\w+)\{\}", lambda found: f"\0{names[found[1]]}", field)
    return re.sub(r"\\([#$%&_])", r"\1", re.sub(r"(?<!\0)[{}]", "", plain)).replace("\0", "")


@pytest.mark.corpus
@pytest.mark.parametrize("title", HARD)
def test_csl_is_valid_whatever_the_title(title, shared):
    schema = json.loads((shared / "examples/data/csl-data.json").read_text(encoding="utf-8"))
    written = json.loads(write_csl(titled(title), SITE))
    jsonschema.validate(written, schema)
    assert written[0]["title"] == title


@pytest.mark.parametrize("title", HARD)
def test_ris_keeps_the_title_on_one_line(title):
    assert ris_of(write_ris(titled(title), SITE))["title"] == " ".join(title.split())


@pytest.mark.parametrize("title", HARD)
def test_bibtex_keeps_the_title(title):
    _, entry = bib_of(write_bibtex(titled(title), SITE))
    assert without_tex(entry.fields["title"]) == " ".join(title.split())


@pytest.mark.corpus
@pytest.mark.parametrize(("seed", "at"), [(seed_a, 0), (seed_b, 1)])
def test_csl_has_everything_that_the_example_has(seed, at, shared):
    example = json.loads((shared / "examples/csl.json").read_text(encoding="utf-8"))[at]
    item = csl_item(seed(), SITE)
    example["URL"] = item["URL"]
    assert {name: item[name] for name in example} == example


@pytest.mark.corpus
def test_ris_has_everything_that_the_example_has(shared):
    wanted = (shared / "examples/cite.ris").read_text(encoding="utf-8").splitlines()
    written = write_ris(replace(seed_a(), report=Report()), SITE).splitlines()
    assert {line for line in wanted if line.strip() and not line.startswith("UR")} <= set(written)


def test_ris_lines_end_as_they_must():
    written = write_ris(seed_a(), SITE)
    assert written.startswith("TY  - RPRT\r\n")
    assert written.endswith("ER  - \r\n\r\n")
    assert "\n" not in written.replace("\r\n", "")


def test_corporate_author_ends_with_a_comma():
    assert ris_of(write_ris(seed_a(), SITE))["authors"] == [f"{AUTHOR},"]


@pytest.mark.corpus
def test_bibtex_has_everything_that_the_example_has(shared):
    key, wanted = bib_of((shared / "examples/cite.bib").read_text(encoding="utf-8"))
    written_key, written = bib_of(write_bibtex(replace(seed_a(), report=Report()), SITE))
    assert (written_key, written.type) == (key, wanted.type)
    assert {name: str(written.fields[name]) for name in wanted.fields if name != "url"} == {
        name: str(value) for name, value in wanted.fields.items() if name != "url"
    }


def test_author_is_one_corporate_name():
    _, entry = bib_of(write_bibtex(seed_a(), SITE))
    (person,) = entry.persons["author"]
    assert person.last_names == [f"{{{AUTHOR}}}"]


def test_paragraph_is_pinpointed_as_each_format_allows():
    passage = find_passage(seed_a(), "op2-a")
    item = csl_item(seed_a(), SITE, passage)
    assert item["locator"] == "paragraph 2 (a)"
    assert item["id"] == "cnd-res-45-9-op2-a"
    assert item["URL"] == "https://archive.example/cnd/resolutions/45/9/op2-a"
    assert "Adopted 15 March 2002; paragraph 2 (a)" in ris_of(write_ris(seed_a(), SITE, passage))["notes"]
    key, entry = bib_of(write_bibtex(seed_a(), SITE, passage))
    assert key == "cnd-res-45-9-op2-a"
    assert entry.fields["note"] == "Adopted 15 March 2002; paragraph 2 (a), E/2002/28"


def test_day_of_distribution_is_said_to_be_that():
    assert csl_item(seed_b(), SITE)["note"] == "Distributed 25 March 1997, date of adoption not known"
    assert "Distributed 25 March 1997" in bib_of(write_bibtex(seed_b(), SITE))[1].fields["note"]


def test_official_records_are_the_series():
    item = csl_item(seed_a_in_full(), SITE)
    assert item["collection-title"] == "Official Records of the Economic and Social Council, 2002"
    assert item["collection-number"] == "Supplement No. 8"
    assert ris_of(write_ris(seed_a_in_full(), SITE))["secondary_title"].endswith("Supplement No. 8")
    assert item["call-number"] == "E/2002/28, chap. I, sect. C"


def test_subjects_are_keywords():
    lit = replace(seed_a(), subjects=("LANTERNS", "OIL & WICKS"))
    assert csl_item(lit, SITE)["keyword"] == "LANTERNS, OIL & WICKS"
    assert ris_of(write_ris(lit, SITE))["keywords"] == ["LANTERNS", "OIL & WICKS"]
    assert bib_of(write_bibtex(lit, SITE))[1].fields["keywords"] == r"LANTERNS, OIL \& WICKS"


@pytest.mark.parametrize(
    ("identity", "designation", "language", "key"),
    [
        (Identity("cnd", "resolution", "40", 2), "2 (XL)", "en", "cnd-res-2-xl"),
        (Identity("ga", "resolution", "S-20", 4, "C"), "S-20/4 C", "en", "ga-res-s-20-4-c"),
        (Identity("ga", "resolution", "77", 238), "77/238", "fr", "ga-res-77-238-fr"),
        (Identity("cnd", "decision", "55", 1), "55/1", "en", "cnd-dec-55-1"),
        (
            Identity("cnd", "declaration", "62", None, slug="on-lamps"),
            "on lamps",
            "fr",
            "cnd-declarations-62-on-lamps-fr",
        ),
    ],
)
def test_keys(identity, designation, language, key):
    assert csl_item(record(identity, designation, language=language), SITE)["id"] == key


@pytest.mark.parametrize("write", [write_csl, write_ris, write_bibtex])
def test_specimen_is_not_cited(write):
    with pytest.raises(NotCited):
        write(record(Identity("cnd", "resolution", "901", 1), "901/1"), SITE)


@pytest.mark.parametrize("write", [write_csl, write_ris, write_bibtex])
def test_text_of_which_nothing_but_its_number_is_known(write):
    bare = record(Identity("cnd", "resolution", "3", 1), "1 (III)", title="")
    assert TITLE_A not in write(replace(bare, text=Text(title=Words(""))), SITE)
    assert "1 (III)" in write(bare, SITE)


@pytest.mark.corpus
def test_real_titles_in_other_languages_come_back_as_they_were(shared):
    schema = json.loads((shared / "examples/data/csl-data.json").read_text(encoding="utf-8"))
    files = sorted((shared / "corpus/akn4un/languages").glob("*.xml"))
    languages = set()
    for path in files:
        for draft in read_source(path.read_bytes(), path.name).drafts:
            if draft.identity is None or not draft.text.title:
                continue
            text = Record(draft.identity, draft.adoption, draft.text, designation="1/1", body_name="Organ")
            title = " ".join(draft.text.title.text.split())
            languages.add(text.language)
            jsonschema.validate(json.loads(write_csl(text, SITE)), schema)
            assert ris_of(write_ris(text, SITE))["title"] == title, path.name
            assert without_tex(bib_of(write_bibtex(text, SITE))[1].fields["title"]) == title, path.name
    assert languages == {"ar", "es", "fr", "ru", "zh"}
