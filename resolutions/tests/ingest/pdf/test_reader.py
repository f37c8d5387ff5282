"""What single places on a page tell the reader: each rule on a few invented lines."""

from __future__ import annotations

import re

import pytest
import typst

from resolutions.ingest.blocks import Block, PrintedSource, Role
from resolutions.ingest.readers.pdf import read_pdf
from resolutions.ingest.runs import joined

PAPER = '#set page(paper: "a6", margin: 1.5cm)\n#set text(font: "Liberation Serif", size: 9pt, lang: "en", hyphenate: false)\n'
SPACED = "#set par(justify: true, spacing: 1.3em)\n"
FILLING = "The keepers of the lower huts count their lanterns before the first snow of each year and once more after the thaw, "


def read(body: str, settings: str = SPACED) -> PrintedSource:
    return read_pdf(typst.compile((PAPER + settings + body).encode()), "specimen.pdf")


def texts(found: PrintedSource) -> list[str]:
    return [block.text for block in found.blocks if block.role is None]


def notes(found: PrintedSource) -> list[tuple[str | None, str]]:
    return [(block.label, block.text) for block in found.blocks if block.role is Role.NOTE]


def raised(block: Block) -> list[str]:
    return [run.text for run in block.runs if run.is_superscript]


@pytest.mark.parametrize("way", ["true", "false"], ids=["a form of the font", "small and high"])
def test_raised_figures_are_told_from_lowered_ones(way):
    found = read(
        f"#set super(typographic: {way})\n#set sub(typographic: {way})\nOf CO#sub[2] on 14 m#super[2] of floor."
    )
    assert found.blocks[0].text == "Of CO2 on 14 m² of floor."
    assert raised(found.blocks[0]) == ["²"]


def test_several_calls_in_one_place_are_apart():
    assert raised(read("The ledger#super[12, 13] of the huts.").blocks[0]) == ["¹²", "¹³"]


def test_blank_before_a_call_is_none_of_the_words():
    assert (
        read("The ledger #super[3], and the calendar #super[4] of huts").blocks[0].text
        == "The ledger³, and the calendar⁴ of huts"
    )


def test_italics_and_bold_come_from_the_fonts():
    runs = read("#emph[Recalling] the *ledger* of the huts").blocks[0].runs
    assert [(run.text.strip(), run.is_italic, run.is_bold) for run in runs] == [
        ("Recalling", True, False),
        ("the", False, False),
        ("ledger", False, True),
        ("of the huts", False, False),
    ]


def test_every_run_counts_in_the_text_of_the_source():
    found = read((FILLING * 3 + "#footnote[A note.]\n\n") * 6)
    for block in found.blocks:
        for run in block.runs:
            printed = found.source.text[run.span.start : run.span.end]
            assert (
                re.sub(r"\s", " ", printed) in (run.text, "1", "2", "3", "4", "5", "6")
                or run.is_superscript
                or not run.text
            )
            assert found.source.page_at(run.span.start) == run.span.page


@pytest.mark.parametrize(
    ("above", "below", "together"),
    [
        ("of the lantern-", "keepers of", "of the lantern-keepers of"),
        ("upper-", "and lower huts", "upper- and lower huts"),
        ("see A/75/53/", "Add.1", "see A/75/53/Add.1"),
        ("from 2021–", "2030 on", "from 2021–2030 on"),
        ("at www.example.org/huts_", "of the valley", "at www.example.org/huts_of the valley"),
        ("of the huts", "and more", "of the huts and more"),
    ],
)
def test_line_end_inside_a_word_is_no_blank(above, below, together):
    found = read(f"{above}#linebreak(){below}".replace("_", "\\_").replace("//", "\\/\\/"))
    assert "".join(run.text for run in joined(found.blocks)) == together


def test_columns_are_read_one_after_the_other_below_a_heading_over_both():
    body = '#place(top, scope: "parent", float: true)[*Lanterns of the upper and of the lower valleys*]\n'
    words = [f"Paragraph {number} of the ledger, {FILLING}as written by the apprentices." for number in range(1, 9)]
    found = read(body + "\n\n".join(words), SPACED + '#set page(paper: "a5", columns: 2)\n')
    together = " ".join(texts(found))
    assert texts(found)[0] == "Lanterns of the upper and of the lower valleys"
    assert re.findall(r"Paragraph (\d)", together) == [str(number) for number in range(1, 9)]
    assert together.count("as written by the apprentices.") == 8


def test_note_cut_by_the_page_end_goes_on_with_its_words():
    long = "The ledger was " + "kept by hand for one more winter and then " * 120 + "lost."
    found = read(f"Recalling the ledger,#footnote[{long}] the keepers\n\n" + (FILLING * 4 + "\n\n") * 6)
    assert " ".join(text for _, text in notes(found)) == long
    assert [label for label, _ in notes(found)] == ["1"] + [None] * (len(notes(found)) - 1)
    assert len(notes(found)) > 1


def test_notes_without_a_rule_above_them_are_found_by_their_type():
    found = read(
        "#set footnote.entry(separator: v(1em))\nThe ledger#footnote[See the almanac.] and the calendar#footnote[Ibid.] stay."
    )
    assert notes(found) == [("1", "See the almanac."), ("2", "Ibid.")]


def test_small_type_without_a_figure_is_no_note():
    assert notes(read("The ledger stays.\n\n#text(size: 7pt)[This copy was made from the second volume.]")) == []


def test_running_heads_and_page_numbers_are_dropped_and_listed():
    settings = SPACED + "#set page(header: [Almanac of Paths], footer: context [#here().page()])\n"
    found = read((FILLING * 5 + "\n\n") * 12, settings)
    pages = len(found.source.pages)
    assert pages >= 3
    assert not any("Almanac" in text for text in texts(found)[1:])
    listed = [item.text for item in found.dropped]
    assert listed.count("Almanac of Paths") == pages - 1  # on the first page it is a masthead
    assert [text for text in listed if text.isdigit()] == [str(number) for number in range(1, pages + 1)]


def test_job_number_and_bar_code_at_the_foot_of_one_page_are_dropped():
    found = read("The ledger stays.\n#v(1fr)\n99-16935 (E) 240199#linebreak()\\*9916935\\*")
    assert texts(found) == ["The ledger stays."]
    assert [item.text for item in found.dropped] == ["99-16935 (E) 240199", "*9916935*"]


def test_paragraph_cut_by_the_page_end_goes_on_even_in_capitals():
    body = "".join(f"Recalling that {FILLING}as Member States may see, and\n\n" for _ in range(12))
    found = read(body, "#set par(justify: true, spacing: 1.3em, first-line-indent: (amount: 2em, all: true))\n")
    firsts = [block for block in found.blocks if block.begins_page]
    assert firsts
    assert all(block.goes_on == (not block.text.startswith("Recalling that")) for block in firsts)


def test_ruled_table_keeps_its_cells():
    found = read(
        "Decides on these lanterns:\n#table(columns: 2, [Hut], [Lanterns], [Upper hut, beside the stream], [12], [Lower hut], [])\nAnd no more."
    )
    rows = [block for block in found.blocks if block.cells]
    assert [["".join(run.text for run in cell) for cell in row.cells] for row in rows] == [
        ["Hut", "Lanterns"],
        ["Upper hut, beside the stream", "12"],
        ["Lower hut", ""],
    ]
    assert {row.table for row in rows} == {1}
    assert texts(found)[-1] == "And no more."


def test_rule_of_signs_is_a_rule():
    assert [block.is_rule for block in read("Words.\n\n\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\n\nMore.").blocks] == [
        False,
        True,
        False,
    ]


def test_turned_words_are_listed_apart():
    found = read("The ledger stays. #place(rotate(90deg)[DRAFT])")
    assert texts(found) == ["The ledger stays."]
    assert [(item.text, item.reason) for item in found.dropped] == [("DRAFT", "turned on the page")]


def test_words_printed_twice_on_one_place_are_listed_once():
    found = read("#place(dx: 0.2pt)[The ledger]The ledger")
    assert texts(found) == ["The ledger"]
