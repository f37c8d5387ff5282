"""Files that are no sound Word files: each gets its sentence, none is unpacked blindly."""

from __future__ import annotations

import io
import zipfile

import pytest

from resolutions.errors import ReadingError, UnknownFormat
from resolutions.ingest.readers.docx import package, read_docx
from resolutions.tests.ingest.docx.building import Parts, document, note, paragraph, run, table, zipped
from resolutions.tests.ingest.docx.seeing import texts

MAIN = "word/document.xml"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def refused(data: bytes, kind: type[ReadingError] = ReadingError) -> str:
    with pytest.raises(kind) as caught:
        read_docx(data, "odd.docx")
    assert "odd.docx" in str(caught.value)
    assert str(caught.value).endswith(".")
    return str(caught.value)


def with_main(content: str | bytes) -> bytes:
    return zipped({MAIN: content})


def test_a_file_with_nothing_but_its_main_part_is_read():
    data = with_main(f'<w:document xmlns:w="{WORD}"><w:body>{paragraph("Boats")}</w:body></w:document>')
    assert texts(read_docx(data, "odd.docx")) == ["Boats"]


def test_the_main_part_may_have_another_name():
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="a" Type="x/officeDocument" Target="/word/document2.xml"/></Relationships>'
    )
    body = f'<w:document xmlns:w="{WORD}"><w:body>{paragraph("Boats")}</w:body></w:document>'
    assert texts(read_docx(zipped({"_rels/.rels": rels, "word/document2.xml": body}), "odd.docx")) == ["Boats"]


def test_the_strict_dialect_is_read():
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    body = f'<w:document xmlns:w="{strict}"><w:body>{paragraph("Boats")}</w:body></w:document>'
    assert texts(read_docx(with_main(body), "odd.docx")) == ["Boats"]


@pytest.mark.parametrize(
    ("files", "told"),
    [
        ({"xl/workbook.xml": "<x/>"}, "Excel"),
        ({"ppt/presentation.xml": "<x/>"}, "PowerPoint"),
        ({"content.xml": "<x/>"}, "OpenDocument"),
        ({"a.txt": "words"}, "without a Word document"),
    ],
)
def test_other_zips_are_named(files, told):
    assert told in refused(zipped(files), UnknownFormat)


@pytest.mark.parametrize("cut", [0.2, 0.5, 0.9, 0.99])
def test_a_file_cut_short_is_damaged(cut):
    data = document(*(paragraph(f"Boats {number}") for number in range(500)))
    assert "damaged" in refused(data[: int(len(data) * cut)])


def test_bytes_changed_inside_are_damaged():
    data = bytearray(document(*(paragraph(f"Boats {number}") for number in range(500))))
    place = data.index(MAIN.encode()) + 200
    data[place : place + 40] = b"\0" * 40
    assert "damaged" in refused(bytes(data))


def test_xml_that_breaks_off_is_damaged():
    assert "damaged" in refused(with_main(f'<w:document xmlns:w="{WORD}"><w:body><w:p>'))


def test_a_document_without_body_is_told():
    assert "no body" in refused(with_main(f'<w:document xmlns:w="{WORD}"/>'))


def test_a_broken_part_beside_the_body_is_told():
    assert "word/styles.xml" in refused(
        document(paragraph("Boats"), parts=Parts(more={"word/styles.xml": "<w:styles"}))
    )


def test_entities_are_refused():
    bomb = '<!DOCTYPE d [<!ENTITY a "boats"><!ENTITY b "&a;&a;">]><w:document/>'
    assert "document type or entities" in refused(with_main(bomb))
    assert "document type or entities" in refused(with_main(bomb.encode("utf-16")))


def test_a_part_that_grows_out_of_all_proportion_is_not_unpacked():
    assert "would grow" in refused(with_main(b" " * 50_000_000))


def test_parts_that_are_too_large_together_are_not_unpacked(monkeypatch):
    monkeypatch.setattr(package, "_MOST_BYTES", 400)
    assert "were not unpacked" in refused(document(*(paragraph(f"Boats {number}") for number in range(50))))


def test_too_many_parts_are_refused():
    assert "parts" in refused(zipped({f"word/{number}.xml": "" for number in range(5_001)}))


def test_too_many_elements_are_refused():
    body = f'<w:document xmlns:w="{WORD}"><w:body>' + "<w:p/>" * 1_000_001 + "</w:body></w:document>"
    assert "elements" in refused(zipped_flat({MAIN: body}))


def test_too_many_paragraphs_are_refused():
    body = f'<w:document xmlns:w="{WORD}"><w:body>' + "<w:p/>" * 20_001 + "</w:body></w:document>"
    assert "paragraphs" in refused(with_main(body))


def zipped_flat(files: dict[str, str]) -> bytes:
    """Not packed at all, so that nothing grows."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def test_tables_in_tables_without_end_are_refused():
    nested = "boat"
    for _ in range(300):
        nested = table([[f"<w:tc>{nested if nested.startswith('<') else paragraph(nested)}<w:p/></w:tc>"]])
    assert "damaged" in refused(document(nested))


def test_wrappers_nest_as_deep_as_xml_may():
    nested = run("boat")
    for _ in range(230):
        nested = f"<w:smartTag>{nested}</w:smartTag>"
    assert texts(read_docx(document(paragraph(nested)), "odd.docx")) == ["boat"]


def test_a_part_locked_by_a_password_is_told():
    data = bytearray(document(paragraph("Boats")))
    for sign, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(sign)
        while at >= 0:
            data[at + offset] |= 1
            at = data.find(sign, at + 1)
    assert "password" in refused(bytes(data))


def test_notes_may_be_missing_although_they_are_called():
    data = document(paragraph("Boats"), parts=Parts(notes=note(1, "A.")))
    assert texts(read_docx(data, "odd.docx")) == ["Boats"]
