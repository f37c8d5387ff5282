"""Numbers and symbols, however they are typed: each finds the text itself first, or the paragraph that cites it."""

import pytest
from django.utils.html import strip_tags

from resolutions.tests.factories import clause, make_resolution
from resolutions.tests.search.conftest import holding, search
from resolutions.tests.search.test_fields import citing

# What is typed, and the text that must come first: body, session/number.
TEXTS = {
    "ga 77/238": (
        "A/RES/77/238", "a/res/77/238", "A/Res/77/238", "A/RES/77/238.", "A / RES / 77 / 238", "“A/RES/77/238”",
        '"A/RES/77/238"', "UN Doc. A/RES/77/238", "UN Doc A/RES/77/238", "document A/RES/77/238", "GA 77/238", "ga res 77/238",
        "GA Res. 77/238", "UNGA 77/238", "UNGA Res 77/238", "GA/RES/77/238", "General Assembly resolution 77/238",
        "general assembly 77/238", "77/238", "77 / 238", "resolution 77/238", "Resolution 77/238", "res 77/238", "Res. 77/238",
        "Res.77/238", "resolution No. 77/238", "resolution no 77/238", "resolutions 77/238", "résolution 77/238",
        "resolución 77/238", "резолюция 77/238", "77/238,", "٧٧/٢٣٨", "７７/２３８",
    ),
    "cnd 45/9": (
        "CND 45/9", "cnd 45/9", "CND Res.45/9", "CND Res. 45/9", "CND res 45/9", "CND/RES/45/9", "cnd/res/45/9",
        "CND resolution 45/9", "Commission on Narcotic Drugs resolution 45/9", "res 45/9", "45/9", "（45/9）",
    ),
    "cnd 40/2": (
        "2 (XL)", "2(XL)", "2 (xl)", "2(xl)", "resolution 2 (XL)", "res. 2 (XL)", "CND 2 (XL)", "CND Res. 2(XL)", "40/2",
        "CND/RES/40/2", "Commission on Narcotic Drugs resolution 2 (XL)",
    ),
    "cnd 63/17": ("CND decision 63/17", "CND Dec. 63/17", "CND/DEC/63/17", "decision 63/17", "dec 63/17", "63/17"),
    "ga S-20/4": (
        "S-20/4", "S–20/4", "S−20/4", "S‐20/4", "S‑20/4", "s-20/4", "A/RES/S-20/4", "a/res/s–20/4", "GA S-20/4", "S-20/4 C",
        "S–20/4C", "S-20/4-C", "A/RES/S-20/4 C", "resolution S-20/4 C",
    ),
    "ga 3/217": (
        "217 A (III)", "217A (III)", "217A(III)", "217 (III)", "217(III)", "A/RES/217(III)", "A/RES/217 (III)",
        "A/RES/217(III)A", "A/RES/217 A (III)", "General Assembly resolution 217 A (III)",
    ),
    "ecosoc 1991/38": (
        "1991/38", "E/RES/1991/38", "ECOSOC 1991/38", "ECOSOC Res. 1991/38", "ECOSOC resolution 1991/38",
        "Economic and Social Council resolution 1991/38",
    ),
    "ecosoc 50/1577": ("1577 (L)", "1577(L)", "E/RES/1577(L)", "E/RES/1577 (L)", "ECOSOC resolution 1577 (L)"),
    "sc 2008/1817": (
        "1817 (2008)", "1817(2008)", "S/RES/1817(2008)", "S/RES/1817 (2008)", "SC 1817 (2008)", "UNSC Res. 1817 (2008)",
        "UNSCR 1817 (2008)", "Security Council resolution 1817 (2008)",
    ),
}  # fmt: skip
DOCUMENTS = {
    "E/CN.7/2001/16": (
        "E/CN.7/2001/16", "e/cn.7/2001/16", "E/CN.7/2001/16.", '"E/CN.7/2001/16"', "UN Doc. E/CN.7/2001/16",
        "document E/CN.7/2001/16", "E/CN.7/2001/*", "cites:E/CN.7/2001/16", 'cites:"document E/CN.7/2001/16"',
    ),
    "E/2002/28–E/CN.7/2002/11": (
        "E/2002/28-E/CN.7/2002/11", "E/2002/28–E/CN.7/2002/11", "E/2002/28", "E/CN.7/2002/11", "e/2002/28-e/cn.7/2002/11",
        "cites:E/2002/28-E/CN.7/2002/11", "cites:E/CN.7/2002/11",
    ),
    "Sales No. E.94.XI.5": ("E.94.XI.5", "e.94.xi.5", "Sales No. E.94.XI.5"),
    "WHA18.47": ("WHA18.47", "wha18.47", "WHA 18.47"),
}  # fmt: skip


def texts_of_the_table():
    for number, place in enumerate(TEXTS, 1):
        body, designation = place.split()
        session, text_number = designation.split("/")
        kind = {"kind": "decision"} if place == "cnd 63/17" else {}
        letter = {"ga S-20/4": "C", "ga 3/217": "A"}.get(place, "")
        resolution = make_resolution(session, int(text_number), body, part_letter=letter, **kind)
        holding(clause("op1", f"Counts lantern number {number}."), resolution=resolution)
    for number, symbol in enumerate(DOCUMENTS, 50):
        citing(f"Notes {symbol} on wicks.", number=number)


def first_found(typed):
    """Body and number of the first text, with the notes of the search."""
    results = search("", q=typed)
    identities = [hit.identity for hit in results.hits[:1]]
    return [f"{each.body} {each.session}/{each.number}" for each in identities], results.notes


@pytest.mark.parametrize("place", TEXTS)
def test_a_number_finds_the_text_first_however_it_is_typed(place):
    texts_of_the_table()
    missed = {typed: found for typed in TEXTS[place] if (found := first_found(typed)) != ([place], ())}
    assert not missed


@pytest.mark.parametrize("printed", DOCUMENTS)
def test_a_symbol_finds_the_paragraph_that_prints_it_however_it_is_typed(printed):
    texts_of_the_table()
    for typed in DOCUMENTS[printed]:
        shown = [strip_tags(each.html) for hit in search("", q=typed).hits for each in hit.paragraphs]
        assert shown == [f"Notes {printed} on wicks."], typed


def test_there_are_enough_of_them():
    spellings = [typed for held in (*TEXTS.values(), *DOCUMENTS.values()) for typed in held]
    assert len(spellings) == len(set(spellings)) > 120
