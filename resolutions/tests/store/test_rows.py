"""Rows: the tree that is stored is the tree that comes back."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis.extra.django import TestCase

from resolutions.models import Clause, Footnote, FootnoteMark, Version
from resolutions.store.rows import clear_text, from_rows, store_text, text_fields
from resolutions.structure.anchors import Anchor
from resolutions.structure.nodes import Clause as Node
from resolutions.structure.nodes import Footnote as Note
from resolutions.structure.nodes import Kind, Link, Mark, Part, Text, Words
from resolutions.tests.factories import make_text, make_version
from resolutions.tests.strategies import texts


def stored(text):
    version = Version.objects.create(**text_fields(text))
    store_text(version, text)
    return Version.objects.get(pk=version.pk)


class TestRoundTrip(TestCase):
    @settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
    @given(texts())
    def test_any_text_comes_back_identical(self, text):
        assert from_rows(stored(text)) == text


@pytest.mark.django_db
class TestStoredText:
    def test_links_of_the_source_are_not_stored(self):
        text = Text(title=Words("On paper lanterns", links=(Link(0, 2, "/x"),)))
        assert from_rows(stored(text)) == replace(text, title=Words("On paper lanterns"))

    def test_a_mark_is_bound_to_the_note_it_calls(self):
        version = make_version(make_text())
        mark = version.marks.get(clause__token="pp1")
        assert (mark.footnote.marker, mark.footnote.token) == ("1", "fn1")

    def test_notes_that_begin_again_are_bound_in_order(self):
        calls = [
            Node(Anchor(f"pp{n}"), Part.PREAMBLE, Kind.PARAGRAPH, Words("Noting", (Mark("1", 6),))) for n in (1, 2)
        ]
        notes = (Note(Anchor("fn1"), "1", Words("First")), Note(Anchor("fn1", count=2), "1", Words("Second")))
        version = stored(Text(clauses=tuple(calls), footnotes=notes))
        bound = version.marks.order_by("clause__position").values_list("footnote__text", flat=True)
        assert list(bound) == ["First", "Second"]

    def test_a_mark_without_note_is_kept_unbound(self):
        text = Text(clauses=(Node(Anchor("pp1"), Part.PREAMBLE, Kind.PARAGRAPH, Words("Noting", (Mark("7", 6),))),))
        assert stored(text).marks.get().footnote is None

    def test_a_text_of_three_hundred_paragraphs_takes_few_queries(self, django_assert_max_num_queries):
        many = tuple(
            Node(Anchor(f"op{n}"), Part.OPERATIVE, Kind.PARAGRAPH, Words("Asks", (Mark("1", 4),)), f"{n}.")
            for n in range(1, 301)
        )
        text = Text(clauses=many, footnotes=(Note(Anchor("fn1"), "1", Words("Note")),))
        version = Version.objects.create(**text_fields(text))
        with django_assert_max_num_queries(20):
            store_text(version, text)

    def test_clearing_leaves_no_row_of_the_draft(self):
        version = make_version(make_text())
        clear_text(version)
        assert not any(model.objects.exists() for model in (Clause, Footnote, FootnoteMark))
