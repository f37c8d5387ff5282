"""Letters that the server has fonts for are set; for others it says what to install."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from resolutions.errors import FontMissing
from resolutions.exports.pdf import Typesetter
from resolutions.tests.exports.pdf.printing import clause, has_noto, places_of, printed, record, words_in


def test_latin_and_cyrillic_letters_need_no_font_of_the_server():
    shown = words_in(printed(record(clause("op1", "Фонарь, lantern, façade")), folders=()))
    assert "Фонарь, lantern, façade" in shown


@pytest.mark.parametrize(
    ("words", "script", "package"),
    [("فانوس", "Arabic", "fonts-noto-core"), ("灯笼", "Chinese", "fonts-noto-cjk")],
)
def test_a_missing_font_is_told_with_the_package_that_has_it(words, script, package):
    with pytest.raises(FontMissing, match=f"{script} letters.*{package}.*PDF_FONT_PATHS"):
        printed(record(clause("op1", words)), folders=())


def test_a_sign_that_no_font_has_is_named_and_never_an_empty_box():
    with pytest.raises(FontMissing, match="No font on this server has the sign “\U00013000”"):
        printed(record(clause("op1", "A \U00013000 sign")), folders=())


@has_noto
def test_arabic_runs_from_the_right_and_symbols_in_it_do_not():
    data = printed(record(clause("op1", "فانوس A/RES/77/238 جديد"), language="ar"))
    places = places_of(data, "AES2ج", since="فانوس")
    assert places["A"] < places["E"] < places["S"] < places["2"]
    assert places["ج"] < places["A"]


@has_noto
def test_chinese_is_set_and_read_again():
    assert "灯笼很亮。" in words_in(printed(record(clause("op1", "灯笼很亮。", "1."), language="zh")))


def test_letters_of_private_meaning_are_no_reason_to_fail():
    assert printed(record(clause("op1", "A \ue123 sign")), folders=()).startswith(b"%PDF")


def test_many_threads_share_one_typesetter():
    made = [record(clause("op1", f"Lantern {number}")) for number in range(8)]
    with ThreadPoolExecutor(4) as pool:
        out = list(pool.map(printed, made))
    assert [f"Lantern {number}" in words_in(data) for number, data in enumerate(out)] == [True] * 8


def test_a_document_that_was_just_asked_for_is_not_set_again(monkeypatch):
    typesetter, document = Typesetter(), {"lang": "en", "words": "no template reads this"}
    asked = []
    monkeypatch.setattr(typesetter, "_kept", lambda words: asked.append(words) or b"%PDF")
    assert typesetter.typeset(document) == typesetter.typeset(document)
    assert asked[0] == asked[1]
