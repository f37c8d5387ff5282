"""Queries drawn at random from an archive's own words, symbols and values; and what a search and the oracle say to them."""

from hypothesis import strategies as st

from resolutions.search.asking.parsing import parse_query
from resolutions.search.find import find, find_resolutions
from resolutions.search.finding.fields import understood
from resolutions.search.finding.vocabulary import vocabulary_of
from resolutions.search.index.snapshot import current
from resolutions.search.request import SearchRequest

UNITS = ("paragraph", "resolution")


def queries(sentences, symbols, values):
    """What is typed: terms joined in every way the language has. sentences: lists of words that stand together."""
    words = st.sampled_from(sorted({word for sentence in sentences for word in sentence}))
    runs = st.sampled_from(sentences).flatmap(
        lambda sentence: st.integers(0, max(0, len(sentence) - 1)).flatmap(
            lambda at: st.integers(1, 4).map(lambda size: sentence[at : at + size])
        )
    )
    phrases = runs.map(lambda run: f'"{" ".join(run)}"')
    near = st.tuples(runs, st.integers(0, 6)).map(lambda pair: f'"{" ".join(reversed(pair[0]))}"~{pair[1]}')
    prefixes = st.tuples(words, st.integers(2, 5)).map(lambda pair: f"{pair[0][: pair[1]]}*")
    named = [f'{field}:"{value}"' for field, held in values.items() for value in held]
    fields = st.sampled_from(named) if named else words
    titles = st.one_of(words, phrases).map(lambda term: f"title:{term}")
    years = st.tuples(st.integers(1986, 2024), st.integers(0, 9)).map(lambda pair: f"year:{pair[0]}-{sum(pair)}")
    cited = st.sampled_from(symbols).map(lambda symbol: f"cites:{symbol}")
    terms = st.one_of(
        words, words, phrases, phrases, prefixes, near, st.sampled_from(symbols), fields, titles, years, cited
    )
    joined = st.recursive(
        terms,
        lambda inner: st.one_of(
            st.tuples(inner, inner).map(" ".join),
            st.tuples(inner, inner).map(" OR ".join),
            inner.map(lambda each: f"-({each})"),
            st.tuples(inner, terms).map(" -".join),
            inner.map(lambda each: f"({each})"),
        ),
        max_leaves=5,
    )
    return st.integers(0, 9).flatmap(lambda dice: joined if dice else st.just(""))


def choices(values, old=()):
    """Chosen values of facets: none, one or several of some; `old` are pairs of addresses that were moved."""
    pairs = sorted({(facet, value) for facet, held in values.items() for value in held} | set(old))
    chosen = st.lists(st.sampled_from([*pairs, ("topic", "no-such-topic")]), max_size=4)

    def grouped(found):
        facets = dict.fromkeys(facet for facet, _ in found)
        return {name: tuple(dict.fromkeys(value for facet, value in found if facet == name)) for name in facets}

    return st.integers(0, 2).flatmap(lambda dice: st.just({}) if dice else chosen.map(grouped))


def disagreements(oracle, request: SearchRequest, results=None, found=None) -> list[str]:
    """What a search says otherwise than the oracle; [] where they agree. results, found: its page and keys, if at hand."""
    query = understood(parse_query(request.q), vocabulary_of(current()))
    results = results or find(request)
    found = find_resolutions(request) if found is None else found
    asked = results.request.chosen
    left_out = [
        (facet, value)
        for facet, values in request.chosen.items()
        for value in values
        if value not in asked.get(facet, ()) and value in oracle.held(facet)
    ]
    answer = oracle.answer(query.root, request.unit, asked, with_specimens=request.with_specimens)
    names = {oracle.names.get(key, f"key {key}") for key in found}
    faults = [f"left out though held: {pair}" for pair in left_out]
    if results.total != len(answer.texts):
        faults.append(f"total {results.total}, not {len(answer.texts)}")
    if len(found) != len(set(found)) or len(found) != len(answer.texts):
        faults.append(f"{len(found)} keys, {len(answer.texts)} texts")
    if names != answer.texts:
        faults.append(f"texts: {sorted(names ^ answer.texts)[:5]} in one alone")
    for hit in results.hits:
        expected = answer.paragraphs.get(hit.identity.path)
        if hit.matching != expected:
            faults.append(f"{hit.identity.path}: {hit.matching} paragraphs, not {expected}")
    for facet in results.facets:
        counts = {value.value: value.count for value in facet.values if value.count}
        if counts != answer.counts[facet.name]:
            different = sorted(set(counts.items()) ^ set(answer.counts[facet.name].items()))[:6]
            faults.append(f"{facet.name}: {different} in one alone")
    return faults
