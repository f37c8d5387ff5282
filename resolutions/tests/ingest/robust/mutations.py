"""What happens to texts on their way: cut, doubled, shuffled, characters dropped, marks removed, lines joined, bytes wrong."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

TextMutation = Callable[[str, random.Random], str]
ByteMutation = Callable[[bytes, random.Random], bytes]

_SIGNS = "[]()*/.,;:–—“”\"'#|{}<>&^\\=+?!•\f\t\u00a0\u00ad\u200b\u2028²³ "
_PIECES = (
    "1. ", "(a) ", "(i) ", "12.\n", "\f", "Annex\n\n", "The General Assembly,\n", "902/8. Other title\n\n", "33/ ", "[1] ",
    "* ", "¹", "Page 2\n", "71st meeting\n4 March 2091\n", "== notes ==\n", "A\n\n", "II\n\n", "___\n", "<p>", "</div>", "&nbsp;",
    "Recommends the adoption of the following draft resolution:\n\n", "by 27 votes to 25, with 1 abstention", "| a | b |\n",
)  # fmt: skip


def cut_end(text: str, dice: random.Random) -> str:
    return text[: dice.randrange(len(text) + 1)]


def cut_start(text: str, dice: random.Random) -> str:
    return text[dice.randrange(len(text) + 1) :]


def cut_out(text: str, dice: random.Random) -> str:
    start = dice.randrange(len(text) + 1)
    return text[:start] + text[start + dice.randrange(1, 400) :]


def double_whole(text: str, dice: random.Random) -> str:
    return text + dice.choice(("", "\n", "\n\n", "\f")) + text


def double_stretch(text: str, dice: random.Random) -> str:
    start = dice.randrange(len(text) + 1)
    stretch = text[start : start + dice.randrange(1, 1500)]
    return text[:start] + stretch + text[start:]


def shuffle_lines(text: str, dice: random.Random) -> str:
    lines = text.split("\n")
    start = dice.randrange(len(lines))
    end = min(len(lines), start + dice.randrange(2, 40))
    stretch = lines[start:end]
    dice.shuffle(stretch)
    return "\n".join((*lines[:start], *stretch, *lines[end:]))


def double_lines(text: str, dice: random.Random) -> str:
    return "\n".join(line for line in text.split("\n") for _ in range(2 if dice.random() < 0.1 else 1))


def drop_lines(text: str, dice: random.Random) -> str:
    return "\n".join(line for line in text.split("\n") if dice.random() > 0.1)


def drop_characters(text: str, dice: random.Random) -> str:
    share = dice.choice((0.001, 0.01, 0.05))
    return "".join(character for character in text if dice.random() > share)


def change_characters(text: str, dice: random.Random) -> str:
    share = dice.choice((0.001, 0.01))
    return "".join(dice.choice(_SIGNS) if dice.random() < share else character for character in text)


def set_pieces(text: str, dice: random.Random) -> str:
    for _ in range(dice.randrange(1, 6)):
        at = dice.randrange(len(text) + 1)
        text = text[:at] + dice.choice(_PIECES) + text[at:]
    return text


def remove_marks(text: str, dice: random.Random) -> str:
    pattern = dice.choice(
        (r"[⁰¹²³⁴⁵⁶⁷⁸⁹]+", r"\[\\?\[?\d+\\?\]?\](\(#[^)]*\))?", r"\d+/", r"[.,;:]", r"[()]", r"\*+", r"\d")
    )
    return re.sub(pattern, "", text)


def join_lines(text: str, dice: random.Random) -> str:
    share = dice.choice((0.05, 0.5, 1.0))
    return "".join(" " if sign == "\n" and dice.random() < share else sign for sign in text)


def break_lines(text: str, dice: random.Random) -> str:
    share = dice.choice((0.02, 0.2))
    return "".join("\n" if sign == " " and dice.random() < share else sign for sign in text)


def change_case(text: str, dice: random.Random) -> str:
    start = dice.randrange(len(text) + 1)
    end = start + dice.randrange(1, 500)
    stretch = text[start:end]
    return text[:start] + (stretch.upper() if dice.random() < 0.5 else stretch.lower()) + text[end:]


def end_pages(text: str, dice: random.Random) -> str:
    return re.sub("\n", lambda found: "\n\f" if dice.random() < 0.05 else "\n", text)


TEXT_MUTATIONS: tuple[TextMutation, ...] = (
    cut_end, cut_start, cut_out, double_whole, double_stretch, shuffle_lines, double_lines, drop_lines, drop_characters,
    change_characters, set_pieces, remove_marks, join_lines, break_lines, change_case, end_pages,
)  # fmt: skip


def truncate(data: bytes, dice: random.Random) -> bytes:
    return data[: dice.randrange(len(data) + 1)]


def flip_bytes(data: bytes, dice: random.Random) -> bytes:
    out = bytearray(data)
    for _ in range(dice.choice((1, 5, 50))):
        if out:
            out[dice.randrange(len(out))] = dice.randrange(256)
    return bytes(out)


def cut_bytes(data: bytes, dice: random.Random) -> bytes:
    start = dice.randrange(len(data) + 1)
    return data[:start] + data[start + dice.randrange(1, 2000) :]


def double_bytes(data: bytes, dice: random.Random) -> bytes:
    start = dice.randrange(len(data) + 1)
    return data[:start] + data[start : start + dice.randrange(1, 2000)] + data[start:]


def shuffle_stretches(data: bytes, dice: random.Random) -> bytes:
    size = max(1, len(data) // 8)
    parts = [data[at : at + size] for at in range(0, len(data), size)]
    dice.shuffle(parts)
    return b"".join(parts)


BYTE_MUTATIONS: tuple[ByteMutation, ...] = (truncate, flip_bytes, cut_bytes, double_bytes, shuffle_stretches)


def mutated_text(text: str, dice: random.Random) -> str:
    for mutate in dice.choices(TEXT_MUTATIONS, k=dice.choice((1, 1, 2, 3))):
        text = mutate(text, dice)
    return text


def mutated_bytes(data: bytes, dice: random.Random) -> bytes:
    for mutate in dice.choices(BYTE_MUTATIONS, k=dice.choice((1, 1, 2))):
        data = mutate(data, dice)
    return data
