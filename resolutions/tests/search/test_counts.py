"""Totals and facet counts against counting by hand, over random small archives and random queries, in both units.

The counting by hand knows nothing of the index: it looks at lists of words.
"""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction
from django.http import QueryDict
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from resolutions.models import CrossReference, Version
from resolutions.search.find import find
from resolutions.search.index.writing import index_versions
from resolutions.search.request import SearchRequest
from resolutions.structure.nodes import Words
from resolutions.tests.factories import (
    clause,
    make_convention,
    make_resolution,
    make_session,
    make_text,
    make_version,
    note,
)
from resolutions.tests.search.conftest import facet

VOCABULARY = ("lamp", "lamb", "wick", "brass", "rope")
ACTIONS = (None, "request", "recall")
CONVENTIONS = ("1961", "1988")
words_lists = st.lists(st.sampled_from(VOCABULARY), min_size=1, max_size=4)


@dataclass
class Paragraph:
    """A paragraph in the eyes of somebody who counts by hand: runs of words and values."""

    runs: list[list[str]]
    values: dict[str, set[str]] = field(default_factory=dict)


@dataclass
class Spec:
    """An invented resolution: (words, action, article cited or None, items below, words of a note) a paragraph."""

    body: str
    session: str
    year: int | None
    has_vote: bool
    title: list[str]
    paragraphs: list[tuple]
    loose_note: list[str] | None


paragraphs = st.tuples(
    words_lists,
    st.sampled_from(ACTIONS),
    st.none() | st.sampled_from(CONVENTIONS),
    st.lists(words_lists, max_size=2),
    st.none() | words_lists,
)
specs = st.builds(
    Spec,
    st.sampled_from(("cnd", "ga")),
    st.sampled_from(("45", "46", "901")),
    st.none() | st.integers(1980, 1999),
    st.booleans(),
    words_lists,
    st.lists(paragraphs, min_size=1, max_size=4),
    st.none() | words_lists,
)
terms = st.one_of(
    st.sampled_from(VOCABULARY).map(lambda word: (word, lambda runs: any(word in run for run in runs))),
    words_lists.map(lambda words: ('"' + " ".join(words) + '"', lambda runs: any(_holds(run, words) for run in runs))),
    st.sampled_from(("la", "wi")).map(
        lambda start: (f"{start}*", lambda runs: any(word.startswith(start) for run in runs for word in run))
    ),
)


@st.composite
def queries(draw):
    """What is typed, and a function from a test of single terms to the answer."""
    kind = draw(st.sampled_from(("none", "term", "all", "any", "not")))
    if kind == "none":
        return "", lambda holds: True
    one, other = draw(terms), draw(terms)
    if kind == "term":
        return one[0], lambda holds: holds(one[1])
    if kind == "all":
        return f"{one[0]} {other[0]}", lambda holds: holds(one[1]) and holds(other[1])
    if kind == "any":
        return f"{one[0]} OR {other[0]}", lambda holds: holds(one[1]) or holds(other[1])
    return f"{one[0]} -{other[0]}", lambda holds: holds(one[1]) and not holds(other[1])


chosen = st.fixed_dictionaries(
    {},
    optional={
        "body": st.just(["cnd"]),
        "session": st.sampled_from((["cnd:45"], ["cnd:45", "ga:45"], ["ga:901"])),
        "decade": st.just(["1990"]),
        "action": st.sampled_from((["request"], ["request", "recall"])),
        "convention": st.sampled_from((["1961"], ["1961", "1988"])),
        "article": st.just(["1988/2"]),
        "part": st.just(["operative"]),
        "vote": st.just(["yes"]),
    },
)
FACETS = ("body", "kind", "session", "decade", "action", "convention", "article", "part", "language", "vote")
OF_PARAGRAPHS = ("action", "convention", "article", "part", "language")


def _holds(run, words):
    return any(run[at : at + len(words)] == words for at in range(len(run)))


def _stored(spec, number) -> Version:
    nodes, notes = [], []
    for place, (words, action, _, items, noted) in enumerate(spec.paragraphs, 1):
        marks = [(str(place), 0)] if noted else []
        below = [clause(f"op{place}-{'ab'[at]}", " ".join(item), number="(a)") for at, item in enumerate(items)]
        nodes.append(clause(f"op{place}", " ".join(words), verb=action, marks=marks, children=below))
        if noted:
            notes.append(note(str(place), " ".join(noted)))
    if spec.loose_note:
        notes.append(note("99", " ".join(spec.loose_note)))
    text = make_text(nodes, notes, title=Words(" ".join(spec.title)))
    adopted = date(spec.year, 1, 1) if spec.year else None
    resolution = make_resolution(spec.session, number, spec.body)
    version = make_version(
        text, resolution, adopted_on=adopted, vote_in_favour=10 if spec.has_vote else None, source=None
    )
    for place, (_, _, convention, *_rest) in enumerate(spec.paragraphs, 1):
        if convention:
            _cite(version, f"op{place}", convention)
    return version


def _cite(version, token, slug):
    convention = make_convention(slug)
    row = CrossReference.objects.create(
        version=version,
        clause=version.clauses.get(token=token),
        token=token,
        start=0,
        end=1,
        printed="l",
        kind="convention",
        target=slug,
        convention=convention,
        status="matched",
    )
    row.articles.add(convention.articles.get(slug="2"))


def _seen(spec) -> tuple[dict[str, set[str]], list[Paragraph]]:
    """The values of a resolution, and its paragraphs: title, operative paragraphs, items, a note that nothing calls."""
    whole = {
        "body": {spec.body},
        "kind": {"resolution"},
        "session": {f"{spec.body}:{spec.session}"},
        "decade": {str(spec.year // 10 * 10)} if spec.year else set(),
        "vote": {"yes" if spec.has_vote else "no"},
    }
    found = [Paragraph([spec.title], {"language": {"en"}})]
    for words, action, convention, items, noted in spec.paragraphs:
        values = {
            "action": {action} if action else set(),
            "convention": {convention} if convention else set(),
            "article": {f"{convention}/2"} if convention else set(),
            "part": {"operative"},
            "language": {"en"},
        }
        found.append(Paragraph([words] + ([noted] if noted else []), values))
        found += [Paragraph([item, words], values) for item in items]
    if spec.loose_note:
        found.append(Paragraph([spec.loose_note], {"language": {"en"}}))
    return whole, found


def _matches(spec, answer, asked, unit) -> bool:
    whole, found = _seen(spec)
    if any(not whole[name] & set(values) for name, values in asked.items() if name not in OF_PARAGRAPHS):
        return False
    inner = {name: set(values) for name, values in asked.items() if name in OF_PARAGRAPHS}
    if unit == "paragraph":
        return any(
            answer(lambda test, paragraph=paragraph: test(paragraph.runs))
            and all(paragraph.values.get(name, set()) & values for name, values in inner.items())
            for paragraph in found
        )
    return answer(lambda test: any(test(paragraph.runs) for paragraph in found)) and all(
        any(paragraph.values.get(name, set()) & values for paragraph in found) for name, values in inner.items()
    )


def _counted(spec_list, answer, asked, unit, name) -> Counter:
    """For each value: how many resolutions match with this value chosen instead of what is chosen of its facet."""
    rest = {other: values for other, values in asked.items() if other != name}
    values = set()
    for spec in spec_list:
        whole, found = _seen(spec)
        values |= whole.get(name, set())
        for paragraph in found:
            values |= paragraph.values.get(name, set())
    counts = {
        value: sum(_matches(spec, answer, {**rest, name: [value]}, unit) for spec in spec_list) for value in values
    }
    return Counter({value: count for value, count in counts.items() if count})


@settings(
    max_examples=40, deadline=None, phases=(Phase.explicit, Phase.generate), suppress_health_check=list(HealthCheck)
)
@given(st.lists(specs, min_size=1, max_size=4), st.lists(st.tuples(queries(), chosen), min_size=3, max_size=8))
def test_totals_and_all_facet_counts_are_those_counted_by_hand(spec_list, asked_list):
    with transaction.atomic():
        for slug in CONVENTIONS:
            make_convention(slug)
        for session in ("45", "46", "901"):
            make_session(session, "cnd")
            make_session(session, "ga")
        versions = [_stored(spec, number) for number, spec in enumerate(spec_list, 1)]
        _publish(versions)
        index_versions(versions)
        for (typed, answer), asked in asked_list:
            for unit in ("paragraph", "resolution"):
                _check(spec_list, typed, answer, asked, unit)
        transaction.set_rollback(True)


def _publish(versions):
    for version in versions:
        version.state, version.number = Version.State.PUBLISHED, 1
        version.published_at = version.created_at
        version.save()


def _check(spec_list, typed, answer, asked, unit):
    data = QueryDict(mutable=True)
    data.update({"q": typed, "unit": unit})
    for name, values in asked.items():
        data.setlist(name, values)
    results = find(SearchRequest.from_query(data))
    known = results.request.chosen  # an action that no text of this archive has is left out, and said to be
    found = {hit.identity.number for hit in results.hits}
    expected = {number for number, spec in enumerate(spec_list, 1) if _matches(spec, answer, known, unit)}
    assert found == expected, data
    assert results.total == len(expected)
    for name in FACETS:
        counts = {value: count for value, count in facet(results, name).items() if count}
        assert counts == _counted(spec_list, answer, known, unit, name), (name, data)
