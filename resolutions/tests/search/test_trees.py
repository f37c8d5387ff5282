"""Facets as trees: what stands below what, each with its own count of documents."""

from datetime import date

from resolutions.models import CrossReference
from resolutions.search.index.writing import reindex
from resolutions.search.trees import Branch, hierarchy
from resolutions.tests.factories import clause, make_convention
from resolutions.tests.search.conftest import holding, search
from resolutions.tests.terms import make_asking, make_terms


def tree(address, name):
    results = search(address)
    trees = {one.name: one for one in hierarchy(results.generation).trees(results.facets)}
    return trees[name]


def told(branches):
    """[("label", count or None, [children])]: what a reader sees."""
    return [(one.label, one.value and one.value.count, told(one.children)) for one in branches]


def cite(version, slug, *articles):
    row = CrossReference.objects.create(
        version=version,
        clause=version.clauses.get(token="op1"),
        token="op1",
        start=0,
        end=1,
        printed="l",
        kind="convention",
        target=slug,
        convention=make_convention(slug),
        status="matched",
    )
    row.articles.set(row.convention.articles.filter(slug__in=articles))
    reindex([version.resolution_id])


def test_articles_stand_below_their_convention_with_a_count_that_is_no_sum():
    cite(holding(clause("op1", "Lamps."), number=1), "1988", "2", "3")
    cite(holding(clause("op1", "Lamps."), number=2), "1988", "3")
    cite(holding(clause("op1", "Lamps."), number=3), "1961")
    assert told(tree("q=lamps", "convention").branches) == [
        ("1988 Convention", 2, [("article 3", 2, []), ("article 2", 1, [])]),
        ("1961 Convention", 1, []),
    ]


def test_an_article_whose_convention_nothing_found_cites_hangs_on_its_name_alone():
    first, second = (holding(clause("op1", "Lamps."), number=number) for number in (1, 2))
    cite(first, "1988", "3")
    cite(second, "1961", "2")
    assert told(tree("article=1988/3", "convention").branches) == [
        ("1988 Convention", 1, [("article 3", 1, [])]),
        ("1961 Convention", None, [("article 2", 1, [])]),
    ]


def test_sessions_stand_below_the_decade_of_most_of_their_texts():
    for number, (label, year) in enumerate((("45", 1999), ("45", 2002), ("45", 2003), ("46", 2003), ("30", 1987)), 1):
        holding(clause("op1", "Lamps."), label=label, number=number, adopted_on=date(year, 3, 1))
    assert told(tree("", "decade").branches) == [
        ("2000–2009", 3, [("CND 46", 1, []), ("CND 45", 3, [])]),
        ("1990–1999", 1, []),
        ("1980–1989", 1, [("CND 30", 1, [])]),
    ]


def test_a_session_of_no_decade_stands_for_itself():
    holding(clause("op1", "Lamps."), label="45", number=1)
    assert told(tree("", "session").branches) == [("CND 45", 1, [])]


def test_narrower_terms_stand_below_broader_ones():
    make_terms()
    make_asking(number=1)
    make_asking("Requests the keepers to sleep;", number=2, title="On sleep")
    assert told(tree("", "addressee").branches) == [("Keepers", 2, []), ("Harbours", 1, [("Islands", 1, [])])]


def test_facets_that_belong_together_are_one_tree():
    cite(holding(clause("op1", "Lamps."), adopted_on=date(2003, 1, 1)), "1988", "3")
    results = search("")
    names = [one.name for one in hierarchy(results.generation).trees(results.facets)]
    assert names == ["body", "kind", "decade", "convention", "part", "language", "vote"]


def test_a_parent_is_open_where_something_below_it_is_chosen():
    cite(holding(clause("op1", "Lamps."), number=1), "1988", "3")
    cite(holding(clause("op1", "Lamps."), number=2), "1961", "2")
    branches = tree("article=1988/3", "convention").branches
    assert [(branch.label, branch.is_open) for branch in branches] == [
        ("1988 Convention", True),
        ("1961 Convention", False),
    ]
    assert not Branch("empty", None).is_open
