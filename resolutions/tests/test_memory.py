"""How a process treats its memory is told to the library that gives it, where that can be told."""

import platform
import subprocess
import sys

import pytest

from archive import memory

_SETTLED = (
    "import gc; from archive.memory import *; settle(); print(keep_for_the_next_request(), gc.get_freeze_count() > 0)"
)


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="only glibc is told")
def test_a_process_keeps_what_the_next_request_needs():
    told = subprocess.run(
        [sys.executable, "-c", _SETTLED], capture_output=True, text=True, check=True
    )  # not this process
    assert told.stdout.split() == ["True", "True"]


def test_another_library_is_left_alone(monkeypatch):
    monkeypatch.setattr(memory.ctypes, "CDLL", lambda _name: object())
    assert memory.keep_for_the_next_request() is False
