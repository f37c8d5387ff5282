"""Names of files inside a zip, whatever wrote them: shown with the letters that were meant, as far as can be known.

A zip says of a name either that it is UTF-8 or nothing at all; then it is in the writer's own code page. macOS and
Linux write UTF-8 without saying so.
"""

from __future__ import annotations

import re
import struct
import zlib
from zipfile import ZipInfo

_IS_UTF_8 = 0x800
_UNICODE_PATH = 0x7075  # Info-ZIP: the name in UTF-8 beside the one in the code page
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def readable_name(info: ZipInfo) -> str:
    """The name of a member: "r\\xc3\\xa9gime.txt" written without its encoding -> "régime.txt"."""
    if info.flag_bits & _IS_UTF_8:
        return without_controls(info.orig_filename)
    raw = info.orig_filename.encode("cp437", "replace")
    return without_controls(_unicode_path(info, raw) or decoded_name(raw, "cp437"))


def decoded_name(raw: bytes, code_page: str = "cp1252") -> str:
    """UTF-8 where the bytes are that; else as the code page has them, and what it has not as “�”."""
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return raw.decode(code_page, "replace")


def without_controls(name: str) -> str:
    """Nothing in a name may move a cursor, turn the direction of writing or fail to be stored."""
    return _CONTROLS.sub("\ufffd", name)


def _unicode_path(info: ZipInfo, raw: bytes) -> str:
    extra = info.extra
    while len(extra) >= 4:
        kind, length = struct.unpack_from("<HH", extra)
        field, extra = extra[4 : 4 + length], extra[4 + length :]
        if kind == _UNICODE_PATH and field[:5] == struct.pack("<BL", 1, zlib.crc32(raw)):
            return field[5:].decode("utf-8", "replace")
    return ""
