"""What Zotero makes of the tags of a page: its own rule for names is replayed here."""

import re
from collections import defaultdict
from dataclasses import replace

import pytest

from resolutions.exports.meta_tags import meta_tags
from resolutions.structure.identity import Identity
from resolutions.tests.exports.citing import SITE, record, seed_a, seed_a_in_full, seed_b

AUTHOR = "United Nations Commission on Narcotic Drugs"


def tags(record, token="", **more):
    out = defaultdict(list)
    for name, content in meta_tags(record, SITE, token, **more):
        out[name].append(content)
    return {name: values[0] if len(values) == 1 else values for name, values in out.items()}


def clean_author(author):
    """Zotero.Utilities.cleanAuthor(author, "author", useComma) as `Embedded Metadata.js` calls it for citation_author.

    With a comma in it, what stands before is the last name and what stands behind the first; else the last word is.
    """
    author = re.sub(r"^[\s.,/\[\]:]+|[\s.,/\[\]:]+$", "", author) if "," not in author else author.strip()
    if "," in author:
        last, _, first = (part.strip() for part in author.partition(","))
        return {"lastName": last} if not first else {"lastName": last, "firstName": first}
    first, _, last = author.rpartition(" ")
    return {"firstName": first, "lastName": last} if first else {"lastName": last}


def test_author_stays_one_name():
    assert clean_author(tags(seed_a())["citation_author"]) == {"lastName": AUTHOR}
    assert clean_author(AUTHOR) == {"firstName": "United Nations Commission on Narcotic", "lastName": "Drugs"}


@pytest.mark.corpus
def test_every_tag_of_the_example_is_there(shared):
    head = (shared / "examples/head.html").read_text(encoding="utf-8")
    wanted = dict(re.findall(r'<meta name="((?:citation_|DC|z:)[^"]+)" content="([^"]*)"', head))
    found = tags(seed_a())
    assert set(wanted) <= set(found)
    same = set(wanted) - {"citation_title", "DC.title", "citation_public_url", "DC.identifier"}
    assert {name: found[name] for name in same} == {name: wanted[name] for name in same}


def test_report_with_its_number():
    found = tags(seed_a())
    assert found["citation_technical_report_institution"] == "United Nations"
    assert found["citation_technical_report_number"] == "45/9"
    assert found["z:reportType"] == "Resolution"
    assert found["DC.type"] == "report"


def test_day_of_distribution_is_the_day_of_publication():
    found = tags(seed_b())
    assert found["citation_publication_date"] == "1997/03/25"
    assert found["DCTERMS.issued"] == "1997-03-25"


def test_text_without_any_day_has_no_tag_of_one():
    found = tags(record(Identity("cnd", "resolution", "3", 1), "1 (III)"))
    assert "citation_publication_date" not in found
    assert "DCTERMS.issued" not in found


def test_pdf_is_named_where_there_is_one():
    assert "citation_pdf_url" not in tags(seed_a())
    assert tags(seed_a(), has_pdf=True)["citation_pdf_url"] == "https://archive.example/cnd/resolutions/45/9.pdf"


def test_text_is_part_of_its_session_and_of_the_official_records():
    found = tags(seed_a_in_full())["DCTERMS.isPartOf"]
    assert found[0] == "https://archive.example/cnd/sessions/45"
    assert found[1].startswith("Official Records")


def test_paragraph_is_part_of_its_text():
    found = tags(seed_a(), "op2-a")
    assert found["DCTERMS.isPartOf"] == "https://archive.example/cnd/resolutions/45/9"
    assert found["citation_public_url"] == "https://archive.example/cnd/resolutions/45/9/op2-a"
    assert found["z:shortTitle"] == "CND Res. 45/9, paragraph 2 (a)"
    assert found["DCTERMS.bibliographicCitation"].endswith("resolution 45/9, para. 2 (a).")


def test_subjects_are_keywords():
    found = tags(replace(seed_a(), subjects=("LANTERNS", "WICKS")))
    assert found["citation_keywords"] == "LANTERNS; WICKS"
    assert found["DC.subject"] == ["LANTERNS", "WICKS"]


def test_specimen_has_none():
    assert meta_tags(record(Identity("cnd", "resolution", "901", 1), "901/1"), SITE) == []
