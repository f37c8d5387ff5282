"""Sales numbers."""

import pytest

from resolutions.citations.references import ReferenceKind
from resolutions.tests.citations.reading import read


@pytest.mark.parametrize(
    ("words", "printed", "target"),
    [
        ("United Nations publication, Sales No. E.94.XI.5.", "E.94.XI.5", "E.94.XI.5"),
        ("United Nations publication, Sales No. E.02.II.A.7.", "E.02.II.A.7", "E.02.II.A.7"),
        ("United Nations publication, Sales No. 62.XI.1.", "62.XI.1", "62.XI.1"),
        ("United Nations publication, Sales No. E.08.XI.I.", "E.08.XI.I", "E.08.XI.1"),
    ],
)
def test_the_number_alone_is_the_target(words, printed, target):
    (found,) = read(words)
    assert (found.kind, found.printed, found.target) == (ReferenceKind.PUBLICATION, printed, target)


def test_numbers_like_it_without_the_word_sales_are_none():
    assert read("Paid 62.11 to room 62.XI.1, floor V.3.2;") == ()
