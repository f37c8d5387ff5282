"""Pictures of pages and the places of words on them: what the places show is where the ink of those words is."""

from __future__ import annotations

import io

import pytest
import typst
from PIL import Image, ImageChops

from resolutions.ingest.readers.pdf import page_boxes, page_count, page_picture, read_pdf

BODY = """#set page(paper: "a6", margin: 1.5cm)
The first paragraph stands above and is longer than a line of so small a page can be, so that it has two or three.

#v(3cm)
The last stands below."""


@pytest.fixture(scope="module", params=["", "#set page(flipped: true)\n"], ids=["upright", "flipped"])
def data(request) -> bytes:
    return typst.compile(
        (BODY.replace("#v", request.param + "#v") if not request.param else request.param + BODY).encode()
    )


def picture_of(data: bytes, width: int = 600) -> Image.Image:
    return Image.open(io.BytesIO(page_picture(data, 1, width=width))).convert("L")


def test_picture_has_the_width_that_was_asked_for(data):
    assert picture_of(data, 300).width == 300
    assert page_count(data) == 1


def test_picture_of_a_very_long_page_is_bounded():
    long = typst.compile(b"#set page(width: 10cm, height: 500cm)\nWords")
    shown = Image.open(io.BytesIO(page_picture(long, 1, width=100_000)))
    assert shown.width <= 2_000
    assert shown.height <= 4_001


def test_boxes_of_all_words_hold_all_ink(data):
    """Outside the boxes, the picture is white."""
    found = read_pdf(data, "specimen.pdf")
    picture = picture_of(data)
    for box in page_boxes(data, [span for block in found.blocks for span in block.spans]):
        assert box.page == 1
        edges = (
            box.left * picture.width,
            box.top * picture.height,
            box.right * picture.width,
            box.bottom * picture.height,
        )
        picture.paste(255, tuple(round(edge) + step for edge, step in zip(edges, (-3, -3, 3, 3), strict=True)))
    assert ImageChops.invert(picture).getbbox() is None


def test_box_of_one_word_is_as_wide_as_the_word(data):
    found = read_pdf(data, "specimen.pdf")
    span = found.blocks[-1].spans[0]
    whole = page_boxes(data, [span])[0]
    at = found.source.text.index("below")
    word = page_boxes(data, [type(span)(at, at + 5, 1)])[0]
    assert word.left > whole.left
    assert 0.1 < (word.right - word.left) / (whole.right - whole.left) < 0.4
    assert (word.top, word.bottom) == (whole.top, whole.bottom)


def test_span_over_several_lines_has_a_box_for_each(data):
    found = read_pdf(data, "specimen.pdf")
    end = found.source.text.index("The last")
    boxes = page_boxes(data, [type(found.blocks[0].spans[0])(0, end, 1)])
    assert len(boxes) == found.source.text[:end].strip().count("\n") + 1
    assert [box.top for box in boxes] == sorted(box.top for box in boxes)
