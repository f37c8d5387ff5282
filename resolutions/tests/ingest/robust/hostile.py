"""Files that somebody made to do harm, or that a broken program wrote: each ends soon, in little memory, with an answer.

Each is made when it is asked for; together they would fill a gigabyte.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable, Iterator
from functools import partial

from resolutions.ingest.limits import MAX_CHARACTERS, MAX_LINES

HEAD = "CND Res.902/7. Invented title\n\nThe Commission on Narcotic Drugs,\n\nRecalling order,\n\n"
ALL = 24 * 1024 * 1024 - 2000  # bytes, just below what a text may have
MANY = 1_000_000
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)
_LAUGHS = '<!ENTITY l0 "lamp">' + "".join(f'<!ENTITY l{at + 1} "{f"&l{at};" * 10}">' for at in range(9))
_QUADRATIC = f'<!ENTITY big "{"lamp " * 20_000}">'
_OUTSIDE = '<!ENTITY out SYSTEM "file:///etc/hostname"><!ENTITY % p SYSTEM "http://127.0.0.1:9/x">%p;'


def _text(body: str) -> bytes:
    return (HEAD + body).encode("utf-8", "surrogatepass")


def _filled(unit: str) -> bytes:
    """The unit again and again, to the size that a text may have."""
    return _text(unit * ((ALL - 200) // len(unit.encode())))


def _repeated(unit: str, count: int) -> bytes:
    return _text(unit * count)


def _page(body: str) -> bytes:
    head = HEAD.replace("\n\n", "</p><p>")
    return f"<!DOCTYPE html><html><body><p>{head}</p>{body}</body></html>".encode()


def _nested_message(at: int) -> bytes:
    return b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (at, at)


def _bomb(definitions: str, use: str, *, frame: str = "akomaNtoso") -> bytes:
    return f'<?xml version="1.0"?><!DOCTYPE {frame} [{definitions}]><{frame}><p>{use}</p></{frame}>'.encode()


def _word(document: str, *, more: dict[str, bytes] | None = None) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as zipped:
        zipped.writestr("[Content_Types].xml", _TYPES)
        zipped.writestr("_rels/.rels", _RELATIONS)
        zipped.writestr("word/document.xml", document)
        for name, data in (more or {}).items():
            zipped.writestr(name, data)
    return out.getvalue()


def _document(body: str, definitions: str = "") -> str:
    kind = f"<!DOCTYPE d [{definitions}]>" if definitions else ""
    return f'<?xml version="1.0"?>{kind}<w:document xmlns:w="{_WORD}"><w:body>{body}</w:body></w:document>'


def _paragraph(words: str) -> str:
    return f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"


def _pdf(objects: list[bytes]) -> bytes:
    """A file of these objects with a cross-reference table; the first is the catalogue."""
    out, places = b"%PDF-1.7\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + one + b"\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    return (
        out
        + f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer <</Size {size}/Root 1 0 R>>\nstartxref\n{len(out)}\n%%EOF".encode()
    )


def _pdf_page(stream: bytes, filters: str = "") -> bytes:
    content = f"<</Length {len(stream)}{filters}>>stream\n".encode() + stream + b"\nendstream"
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>"
    return _pdf(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            page,
            content,
            b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        ]
    )


def _pdf_of_pages(count: int) -> bytes:
    kids = " ".join(["3 0 R"] * count)
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]>>"
    return _pdf([b"<</Type/Catalog/Pages 2 0 R>>", f"<</Type/Pages/Kids[{kids}]/Count {count}>>".encode(), page])


def _pdf_circle() -> bytes:
    return _pdf([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 99999999>>"])


def _deflated(megabytes: int) -> bytes:
    packer = zlib.compressobj(9)
    return b"".join([*(packer.compress(b"(lamp) Tj " * 104_858) for _ in range(megabytes)), packer.flush()])


# What stands again and again, without line ends: to the size that a file may have, and to the length that is still read.
WITHOUT_END = {
    "one line": "words of a lamp ", "one word": "a", "digits": "1", "raised digits": "³", "blanks": " ", "no-break blanks": "\u00a0",
    "dots": ".", "dots and blanks": ". ", "open brackets": "(", "open square brackets": "[", "closed brackets": ",)",
    "asterisks": "*", "asterisks apart": "* a", "open quotes": "“", "labels in a row": "1. ", "letters in a row": "(a) ",
    "slashes": "1/", "dashes": "-", "underscores": "_ ", "capitals": "A", "Roman numerals": "X", "commas": "of 1988, ",
    "words of adoption": "12th meeting ", "soft hyphens": "\u00ad", "combining accents": "e\u0301", "calls": "lamp,¹ ",
    "conventions": "the Single Convention on Narcotic Drugs of 1961 ", "resolutions": "resolutions 55/25 of 15 November 2000, ",
    "open remarks": "[on ", "links": "[a](https://x.test/a)", "open links": "[a](", "backslashes": "\\",
}  # fmt: skip
LINES = {
    "short lines": "a\n", "short paragraphs": "a\n\n", "numbered paragraphs": "1. Urges all;\n", "lettered items": "(a) to count;\n",
    "nested labels": "(a) (i) (1) • x;\n", "notes": "1/ A note.\n\n", "notes in brackets": "[1] A note.\n", "pages": "a\n\f",
    "notes at feet": "Noting the lamp,1 and\n1 A note.\n\f", "page marks": "Page 2\n\f", "numerals": "I\n", "cut words": "lamp-\n",
    "resolutions one by one": "902/8. Other title\n\nThe Commission on Narcotic Drugs,\n\n1. Decides.\n\n",
    "numbers over nothing": "902/8. Other title\n\n", "enacting words": "The Commission on Narcotic Drugs,\n\n",
    "annexes": "Annex\n\n", "Roman sections": "II\n\n1. Urges.\n\n", "rules": "-----\n", "headings": "### a\n",
    "contents": "Opening of the session ......... 12\n", "table rows": "| a | b |\n", "bullets": "- (a) x\n",
    "drafts": "Recommends to the Council the adoption of the following draft resolution:\n\n", "chapters": "Chapter I\n\n",
    "decisions": "Decision 902/1\n\nAt its 7th meeting, on 4 May 2091, the Commission decided.\n\n",
}  # fmt: skip


def _units() -> Iterator[tuple[str, str, Callable[[], bytes]]]:
    for title, unit in WITHOUT_END.items():
        name = "a.md" if unit[0] in "[\\" else "a.txt"
        yield title, name, partial(_filled, unit)
        yield f"{title}, to the limit", name, partial(_repeated, unit, (MAX_CHARACTERS - 200) // len(unit))
    for title, unit in LINES.items():
        name = "a.md" if unit[0] in "#|-" else "a.txt"
        most = min(
            (MAX_CHARACTERS - 200) // len(unit), (MAX_LINES - 20) // sum(1 for line in unit.split("\n") if line.strip())
        )
        yield title, name, partial(_repeated, unit, MANY)
        yield f"{title}, to the limit", name, partial(_repeated, unit, most)


HOSTILE: dict[str, tuple[str, Callable[[], bytes]]] = {
    **{title: (name, make) for title, name, make in _units()},
    # many things, each another
    "notes counted": ("a.txt", lambda: _text("".join(f"{at % 999}/ A note.\n" for at in range(39_000)))),
    "notes and calls": ("a.txt", lambda: _text("".join(f"Noting,{at}/\n\n" for at in range(999)) + "".join(f"{at}/ A.\n\n" for at in range(999)) * 50)),
    "words in each order": ("a.txt", lambda: _text("".join(f"Recalling {at},\n\n{at}. Urges {at};\n\n({chr(97 + at % 26)}) x;\n\n" for at in range(13_000)))),
    "nested quotations": ("a.md", lambda: _text(">" * 2_000_000 + " a\n")),
    "nested bullets": ("a.md", lambda: _text("".join(" " * (at % 300) + "- (a) x\n" for at in range(18_000)))),
    "canonical paragraphs": ("a.txt", lambda: b"CND archive text, form 1\n\n== operative ==\n" + b"1. Urges.\n" * 39_000),
    "canonical braces": ("a.txt", lambda: b"CND archive text, form 1\n\n== operative ==\n" + b"{" * 2_900_000),
    "canonical asterisks": ("a.txt", lambda: b"CND archive text, form 1\n\n== operative ==\n" + b"*" * 2_900_000),
    "canonical bars": ("a.txt", lambda: b"CND archive text, form 1\n\n== operative ==\n" + b"| " * 1_400_000),
    "canonical marks": ("a.txt", lambda: b"CND archive text, form 1\n\n== operative ==\n" + b"[^" * 1_400_000),
    "canonical depths": ("a.txt", lambda: b"CND archive text, form 1\n\n== operative ==\n" + b"".join(b" " * at + b"(a) x\n" for at in range(2_400))),
    "canonical lines": ("a.txt", lambda: b"CND archive text, form 1\n\n== operative ==\n1. x\n" + b"and\n" * 39_000),
    "canonical head": ("a.txt", lambda: b"CND archive text, form 1\n\nTitle: x\n" + b"  and\n" * 39_000),
    # what is no text
    "zeros": ("a.txt", lambda: b"\0" * ALL),
    "surrogates": ("a.txt", lambda: _text("\ud800 lamp " * 1000)),
    "zeros among words": ("a.txt", lambda: _text("lamp\0" * 1000)),
    "noise": ("a.txt", lambda: bytes(range(256)) * 90_000),
    "odd UTF-16": ("a.txt", lambda: b"\xff\xfe" + b"\x00\xd8" * (ALL // 2)),
    "too long": ("a.txt", lambda: b"a" * (ALL + 4000)),
    # pages
    "page of nested elements": ("a.html", lambda: _page("<div>" * MANY + "x")),
    "page of nested lists": ("a.html", lambda: _page("<ol><li>" * MANY + "x")),
    "page of flat lists": ("a.html", lambda: _page("<ol>" + "<li>x" * MANY + "</ol>")),
    "page of paragraphs": ("a.html", lambda: _page("<p>x" * 590_000)),
    "page of open bold": ("a.html", lambda: _page("<b><p>x" * 250_000)),
    "page of spans": ("a.html", lambda: _page("<p>" + "<i>x</i> " * 290_000)),
    "page of tables": ("a.html", lambda: _page("<table>" + "<tr><td>x<td>y" * 190_000)),
    "page of nested tables": ("a.html", lambda: _page("<table><tr><td>" * 600 + "x")),
    "page of attributes": ("a.html", lambda: _page("<p " + " ".join(f"a{at}=1" for at in range(MANY)) + ">x")),
    "page of one attribute": ("a.html", lambda: _page(f'<p class="{"a " * 10_000_000}">x')),
    "page of open comments": ("a.html", lambda: _page("<!--" * MANY)),
    "page of open sections": ("a.xhtml", lambda: b"<?xml version='1.0'?><html>" + b"<![CDATA[" * MANY),
    "page of notes": ("a.html", lambda: _page("".join(f'<p>x<a href="#fn{at}">[{at}]</a><p id="fn{at}">[{at}] y' for at in range(100_000)))),
    "page of one note": ("a.html", lambda: _page('<p>x<a href="#fn1">[1]</a>' * 190_000 + '<div id="fn1"><p>1 y</div>')),
    "page of entities": ("a.html", lambda: _page("&amp;" * (ALL // 5))),
    "page of line ends": ("a.html", lambda: _page("<p>" + "x<br>" * 590_000)),
    "page of one line": ("a.html", lambda: _page("<p>" + "words of a lamp " * (ALL // 16 - 100))),
    "page of brackets": ("a.html", lambda: _page("<" * ALL)),
    "page with laughs": ("a.html", lambda: b"<!DOCTYPE html [" + _LAUGHS.encode() + b"]><html><body>" + b"&l9;" * 9),
    "page of rules": ("a.html", lambda: _page("<hr>" * 590_000)),
    "page of styles": ("a.html", lambda: _page("<style>" + ".a{font-style:italic}" * MANY + "</style><p class=a>x")),
    "page of preformatted lines": ("a.html", lambda: _page("<pre>" + "x\n" * MANY + "</pre>")),
    "message in a message": ("a.mht", lambda: b"MIME-Version: 1.0\n" + b"".join(_nested_message(at) for at in range(20_000))),
    # pages just below what a page may have
    "page of divisions, to the limit": ("a.html", lambda: _page("<div>x</div>" * 39_000)),
    "page of items, to the limit": ("a.html", lambda: _page("<ol>" + "<li>x" * 39_000 + "</ol>")),
    "page of styles in words, to the limit": ("a.html", lambda: _page("<p>" + "<i>x</i> " * 199_000)),
    "page of rows, to the limit": ("a.html", lambda: _page("<table>" + "<tr><td>x<td>y" * 24_000)),
    "page of lines, to the limit": ("a.html", lambda: _page("<p>" + "x<br>" * 39_000)),
    "page of notes, to the limit": ("a.html", lambda: _page("".join(f'<p>x<a href="#fn{at}">[{at}]</a><p id="fn{at}">[{at}] y' for at in range(24_000)))),
    "page of links, to the limit": ("a.html", lambda: _page('<p><a href="/x">y</a>' * 39_000)),
    "page of empty elements, to the limit": ("a.html", lambda: _page("<b></b>" * 199_000)),
    # XML
    "XML laughs": ("a.xml", lambda: _bomb(_LAUGHS, "&l9;")),
    "XML quadratic": ("a.xml", lambda: _bomb(_QUADRATIC, "&big;" * 20_000)),
    "XML from outside": ("a.xml", lambda: _bomb(_OUTSIDE, "&out;")),
    "XML nested": ("a.xml", lambda: b"<?xml version='1.0'?><akomaNtoso>" + b"<p>" * MANY),
    "XML attributes": ("a.xml", lambda: b"<?xml version='1.0'?><akomaNtoso " + b" ".join(b"a%d='1'" % at for at in range(MANY)) + b"/>"),
    # zipped documents
    "Word laughs": ("a.docx", lambda: _word(_document(_paragraph("&l9;"), _LAUGHS))),
    "Word quadratic": ("a.docx", lambda: _word(_document(_paragraph("&big;" * 20_000), _QUADRATIC))),
    "Word from outside": ("a.docx", lambda: _word(_document(_paragraph("&out;"), _OUTSIDE))),
    "Word nested": ("a.docx", lambda: _word(_document("<w:sdt><w:sdtContent>" * 300_000))),
    "Word nested tables": ("a.docx", lambda: _word(_document("<w:tbl><w:tr><w:tc>" * 80 + _paragraph("x") + "</w:tc></w:tr></w:tbl>" * 80))),
    "Word paragraphs": ("a.docx", lambda: _word(_document(_paragraph("The Commission on Narcotic Drugs,") + _paragraph("1. Urges;") * 300_000))),
    "Word paragraphs, each another": ("a.docx", lambda: _word(_document("".join(_paragraph(f"{at}. Urges {at * 7919 % 999_983};") for at in range(39_000))))),
    "Word bomb": ("a.docx", lambda: _word(_document(_paragraph("lamp ") * 5_000_000))),
    "Word part bomb": ("a.docx", lambda: _word(_document(_paragraph("x")), more={"word/styles.xml": b"\0" * 900_000_000})),
    "zip in a zip": ("a.docx", lambda: _word(_document(_paragraph("x")), more={f"{at}.zip": _word("") for at in range(2000)})),
    "cut zip": ("a.docx", lambda: _word(_document(_paragraph("x") * 1000))[:-200]),
    # PDF
    "PDF without end": ("a.pdf", lambda: b"%PDF-1.7\n" + b"1 0 obj\n<<" * 500_000),
    "PDF pages": ("a.pdf", lambda: _pdf_of_pages(200_000)),
    "PDF circle": ("a.pdf", _pdf_circle),
    "PDF bomb": ("a.pdf", lambda: _pdf_page(_deflated(400), "/Filter/FlateDecode")),
    "PDF bombs in a bomb": ("a.pdf", lambda: _pdf_page(zlib.compress(_deflated(400), 9), "/Filter[/FlateDecode/FlateDecode]")),
    "PDF words": ("a.pdf", lambda: _pdf_page(b"BT /F 1 Tf " + b"(lamp) Tj 0 -1 Td " * 300_000 + b"ET")),
    "PDF open brackets": ("a.pdf", lambda: _pdf_page(b"[" * 2_000_000)),
    "PDF nested": ("a.pdf", lambda: _pdf([b"<</Type/Catalog/Pages " + b"[" * 1_000_000])),
}  # fmt: skip
