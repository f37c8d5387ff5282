"""Whatever is published, corrected, taken out, merged and rebuilt, in any order: the answers are those of a fresh index."""

from __future__ import annotations

import numpy as np
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from resolutions.models import Version
from resolutions.models.search import SearchState
from resolutions.search.facets import FACETS
from resolutions.search.index import loading, writing
from resolutions.search.index.merging import merge
from resolutions.search.index.snapshot import current
from resolutions.search.index.writing import rebuild, reindex, touch, unindex
from resolutions.structure.nodes import Words
from resolutions.tests.factories import clause, make_resolution, make_text, make_version, note
from resolutions.tests.search.conftest import facet, places, search

VOCABULARY = ("lamp", "lamb", "wick", "brass", "rope")
ASKED = ("", "q=lamp", "q=%22brass+lamp%22", "q=la*", "q=-wick", "q=rope&unit=resolution&sort=number", "q=901/2")
words = st.lists(st.sampled_from(VOCABULARY), min_size=1, max_size=5).map(" ".join)
texts = st.tuples(words, st.lists(words, min_size=1, max_size=3), st.none() | words)
steps = st.lists(
    st.tuples(
        st.sampled_from(("publish", "publish", "withdraw", "merge", "rebuild", "touch")), st.integers(1, 4), texts
    ),
    min_size=1,
    max_size=8,
)


def _text(spec):
    title, paragraphs, noted = spec
    marks = [("1", 0)] if noted else []
    nodes = [clause("op1", paragraphs[0], marks=marks)]
    nodes[0:] = [
        clause(
            "op1",
            paragraphs[0],
            marks=marks,
            children=[clause(f"op1-{'ab'[at]}", each, number="(a)") for at, each in enumerate(paragraphs[1:])],
        )
    ]
    return make_text(nodes, [note("1", noted)] if noted else [], title=Words(title))


class _Archive:
    """Four resolutions at most, of which each has one published text or none."""

    def __init__(self):
        self.resolutions, self.published = {}, {}

    def publish(self, number, spec):
        resolution = self.resolutions.get(number) or make_resolution("901", number)
        self.resolutions[number] = resolution
        self._supersede(number)
        version = make_version(_text(spec), resolution)
        version.state, version.number, version.published_at = "published", version.pk, version.created_at
        version.save()
        self.published[number] = version
        reindex([resolution.pk])

    def withdraw(self, number, _):
        if self._supersede(number):
            unindex(self.resolutions[number])

    def _supersede(self, number):
        held = self.published.pop(number, None)
        if held:
            Version.objects.filter(pk=held.pk).update(state="superseded")
        return held

    def merge(self, *_):
        list(merge())

    def rebuild(self, *_):
        list(rebuild())

    def touch(self, *_):
        touch()


def _answers():
    found = [search(address) for address in ASKED]
    return [(each.total, sorted(places(each).items()), facet(each, "part"), facet(each, "session")) for each in found]


def _same(held, fresh):
    """Whether two snapshots are one, array by array; values of facets may be numbered in another order."""
    for name in held.__dataclass_fields__:
        if name in ("facets", "stored"):
            for kind in FACETS:
                assert _named(getattr(held, name)[kind.name]) == _named(getattr(fresh, name)[kind.name]), kind.name
        elif isinstance(getattr(held, name), np.ndarray):
            one, other = getattr(held, name), getattr(fresh, name)
            assert one.dtype == other.dtype, name
            assert np.array_equal(one, other), name
        elif name in ("blocks", "documents", "generation", "base", "base_segment", "title_words", "orders"):
            assert getattr(held, name) == getattr(fresh, name), name
    spellings = {*VOCABULARY, *(f"901/{number}" for number in range(1, 5))}
    assert [held.named(each) for each in spellings] == [fresh.named(each) for each in spellings]


def _named(arrays):
    blocks = np.repeat(np.arange(len(arrays.cell_from) - 1), np.diff(arrays.cell_from)).tolist()
    names = [arrays.values[number] for number in arrays.cell_value.tolist()]
    cells = sorted(zip(blocks, names, arrays.cell_mask.tolist(), strict=True))
    return cells, {value: arrays.row(value).tolist() for value in sorted(arrays.numbers)}


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(steps)
def test_any_order_of_changes_gives_the_answers_of_a_fresh_index(changes):
    with transaction.atomic():
        archive = _Archive()
        for step, number, spec in changes:
            getattr(archive, step)(number, spec)
            held = current()
            _same(held, loading.load(held.generation))
        before = _answers()
        list(merge())
        assert _answers() == before
        merged = current()
        assert not (merged.document_of < 0).any()
        list(rebuild())
        assert _answers() == before
        assert current().documents == merged.documents
        transaction.set_rollback(True)


def test_a_merge_leaves_one_row_a_word_and_no_change(monkeypatch):
    monkeypatch.setattr(writing, "SEGMENT", 1)
    archive = _Archive()
    for number in (1, 2, 3):
        archive.publish(number, ("brass lamp", ["lamp " * 300], None))
    archive.withdraw(2, None)
    list(merge())
    assert SearchState.objects.get().next_block == 2
    assert search("q=%22lamp+lamp%22").total == 2
    archive.publish(4, ("brass lamp", ["lamp"], None))
    assert search("q=%22brass+lamp%22").total == 3
