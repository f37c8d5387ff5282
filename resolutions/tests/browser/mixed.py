"""One zip of texts in every format that the UN prints in, in invented wording: six files, six resolutions."""

import html
import io
import zipfile

import typst
from django.conf import settings

from resolutions.tests.ingest.docx.building import document, paragraph

SAMPLES = settings.BASE_DIR / "resolutions" / "samples"
THINGS = {31: "lanterns", 32: "oars", 33: "ropes", 34: "sails", 35: "barrels"}
_PAGE = '#set page(width: 595pt, height: 842pt, margin: 72pt)\n#set text(font: "Libertinus Serif", size: 11pt)\n'


def lines_of(number: int, *, jumps: bool = False) -> list[str]:
    """The paragraphs of a resolution; with `jumps`, a number is missing among them."""
    things = THINGS[number]
    return [
        f"CND Res.905/{number}. Safe carriage of {things}",
        "The Commission on Narcotic Drugs,",
        f"Recalling the customs of those who make {things},",
        f"Noting that {things} are easily lost at sea,",
        f"1. Requests every harbour to count its {things} at dusk;",
        f"{3 if jumps else 2}. Invites the keepers to store their {things} in dry cellars.",
        "1st meeting",
        "12 March 1999",
    ]


def as_text(number: int, *, jumps: bool = False) -> bytes:
    return ("\n\n".join(lines_of(number, jumps=jumps)) + "\n").encode()


def as_markdown(number: int) -> bytes:
    head, *rest = lines_of(number)
    return "\n\n".join([f"## {head}", *rest]).encode()


def as_html(number: int) -> bytes:
    body = "".join(f"<p>{html.escape(line)}</p>\n" for line in lines_of(number))
    return f"<!doctype html><html lang=en><title>Text</title><body><main>{body}</main></body></html>".encode()


def as_docx(number: int) -> bytes:
    return document(*map(paragraph, lines_of(number)))


def as_pdf(number: int) -> bytes:
    words = "\n\n".join(line.replace(". ", "\\. ", 1) if line[0].isdigit() else line for line in lines_of(number))
    return typst.compile((_PAGE + words.replace("1st", "1st")).encode(), format="pdf")


def as_xml() -> bytes:
    return (
        (SAMPLES / "cnd-903-1" / "source.xml").read_bytes().replace(b"903-1/", b"903-36/").replace(b"903/1", b"903/36")
    )


def mixed_zip() -> bytes:
    files = {
        "a text.txt": as_text(31),
        "b web page.html": as_html(32),
        "c markdown.md": as_markdown(33),
        "d word.docx": as_docx(34),
        "e printed.pdf": as_pdf(35),
        "f marked up.xml": as_xml(),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(f"mixed/{name}", data)
    return out.getvalue()
