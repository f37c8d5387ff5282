"""Files that were made to do harm end soon, in little memory, with a sentence or a reading."""

from __future__ import annotations

import pytest

from resolutions.errors import ReadingError
from resolutions.ingest import limits
from resolutions.ingest.pipeline import read_source
from resolutions.tests.ingest.robust.hostile import HOSTILE
from resolutions.tests.ingest.robust.limits import Outcome, read_within_limits

SOME = [
    "short lines",
    "page with laughs",
    "XML laughs",
    "XML from outside",
    "Word laughs",
    "surrogates",
    "PDF circle",
]


@pytest.mark.parametrize("title", SOME)
def test_a_hostile_file_ends_within_the_limits(title):
    name, make = HOSTILE[title]
    outcome = read_within_limits(make(), name)
    assert outcome.is_within_limits, outcome


@pytest.mark.whole
@pytest.mark.parametrize("title", HOSTILE)
def test_every_hostile_file_ends_within_the_limits(title):
    name, make = HOSTILE[title]
    outcome = read_within_limits(make(), name)
    assert outcome.is_within_limits, outcome


@pytest.mark.parametrize(
    ("limit", "text", "told"),
    [
        ("MAX_CHARACTERS", "The lamp is lit.", "characters; a source may have 3"),
        ("MAX_LINES", "a\n\nb\n\nc\nd", "lines; a source may have 3"),
        (
            "MAX_TEXTS",
            "902/8. A\n\nThe Commission on Narcotic Drugs,\n\n1. Decides.\n\n" * 4,
            "decisions; a source may have 3",
        ),
        ("MAX_STRETCHES", "CND archive text, form 1\n\n== operative ==\n\n1. *a* *b*", "signs; a source may have 3"),
        ("MAX_STRETCHES", "a *b* c *d*", "changes of style; a source may have 3"),
    ],
)
def test_a_source_beyond_a_limit_is_told_how_long_it_may_be(monkeypatch, limit, text, told):
    monkeypatch.setattr(limits, limit, 3)
    with pytest.raises(ReadingError, match=told) as caught:
        read_source(text.encode(), "a.txt")
    assert str(caught.value).endswith("Split it into one file a session or a resolution.")


def test_a_session_report_of_five_hundred_pages_is_far_below_the_limits():
    pages, lines, characters = 500, 50, 60
    assert 1.5 * pages * lines <= limits.MAX_LINES
    assert 1.5 * pages * lines * characters <= limits.MAX_CHARACTERS


def test_what_takes_too_long_or_breaks_is_beyond_the_limits():
    assert not Outcome(11, 0, "reading", is_answer=True).is_within_limits
    assert not Outcome(1, 2**31, "reading", is_answer=True).is_within_limits
    assert not Outcome(1, 0, "ended with 1", is_answer=False).is_within_limits
