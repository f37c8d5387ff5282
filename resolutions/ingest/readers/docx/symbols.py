"""Characters that Word names by a font and a place in it (w:sym), as the characters they show."""

from __future__ import annotations

_FROM, _TO = 0xF000, 0xF0FF
_GREEK = dict(
    zip(
        "ABGDEZHQIKLMNXOPRSTUFCYWabgdezhqiklmnxoprstufcyw",
        "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩαβγδεζηθικλμνξοπρστυφχψω",
        strict=True,
    )
)
_SYMBOL = {
    0xA2: "′", 0xA3: "≤", 0xA5: "∞", 0xAB: "↔", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓", 0xB0: "°", 0xB1: "±",
    0xB2: "″", 0xB3: "≥", 0xB4: "×", 0xB5: "∝", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBA: "≡", 0xBB: "≈", 0xBC: "…",
    0xD6: "√", 0xD7: "⋅", 0xE5: "∑", 0x2D: "−", 0xA9: "♥", 0xA8: "♦",
}  # fmt: skip
_WINGDINGS = {
    0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x74: "⧫", 0x75: "◆", 0x76: "❖", 0x77: "⬥", 0x9F: "•", 0xA7: "▪",
    0xA8: "◻", 0xD8: "➢", 0xE0: "→", 0xFC: "✓", 0xFB: "✗", 0xFE: "☑", 0x28: "☎", 0x2A: "✉",
}  # fmt: skip


def symbol(font: str, code: str) -> str:
    """symbol("Symbol", "F0B7") -> '•'; a place that is not known keeps its own code point."""
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    if not 0 < number < 0x110000 or 0xD800 <= number < 0xE000:
        return ""
    place = number - _FROM if _FROM <= number <= _TO else number
    if font.lower() == "symbol":
        return _SYMBOL.get(place) or _GREEK.get(chr(place)) or chr(place if 0x20 <= place < 0x7F else number)
    if font.lower().startswith("wingdings"):
        return _WINGDINGS.get(place, chr(number))
    return chr(number)
