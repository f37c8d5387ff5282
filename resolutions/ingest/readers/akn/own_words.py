"""Words as the archive's own markup holds them: every character as it stands, marks and italics lifted out."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import quote

from resolutions.exports.akn.form import own
from resolutions.exports.akn.writing import NUMBER
from resolutions.ingest.readers.akn.parsing import Element, children_named, find_first, local
from resolutions.structure.nodes import Link, Mark, Words

_BLANKS = str.maketrans("", "", " \t\r\n")
_NO_WORDS = Words()
_LINKED = ("resolution", "decision", "document")
_DOCUMENTS = "https://undocs.org/"


@dataclass(frozen=True, slots=True)
class OwnWords:
    """Words, the label that stands among them, how many letters that is, and whether lines are broken in them."""

    words: Words = _NO_WORDS
    label: str | None = None
    letters: int = 0
    is_strange: bool = False


def letters_in(statement: Element) -> int:
    """How many letters stand in a document, blanks and <meta> apart; notes that nothing calls stand in <meta>."""
    return sum(_letters(part) for part in statement if local(part) != "meta") + sum(
        _letters(notes) for meta in children_named(statement, "meta") for notes in children_named(meta, "notes")
    )


def _letters(element: Element) -> int:
    return sum(len(str(text).translate(_BLANKS)) for text in element.itertext())


@dataclass(slots=True)
class Notes:
    """The notes met so far, in the order of the document, each with its eId and its place where that is another."""

    found: list[tuple[int, str, str, Words]] = field(default_factory=list)
    letters: int = 0
    is_strange: bool = False

    def read(self, element: Element) -> str:
        """Keeps the note of an <authorialNote> or <note>; gives its mark."""
        marker = element.get("marker") or ""
        place = len(self.found)
        position = element.get(own("position")) or ""
        key = int(position) if position.isdecimal() else place
        self.found.append((key, element.get("eId") or "", marker, Words()))
        block = next(iter(children_named(element, "p")), None)
        if block is not None:
            inner = read_words(block, self)
            self.found[place] = (*self.found[place][:3], inner.words)
            self.letters += inner.letters
            self.is_strange = self.is_strange or inner.is_strange
        return marker

    @property
    def in_order(self) -> list[tuple[str, Words]]:
        return [(marker, words) for _key, _eid, marker, words in sorted(self.found, key=lambda one: one[0])]

    @property
    def eids_in_order(self) -> list[str]:
        return [eid for _key, eid, _marker, _words in sorted(self.found, key=lambda one: one[0])]


def read_words(element: Element, notes: Notes) -> OwnWords:
    """The words of a block, heading, cell or number."""
    growing = _Growing(notes)
    growing.collect(element)
    return growing.built()


@dataclass(slots=True)
class _Growing:
    """Words under construction."""

    notes: Notes
    pieces: list[str] = field(default_factory=list)
    length: int = 0
    extra: int = 0
    marks: list[Mark] = field(default_factory=list)
    italics: list[tuple[int, int]] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    label: str | None = None

    def put(self, text: str | None) -> None:
        if text:
            self.pieces.append(text)
            self.length += len(text)

    def collect(self, element: Element) -> None:
        self.put(element.text)
        for child in element:
            self._child(child)
            self.put(child.tail)

    def _child(self, child: Element) -> None:
        name = local(child)
        if name == "sup" and child.get("class") == "footnote":
            self._call(child)
        elif name == "noteRef":
            self.marks.append(Mark(child.get("marker") or "", self.length))
        elif name == "inline" and child.get("name") == NUMBER and not self.length:
            self._label(child)
        elif name == "inline" and child.get("name") == "character":
            self.put(_character(child.get(own("code")) or ""))
            self.extra += 1
        elif name != "embeddedStructure":
            begin = self.length
            self.collect(child)
            if name == "ref":
                self._link(begin, child)
            if name == "i" or child.get("class") == "italic":
                self._italic(begin, goes_on=child.get(own("on")) == "1")

    def _link(self, begin: int, ref: Element) -> None:
        """What a citation names, as the archive settled it: the extraction of references believes a link."""
        target = ref.get(own("target")) or ""
        if ref.get(own("kind")) in _LINKED and target:
            self.links.append(Link(begin, self.length, f"{_DOCUMENTS}{quote(target)}"))

    def _call(self, call: Element) -> None:
        note = find_first(call, "authorialNote")
        marker = self.notes.read(note) if note is not None else read_words(call, self.notes).words.text
        self.extra -= 0 if note is not None else len(marker.translate(_BLANKS))
        self.marks.append(Mark(marker, self.length))

    def _label(self, element: Element) -> None:
        """A label and the blank after it, which stand among the words and are none of them."""
        text = read_words(element, self.notes).words.text
        self.label = text.removesuffix(" ")
        self.extra -= len(text.translate(_BLANKS))

    def _italic(self, begin: int, *, goes_on: bool) -> None:
        if goes_on and self.italics and self.italics[-1][1] == begin:
            begin = self.italics.pop()[0]
        if begin < self.length:
            self.italics.append((begin, self.length))

    def built(self) -> OwnWords:
        text = "".join(self.pieces)
        letters = len(text.translate(_BLANKS)) - self.extra
        is_strange = any(sign in text for sign in "\n\t\r")
        words = Words(text, tuple(self.marks), tuple(sorted(self.italics)), tuple(self.links))
        return OwnWords(words, self.label, letters, is_strange)


def _character(code: str) -> str:
    """The sign of a hexadecimal number; the sign for a lost one where it is none."""
    try:
        return chr(int(code, 16))
    except (ValueError, OverflowError):
        return "\ufffd"
