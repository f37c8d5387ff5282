"""What is in the file and not on paper: changes taken back, hidden words, comments."""

from resolutions.tests.ingest.docx.building import Parts, called, note, paragraph, run, table, text
from resolutions.tests.ingest.docx.seeing import cells, dropped, marks, read, texts

DELETED = "tracked deletion"


def inserted(*runs: str) -> str:
    return f'<w:ins w:id="1" w:author="A">{"".join(runs)}</w:ins>'


def deleted(words: str, kind: str = "del") -> str:
    return f'<w:{kind} w:id="1" w:author="A"><w:r>{text(words).replace("w:t", "w:delText")}</w:r></w:{kind}>'


def test_insertions_are_words_and_deletions_are_listed():
    source = read(paragraph("Urges ", deleted("all "), inserted(run("some ")), "harbours."))
    assert texts(source) == ["Urges some harbours."]
    assert dropped(source) == [(DELETED, "all")]


def test_moved_words_stand_where_they_came_to():
    moved = f'<w:moveFrom w:id="1">{run("quickly ")}</w:moveFrom>'
    source = read(paragraph("Count ", moved, "boats ", f'<w:moveTo w:id="2">{run("quickly ")}</w:moveTo>'))
    assert texts(source) == ["Count boats quickly"]
    assert dropped(source) == [(DELETED, "quickly")]


def test_paragraphs_whose_end_was_deleted_are_one():
    gone = '<w:rPr><w:del w:id="1"/></w:rPr>'
    assert texts(read(paragraph("Urges all ", properties=gone), paragraph("harbours."))) == ["Urges all harbours."]


def test_a_paragraph_deleted_whole_leaves_nothing():
    gone = '<w:rPr><w:del w:id="1"/></w:rPr>'
    source = read(paragraph("One."), paragraph(deleted("Two."), properties=gone), paragraph("Three."))
    assert texts(source) == ["One.", "Three."]


def test_deletions_and_moves_around_whole_paragraphs_are_listed():
    source = read(f'<w:del w:id="1">{paragraph("One.")}</w:del>', paragraph("Two."))
    assert texts(source) == ["Two."]
    assert dropped(source) == [(DELETED, "One.")]


def test_the_end_of_the_last_paragraph_deleted_keeps_its_words():
    gone = '<w:rPr><w:del w:id="1"/></w:rPr>'
    assert texts(read(paragraph("Last words.", properties=gone))) == ["Last words."]


def test_a_note_called_in_deleted_words_is_not_counted():
    call = f'<w:del w:id="1">{called(1)}</w:del>'
    source = read(paragraph("A", call, called(2)), parts=Parts(notes=note(1, "Old.") + note(2, "New.")))
    assert marks(source) == ["1"]
    assert ("note that nothing refers to", "Old.") in dropped(source)


def test_a_deleted_row_is_listed():
    made = table([["A", "1"], ["B", "2"], ["C", "3"]]).replace("<w:tr>", "<w:tr><w:trPr><w:del/></w:trPr>", 1)
    source = read(made)
    assert [cells(block) for block in source.blocks] == [["B", "2"], ["C", "3"]]
    assert [reason for reason, _ in dropped(source)] == [DELETED]


def test_a_change_of_looks_alone_changes_nothing():
    change = '<w:rPrChange w:id="1"><w:rPr><w:i/><w:vanish/></w:rPr></w:rPrChange>'
    source = read(paragraph(run("Boats", change)))
    assert [(one.text, one.is_italic) for one in source.blocks[0].runs] == [("Boats", False)]


def test_hidden_words_are_listed():
    source = read(paragraph("Boats ", run("secretly ", "<w:vanish/>"), "sail."))
    assert texts(source) == ["Boats sail."]
    assert dropped(source) == [("hidden text", "secretly")]


def test_white_words_of_one_point_are_hidden():
    unseen = '<w:color w:val="FFFFFF"/><w:sz w:val="2"/>'
    source = read(paragraph(run("job number", unseen), run("Boats", '<w:color w:val="FFFFFF"/>')))
    assert texts(source) == ["Boats"]
    assert dropped(source) == [("hidden text", "job number")]


def test_comments_are_listed():
    comment = f'<w:comment w:id="0">{paragraph("Is this so?")}</w:comment>'
    source = read(paragraph("Boats", '<w:r><w:commentReference w:id="0"/></w:r>'), parts=Parts(comments=comment))
    assert texts(source) == ["Boats"]
    assert dropped(source) == [("comment", "Is this so?")]


def test_what_is_left_out_says_where_it_stood():
    source = read(paragraph("One."), paragraph(deleted("Gone."), "Two."))
    assert [item.source[0].start for item in source.dropped] == [len("One.\n")]
