"""Fonts, and Typst itself: what turns the data of a document into the bytes of a PDF.

Typst brings fonts for Latin, Cyrillic and Greek letters. For Arabic and Chinese it needs others, which are looked for
below `font_paths`; where none is found the text is refused with a sentence, and never set in empty boxes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache, cached_property, lru_cache
from importlib.resources import files
from threading import Lock
from typing import Any

import typst

from resolutions.errors import FontMissing

_MAIN = ("Libertinus Serif", "Noto Serif")
_FURTHER = ("Noto Sans", "Noto Sans Symbols", "Noto Sans Symbols2", "Noto Sans Math", "DejaVu Sans")
# By script: its letters, fonts that set it in the order of liking, and the package of Debian that has the first.
_SCRIPTS = {
    "Arabic": (
        re.compile(r"[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc]"),
        ("Noto Naskh Arabic", "Noto Sans Arabic", "Amiri", "Scheherazade New", "KacstBook"),
        "fonts-noto-core",
    ),
    "Chinese": (
        re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]"),
        ("Noto Serif CJK SC", "Noto Sans CJK SC", "Source Han Serif SC", "AR PL UMing CN", "WenQuanYi Zen Hei"),
        "fonts-noto-cjk",
    ),
}
_NO_GLYPH = re.compile(r"the text `\"(?P<text>.*?)\"` could not be displayed", re.DOTALL)
_PRIVATE = re.compile(r"[\ue000-\uf8ff\U000f0000-\U0010ffff]")
_KEPT = 32  # documents that were asked for last


class Typesetter:
    """Sets documents with the fonts found below some folders. One a process: it keeps fonts and the last documents.

    Threads take turns; a document takes hundredths of a second.
    """

    def __init__(self, font_paths: tuple[str, ...] = ()) -> None:
        self.font_paths = font_paths
        self._lock = Lock()
        self._kept = lru_cache(maxsize=_KEPT)(self._set)

    def typeset(self, document: Mapping[str, Any]) -> bytes:
        """The PDF of the data that template.typ reads. Raises FontMissing for letters that no font here has."""
        words = json.dumps(document, ensure_ascii=False, sort_keys=True)
        fonts = [*self._fonts_for(words, str(document["lang"]))]
        latin = [name for name in (*_MAIN, *_FURTHER) if name in self._families]
        return self._kept(json.dumps({**document, "fonts": fonts, "latin": latin}, ensure_ascii=False, sort_keys=True))

    @cached_property
    def _fonts(self) -> typst.Fonts:
        return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=list(self.font_paths))

    @cached_property
    def _families(self) -> frozenset[str]:
        return frozenset(self._fonts.families())

    @cached_property
    def _compiler(self) -> typst.Compiler:
        return typst.Compiler(font_paths=self._fonts)

    def _fonts_for(self, words: str, language: str) -> list[str]:
        """The fonts of the language first, so that its signs of punctuation are its own."""
        needed = {
            script: self._script(script, fonts, package)
            for script, (letters, fonts, package) in _SCRIPTS.items()
            if letters.search(words)
        }
        first = [needed.pop("Arabic")] if language == "ar" and "Arabic" in needed else []
        own = {"zh": ["latin:Libertinus Serif", needed.pop("Chinese")]} if "Chinese" in needed else {}
        listed = [*first, *own.get(language, ()), *_MAIN, *needed.values(), *own.get("zh", ())[1:], *_FURTHER]
        return [name for name in dict.fromkeys(listed) if name.removeprefix("latin:") in self._families]

    def _script(self, script: str, fonts: tuple[str, ...], package: str) -> str:
        found = next((name for name in fonts if name in self._families), None)
        if found is None:
            raise FontMissing(
                f"The text has {script} letters, and no font on this server sets them. Install Debian's package "
                f"{package}, or name a folder with such a font in PDF_FONT_PATHS."
            )
        return found

    def _set(self, document: str) -> bytes:
        is_archivable = '"date": []' not in document and not _PRIVATE.search(document)  # PDF/A wants a day, and
        try:
            with self._lock:
                out = self._compiler.compile(
                    input=_template(),
                    format="pdf",
                    sys_inputs={"document": document},
                    pdf_standards=["ua-1", "a-2a"] if is_archivable else ["ua-1"],  # no letters of private meaning
                    timestamp=0,
                )
        except typst.TypstError as error:
            raise _refusal(error) from error
        if not isinstance(out, bytes):
            raise TypeError("Typst gave no PDF.")
        return out


def _refusal(error: typst.TypstError) -> Exception:
    """A sign without a font is the server's lack, and told; any other complaint of Typst is a fault of the template."""
    found = _NO_GLYPH.search(error.message)
    if found is None:
        return error
    return FontMissing(
        f"No font on this server has the sign “{found['text']}”. Install Debian's packages fonts-noto-core and "
        "fonts-noto-cjk, or name a folder with a font that has it in PDF_FONT_PATHS."
    )


@cache
def _template() -> bytes:
    return files("resolutions.exports.pdf").joinpath("template.typ").read_bytes()
