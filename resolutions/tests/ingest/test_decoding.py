"""Bytes become text in the right encoding, or a sentence says why not."""

from __future__ import annotations

import codecs

import pytest

from resolutions.errors import ReadingError, UnknownEncoding
from resolutions.ingest.readers.decoding import MAX_TEXT_BYTES, decode, source_text

WORDS = "Recalling the régime of control – “as amended”,"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (WORDS.encode(), "utf-8"),
        (codecs.BOM_UTF8 + WORDS.encode(), "utf-8"),
        (codecs.BOM_UTF16_LE + WORDS.encode("utf-16-le"), "utf-16-le"),
        (codecs.BOM_UTF16_BE + WORDS.encode("utf-16-be"), "utf-16-be"),
        (codecs.BOM_UTF32_LE + WORDS.encode("utf-32-le"), "utf-32-le"),
        (WORDS.encode("cp1252"), "cp1252"),
    ],
)
def test_text_comes_back_whatever_it_was_saved_in(data, encoding):
    assert decode(data, "a.txt") == (WORDS, encoding)


def test_declared_encoding_goes_before_a_guess():
    text = "charset=koi8-r\nПризнавая важность сотрудничества,"
    assert decode(text.encode("koi8-r"), "a.txt") == (text, "koi8-r")


def test_utf8_is_believed_even_where_the_document_declares_another():
    text = "charset=iso-8859-1\nrégime"
    assert decode(text.encode(), "a.txt")[0] == text


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "is empty"),
        (b" \n\t\r\n", "has no words"),
        (b"%PDF-1.7 \x00\x01", "is a PDF file"),
        (b"PK\x03\x04rest", "ZIP archive or a Word file"),
        (b"\x89PNG\r\n", "is a picture"),
        (b"words \x00 and more", "is not plain text"),
        (b"x" * (MAX_TEXT_BYTES + 1), "million bytes"),
    ],
)
def test_what_is_no_text_is_refused_with_a_sentence(data, sentence):
    with pytest.raises(ReadingError, match=sentence) as caught:
        decode(data, "file.txt")
    assert str(caught.value).startswith("file.txt ")
    assert str(caught.value).endswith(".")


@pytest.mark.parametrize(
    "data",
    [
        "Признавая важность сотрудничества,".encode("koi8-r"),
        "麻薬に関する決議".encode("shift_jis"),
        bytes(range(128, 256)) * 4,
        b"charset=klingon-8\nr\xe9gime",
        codecs.BOM_UTF16_LE + b"\x00\xd8odd",
    ],
)
def test_bytes_that_make_no_sense_are_asked_about(data):
    with pytest.raises(UnknownEncoding, match="UTF-8"):
        decode(data, "a.txt")


def test_pages_begin_after_form_feeds():
    source = source_text("one\ftwo\fthree", "text", "utf-8")
    assert [source.page_at(source.text.index(word)) for word in ("one", "two", "three")] == [1, 2, 3]
