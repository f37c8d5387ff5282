"""Small .docx files out of raw parts: what Word writes, without what it writes around it.

`document(paragraph("…"), table([…]), notes={1: "…"})` gives the bytes of a file; every helper gives the XML of one
element, so that a test can put anything between them.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_NAMES = (
    f'xmlns:w="{WORD}" xmlns:r="{OFFICE}" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
NOTE_STYLES = (
    '<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/>'
    '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
)


def text(words: str) -> str:
    """Words of a run: a tab and a line end become the elements that Word writes for them."""
    out = []
    for index, line in enumerate(words.split("\n")):
        out += ["<w:br/>"] if index else []
        for at, piece in enumerate(line.split("\t")):
            out += ["<w:tab/>"] if at else []
            out += [f'<w:t xml:space="preserve">{escape(piece)}</w:t>'] if piece else []
    return "".join(out)


def run(words: str, properties: str = "", *, style: str = "") -> str:
    """A run; properties as Word writes them: '<w:i/>', '<w:vertAlign w:val="superscript"/>'."""
    styled = f'<w:rStyle w:val="{style}"/>' if style else ""
    both = f"<w:rPr>{styled}{properties}</w:rPr>" if styled or properties else ""
    return f"<w:r>{both}{text(words)}</w:r>"


def italic(words: str) -> str:
    return run(words, "<w:i/>")


def raised(words: str) -> str:
    return run(words, '<w:vertAlign w:val="superscript"/>')


def called(number: int, mark: str = "", kind: str = "footnote") -> str:
    """A reference to a note; with `mark`, one that a person typed."""
    custom = ' w:customMarkFollows="1"' if mark else ""
    return (
        f'<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'
        f'<w:{kind}Reference{custom} w:id="{number}"/>{text(mark)}</w:r>'
    )


def paragraph(*runs: str, style: str = "", properties: str = "") -> str:
    """A paragraph of runs; a run given as plain words is one."""
    styled = f'<w:pStyle w:val="{style}"/>' if style else ""
    both = f"<w:pPr>{styled}{properties}</w:pPr>" if styled or properties else ""
    return f"<w:p>{both}{''.join(one if one.startswith('<') else run(one) for one in runs)}</w:p>"


def numbered(*runs: str, number: int = 1, level: int = 0, properties: str = "") -> str:
    """A paragraph that Word numbers: `number` is that of a list in numbering.xml."""
    listed = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    return paragraph(*runs, properties=listed + properties)


def cell(*paragraphs: str, properties: str = "") -> str:
    content = "".join(one if one.startswith("<") else paragraph(one) for one in paragraphs)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content or '<w:p/>'}</w:tc>"


def table(rows: Iterable[Iterable[str]], properties: str = "") -> str:
    """A table of rows of cells; a cell given as plain words is one."""
    made = (f"<w:tr>{''.join(one if one.startswith('<') else cell(one) for one in row)}</w:tr>" for row in rows)
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr>{''.join(made)}</w:tbl>"


def section(inside: str = "", *, first: str = "", default: str = "") -> str:
    """The properties of a section; first, default: names of header parts ('header1')."""
    parts = [
        f'<w:headerReference w:type="{kind}" r:id="{name}"/>'
        for kind, name in (("first", first), ("default", default))
        if name
    ]
    return f"<w:sectPr>{''.join(parts)}{'<w:titlePg/>' if first else ''}{inside}</w:sectPr>"


def note(number: int, *paragraphs: str, mark: str = "", kind: str = "footnote") -> str:
    """A note as Word writes it: its first paragraph begins with its number, or with the mark that was typed."""
    number_run = run(mark, style="FootnoteReference") if mark else f"<w:r><w:{kind}Ref/></w:r>"
    first, *rest = paragraphs or ("",)
    body = [one if one.startswith("<") else run(one) for one in (first,)]
    later = "".join(one if one.startswith("<w:p") else paragraph(one) for one in rest)
    return f'<w:{kind} w:id="{number}"><w:p>{number_run}{run(" ")}{"".join(body)}</w:p>{later}</w:{kind}>'


def listed(*levels: str, number: int = 1, overrides: str = "") -> str:
    """A list of numbering.xml with its levels; made whole by `numbering`."""
    made = "".join(level.replace("LEVEL", str(index), 1) for index, level in enumerate(levels))
    return (
        f'<w:abstractNum w:abstractNumId="{number}">{made}</w:abstractNum>'
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/>{overrides}</w:num>'
    )


def level(form: str, pattern: str, *, start: int = 1, more: str = "") -> str:
    """A level of a list: level("lowerLetter", "(%2)")."""
    return (
        f'<w:lvl w:ilvl="LEVEL"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{escape(pattern)}"/>{more}</w:lvl>'
    )


@dataclass
class Parts:
    """The parts of a file beside its body; each is the inside of its outermost element."""

    notes: str = ""
    endnotes: str = ""
    numbering: str = ""
    styles: str = NOTE_STYLES
    settings: str = ""
    comments: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    footers: Mapping[str, str] = field(default_factory=dict)
    links: Mapping[str, str] = field(default_factory=dict)
    pages: int = 0
    more: Mapping[str, str | bytes] = field(default_factory=dict)


def document(*blocks: str, parts: Parts | None = None) -> bytes:
    """The bytes of a .docx with these paragraphs and tables; a `section(…)` may stand last."""
    parts = parts or Parts()
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _relations([("main", "officeDocument", "word/document.xml", "")]),
        "word/document.xml": _part("document", f"<w:body>{''.join(blocks)}</w:body>"),
        "word/_rels/document.xml.rels": _relations(_targets(parts)),
    }
    for name, root, inside in _inner_parts(parts):
        files[f"word/{name}.xml"] = _part(root, inside)
    if parts.pages:
        files["docProps/app.xml"] = f"<Properties><Pages>{parts.pages}</Pages></Properties>"
    return zipped({**files, **parts.more})


def zipped(files: Mapping[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def _inner_parts(parts: Parts) -> list[tuple[str, str, str]]:
    found = [
        ("footnotes", "footnotes", parts.notes),
        ("endnotes", "endnotes", parts.endnotes),
        ("numbering", "numbering", parts.numbering),
        ("styles", "styles", parts.styles),
        ("settings", "settings", parts.settings),
        ("comments", "comments", parts.comments),
        *((name, "hdr", inside) for name, inside in parts.headers.items()),
        *((name, "ftr", inside) for name, inside in parts.footers.items()),
    ]
    return [one for one in found if one[2]]


def _targets(parts: Parts) -> list[tuple[str, str, str, str]]:
    """(id, kind, target, mode) of each relation of the document."""
    out = []
    for name, root, _ in _inner_parts(parts):
        kind = {"hdr": "header", "ftr": "footer"}.get(root, name)
        out.append((name, kind, f"{name}.xml", ""))
    return [*out, *((name, "hyperlink", target, "External") for name, target in parts.links.items())]


def _relations(targets: Iterable[tuple[str, str, str, str]]) -> str:
    made = "".join(
        f'<Relationship Id="{name}" Type="{OFFICE}/{kind}" Target="{escape(target)}"'
        + (f' TargetMode="{mode}"/>' if mode else "/>")
        for name, kind, target, mode in targets
    )
    return f'<Relationships xmlns="{PACKAGE}">{made}</Relationships>'


def _part(root: str, inside: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{root} {_NAMES}>{inside}</w:{root}>'
