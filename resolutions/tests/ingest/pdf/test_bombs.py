"""Streams that unpack to more than a page could need are refused unread; large honest ones are not."""

from __future__ import annotations

import zlib

import pytest

from resolutions.errors import ReadingError
from resolutions.ingest.readers.pdf import bombs
from resolutions.ingest.readers.pdf.bombs import refuse_bombs


def packed(size: int, times: int = 1) -> bytes:
    data = b"\0" * size
    for _ in range(times):
        data = zlib.compress(data, 9)
    return b"%PDF-1.7\n4 0 obj<<>>stream\n" + data + b"\nendstream endobj"


@pytest.fixture(autouse=True)
def low_limit(monkeypatch):
    monkeypatch.setattr(bombs, "MAX_UNPACKED", 30_000_000)


@pytest.mark.parametrize("times", [1, 2], ids=["packed once", "packed twice"])
def test_bomb_is_refused(times):
    with pytest.raises(ReadingError, match="unpacks to more than 30 million"):
        refuse_bombs(packed(40_000_000, times), "bomb.pdf")


@pytest.mark.parametrize("times", [1, 2], ids=["packed once", "packed twice"])
def test_large_stream_is_let_through(times):
    refuse_bombs(packed(25_000_000, times), "large.pdf")


def test_damaged_stream_is_let_through():
    refuse_bombs(packed(40_000_000)[:10_000] + b"?" * 40_000, "damaged.pdf")
