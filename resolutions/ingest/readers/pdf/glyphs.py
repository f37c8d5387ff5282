"""The characters of a page with their places, in the order in which the file prints them.

Places are in points from the top left corner of the page as it is shown (turned pages are turned back). PDFium is
asked through its C functions, with pointers as plain numbers: a page has some 4,000 characters.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from resolutions.errors import ReadingError

MAX_PER_PAGE = 100_000
FIGURES = frozenset("0123456789")
UNREAD = "\ufffd"
SUPPOSED = "supposed"  # a blank that is not in the file: PDFium supposes it from the distance
WORD_GAP = 0.165  # of the size: spaced out letters stand up to 0.145 apart, words 0.2 and more
_ITALIC = re.compile(r"ital|obliq|kursiv|slant", re.IGNORECASE)
_BOLD = re.compile(r"bold|black|heavy|semib|demi", re.IGNORECASE)
_FORCE_BOLD = 1 << 18
_ITALIC_FLAG = 1 << 6
_HEAVY = 600
_SLANTED = 0.1
_SMALLEST, _LARGEST = 0.1, 1000.0  # points
_HIGH, _LOW_FORM, _RAISED_BY, _SHRUNK = 0.42, 0.5, 0.3, 0.6
_LINE_END_HYPHEN = 2  # what PDFium gives for a hyphen at the end of a line that goes on


@dataclass(frozen=True, slots=True)
class Font:
    """What the name and the flags of a font say."""

    name: str
    is_italic: bool
    is_bold: bool


@dataclass(frozen=True, slots=True)
class Style:
    """How a stretch of characters is printed; `size` in points on the page, `angle` in degrees (0 is upright)."""

    font: str
    size: float
    is_italic: bool
    is_bold: bool
    is_invisible: bool
    angle: int


@dataclass(slots=True)
class Piece:
    """Characters that one instruction of the file prints: one style, one baseline (`base`, downwards).

    lefts, rights: of each character, its advance width included.
    """

    style: Style
    base: float
    chars: list[str] = field(default_factory=list)
    lefts: list[float] = field(default_factory=list)
    rights: list[float] = field(default_factory=list)
    has_blank_before: bool = False

    @property
    def left(self) -> float:
        return self.lefts[0]

    @property
    def right(self) -> float:
        return self.rights[-1]

    @property
    def size(self) -> float:
        return self.style.size


@dataclass(frozen=True, slots=True)
class Frame:
    """The page as it is shown: its size, and how the file's own coordinates become places on it."""

    width: float
    height: float
    left: float
    bottom: float
    turn: int

    def place(self, x: float, y: float) -> tuple[float, float]:
        """A point of the file as (from the left, from the top) of the shown page."""
        x, y = x - self.left, y - self.bottom
        if self.turn == 90:
            return y, x
        if self.turn == 180:
            return self.width - x, y
        if self.turn == 270:
            return self.width - y, self.height - x
        return x, self.height - y


def frame_of(page: pdfium.PdfPage) -> Frame:
    width, height = page.get_size()
    left, bottom, _, _ = page.get_bbox()
    return Frame(width, height, left, bottom, page.get_rotation())


def pieces_of(page: pdfium.PdfPage, frame: Frame) -> list[Piece]:
    """All characters of a page but the blanks at the ends of pieces. Raises ReadingError where there are too many."""
    text_page = page.get_textpage()
    try:
        if text_page.count_chars() > MAX_PER_PAGE:
            raise ReadingError(
                f"A page of the file has {text_page.count_chars():,} characters; a page may have {MAX_PER_PAGE:,}. It is no "
                "printed page: get the file again from where it came from."
            )
        return _Walk(text_page, frame).pieces()
    finally:
        text_page.close()


def _plain(function: Any, *kinds: Any) -> Callable[..., int]:
    """A C function that takes and gives plain numbers for pointers."""
    address = ctypes.cast(function, ctypes.c_void_p).value or 0
    return ctypes.CFUNCTYPE(*kinds)(address)


_object_of = _plain(raw.FPDFText_GetTextObject, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)
_letter_of = _plain(raw.FPDFText_GetUnicode, ctypes.c_uint, ctypes.c_void_p, ctypes.c_int)
_box_of = _plain(raw.FPDFText_GetLooseCharBox, ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)
_font_of = _plain(raw.FPDFTextObj_GetFont, ctypes.c_void_p, ctypes.c_void_p)
_ink_of = _plain(raw.FPDFText_GetCharBox, ctypes.c_int, ctypes.c_void_p, ctypes.c_int, *[ctypes.c_void_p] * 4)
_mode_of = _plain(raw.FPDFTextObj_GetTextRenderMode, ctypes.c_int, ctypes.c_void_p)


class _Walk:
    """One pass over the characters of a page."""

    def __init__(self, text_page: pdfium.PdfTextPage, frame: Frame) -> None:
        self.text_page = text_page
        self.handle = ctypes.cast(text_page.raw, ctypes.c_void_p).value
        self.frame = frame
        self.count = text_page.count_chars()
        self.fonts: dict[int, Font] = {}
        self.sides = [ctypes.c_double() for _ in range(4)]  # left, right, bottom, top
        self.where_sides = [ctypes.addressof(side) for side in self.sides]

    def pieces(self) -> list[Piece]:
        out: list[Piece] = []
        boxes = (raw.FS_RECTF * 1)()
        box, where = boxes[0], ctypes.addressof(boxes)
        last: tuple[int, float] | None = None
        blank = ""
        for index in range(self.count):
            owner = _object_of(self.handle, index)
            letter = _letter_of(self.handle, index)
            char = _character(letter) if owner else SUPPOSED
            if not owner or char.isspace() or not _box_of(self.handle, index, where):
                blank = char
                continue
            left, right = self._sides(box)
            shift = self._shift(index, box) if char in FIGURES else 0.0
            if (owner, shift) != last:
                style, base = self._style(owner, index)
                if shift:
                    style, base = replace(style, size=round(_SHRUNK * style.size, 2)), base - shift
                out.append(Piece(style, base, has_blank_before=blank not in ("", SUPPOSED)))
                last = (owner, shift)
            elif blank and (blank != SUPPOSED or left - out[-1].right > WORD_GAP * out[-1].size):
                _append(out[-1], " " if blank == SUPPOSED else blank, out[-1].right, left)
            blank = ""
            _append(out[-1], char, left, right)
        return out

    def _shift(self, index: int, box: Any) -> float:
        """How far a figure stands above its baseline by its own form: fonts have raised figures of their own."""
        sides = self.sides
        if self.frame.turn or not _ink_of(self.handle, index, *self.where_sides):
            return 0.0
        bottom, top, tall = sides[2].value, sides[3].value, box.top - box.bottom
        above = bottom - box.bottom
        return _RAISED_BY * tall if above > _HIGH * tall and top - bottom < _LOW_FORM * tall else 0.0

    def _sides(self, box: Any) -> tuple[float, float]:
        turn, frame = self.frame.turn, self.frame
        if turn == 0:
            return box.left - frame.left, box.right - frame.left
        ends = frame.place(box.left, box.bottom)[0], frame.place(box.right, box.top)[0]
        return min(ends), max(ends)

    def _style(self, owner: int, index: int) -> tuple[Style, float]:
        """The style and the baseline of a text object, from its first character."""
        x, y = ctypes.c_double(), ctypes.c_double()
        raw.FPDFText_GetCharOrigin(self.text_page.raw, index, x, y)
        base = self.frame.place(x.value, y.value)[1]
        matrix = raw.FS_MATRIX()
        raw.FPDFText_GetMatrix(self.text_page.raw, index, matrix)
        tall = math.hypot(matrix.c, matrix.d) or 1.0
        size = raw.FPDFText_GetFontSize(self.text_page.raw, index) * tall
        font = self._font(owner, index)
        angle = round(math.degrees(math.atan2(matrix.b, matrix.a)) - self.frame.turn) % 360
        is_unseen = _mode_of(owner) == raw.FPDF_TEXTRENDERMODE_INVISIBLE
        is_italic = font.is_italic or matrix.c / tall > _SLANTED
        size = size if _SMALLEST <= size <= _LARGEST else _SMALLEST  # a damaged matrix makes letters of no size
        style = Style(font.name, round(size, 2), is_italic, font.is_bold, is_unseen, angle)
        return style, base

    def _font(self, owner: int, index: int) -> Font:
        handle = _font_of(owner) or 0
        if handle not in self.fonts:
            name, flags = ctypes.create_string_buffer(128), ctypes.c_int()
            raw.FPDFText_GetFontInfo(self.text_page.raw, index, name, 128, flags)
            plain = name.value.decode("utf-8", "replace").split("+")[-1]
            is_heavy = raw.FPDFText_GetFontWeight(self.text_page.raw, index) >= _HEAVY
            is_italic = bool(flags.value & _ITALIC_FLAG) or _ITALIC.search(plain) is not None
            is_bold = bool(flags.value & _FORCE_BOLD) or is_heavy or _BOLD.search(plain) is not None
            self.fonts[handle] = Font(plain, is_italic, is_bold)
        return self.fonts[handle]


def _append(piece: Piece, char: str, left: float, right: float) -> None:
    piece.chars.append(char)
    piece.lefts.append(left)
    piece.rights.append(right)


def _character(letter: int) -> str:
    if letter == _LINE_END_HYPHEN:
        return "-"
    if letter < 32:
        return " " if letter in (9, 10, 13) else UNREAD
    return UNREAD if 0xD800 <= letter < 0xE000 or letter in (0xFFFE, 0xFFFF) or letter > 0x10FFFF else chr(letter)
