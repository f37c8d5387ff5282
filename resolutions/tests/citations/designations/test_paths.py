"""What people type for an address."""

from __future__ import annotations

import pytest

from resolutions.citations.designations.paths import canonical_path


@pytest.mark.parametrize(
    ("typed", "path"),
    [
        ("/cnd/resolutions/2-XL", "/cnd/resolutions/40/2"),
        ("/cnd/resolutions/2(XL)", "/cnd/resolutions/40/2"),
        ("/cnd/resolutions/2%20(XL)", "/cnd/resolutions/40/2"),
        ("/cnd/resolutions/2 (xl)/op2-e", "/cnd/resolutions/40/2/op2-e"),
        ("/cnd/resolutions/XL/2", "/cnd/resolutions/40/2"),
        ("/cnd/resolutions/xl/2", "/cnd/resolutions/40/2"),
        ("/CND/Resolutions/45/9", "/cnd/resolutions/45/9"),
        ("/cnd/resolution/45/9", "/cnd/resolutions/45/9"),
        ("/cnd/resolutions/CND Res.45/9", "/cnd/resolutions/45/9"),
        ("/cnd/resolutions/cnd res. 45/9", "/cnd/resolutions/45/9"),
        ("/cnd/resolutions/45/9/OP3", "/cnd/resolutions/45/9/op3"),
        ("/cnd/resolutions/45/9@1/OP3", "/cnd/resolutions/45/9@1/op3"),
        ("/cnd/resolutions/45/09", "/cnd/resolutions/45/9"),
        ("/cnd/resolutions/S-III/6", "/cnd/resolutions/S-3/6"),
        ("/cnd/resolutions/6 (S-III)", "/cnd/resolutions/S-3/6"),
        ("/cnd/resolutions/6-S-III", "/cnd/resolutions/S-3/6"),
        ("/ga/resolutions/s-20/4c", "/ga/resolutions/S-20/4-C"),
        ("/ga/resolutions/S-20/4 C", "/ga/resolutions/S-20/4-C"),
        ("/ga/resolutions/217 A (III)", "/ga/resolutions/3/217-A"),
        ("/sc/resolutions/1817 (2008)", "/sc/resolutions/2008/1817"),
        ("/cnd/decisions/63/17", "/cnd/decisions/63/17"),
    ],
)
def test_spelling_becomes_the_usual_one(typed, path):
    assert canonical_path(typed) == path


@pytest.mark.parametrize(
    "typed",
    ["/", "/cnd", "/cnd/resolutions", "/cnd/sessions/45", "/cnd/resolutions/45", "/cnd/resolutions/ILX/2", "/a/b/c"],
)
def test_other_words_are_no_address(typed):
    assert canonical_path(typed) == ""


@pytest.mark.parametrize(
    "typed",
    [
        f"/cnd/resolutions/45/{'9' * 4500}",
        f"/cnd/resolutions/{'4' * 4500}/9",
        f"/cnd/resolutions/{'9' * 4500}(XL)",
        f"/cnd/resolutions/9({'4' * 4500})",
        f"/cnd/resolutions/Res. 45/{'9' * 4500}",
    ],
)
def test_number_longer_than_any_is_no_address(typed):
    assert canonical_path(typed) == ""
