"""Where pages begin, if the file is sure of it."""

from resolutions.tests.ingest.docx.building import Parts, paragraph, run, table
from resolutions.tests.ingest.docx.seeing import check_places, read

TURN = "<w:r><w:lastRenderedPageBreak/></w:r>"
TYPED = '<w:r><w:br w:type="page"/></w:r>'


def numpages(shown: int) -> str:
    signs = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    said = "<w:r><w:instrText> NUMPAGES </w:instrText></w:r>"
    return paragraph(signs[0], said, signs[1], run(str(shown)), signs[2])


def test_pages_begin_where_word_began_them():
    source = read(paragraph("One two ", TURN, "three."), paragraph(TURN, "Four."), parts=Parts(pages=3))
    assert source.source.text == "One two \fthree.\n\fFour.\n"
    assert [run.span.page for block in source.blocks for run in block.runs] == [1, 2, 3]
    assert source.source.pages == (0, 9, 17)
    check_places(source)


def test_a_sign_before_all_words_begins_no_second_page():
    assert len(read(paragraph(TURN, "One ", TURN, "two."), parts=Parts(pages=2)).source.pages) == 2


def test_signs_that_are_fewer_than_the_pages_are_not_believed():
    source = read(paragraph("One ", TURN, "two."), parts=Parts(pages=9))
    assert source.source.pages == (0,)
    assert source.source.text == "One two.\n"


def test_pages_are_not_sure_where_the_feet_count_others():
    for shown, pages in ((2, 2), (13, 1)):
        footers = {"footer1": numpages(shown)}
        assert len(read(paragraph("One ", TURN, "two."), parts=Parts(pages=2, footers=footers)).source.pages) == pages


def test_typed_page_ends_serve_where_word_noted_none():
    source = read(paragraph("One."), paragraph(TYPED, "Two."), parts=Parts(pages=2))
    assert source.source.text == "One.\n\fTwo.\n"


def test_pages_in_tables():
    source = read(table([["A", "1"], [paragraph(TURN, "B").join(("<w:tc>", "</w:tc>")), "2"]]), parts=Parts(pages=2))
    assert [block.runs[0].span.page for block in source.blocks] == [1, 2]
    check_places(source)
