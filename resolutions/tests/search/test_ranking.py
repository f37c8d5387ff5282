"""Which result comes first."""

from datetime import date

from resolutions.models import CrossReference
from resolutions.search.index.writing import touch
from resolutions.search.request import PAGE_SIZE
from resolutions.tests.factories import clause
from resolutions.tests.search.conftest import designations, holding, search


def test_an_exact_designation_stands_before_texts_that_cite_it():
    for number in (1, 2, 3):
        holding(clause("op1", "Recalls resolution 901/9, 901/9 and 901/9."), title="On 901/9", number=number)
    holding(clause("op1", "Rests."), title="Wicks", number=9)
    found = designations(search("q=901/9"))
    assert found[0] == "901/9"
    assert len(found) == 4


def test_a_phrase_in_the_title_stands_before_the_same_words_in_paragraphs():
    holding(clause("op1", "Brass lamps, brass lamps, brass lamps."), title="Oil", number=1)
    holding(clause("op1", "Rests."), title="Keeping of brass lamps in harbours of the northern coast", number=2)
    holding(clause("op1", "Rests."), title="Lamps of brass", number=3)
    assert designations(search("q=brass+lamps"))[0] == "901/2"
    assert designations(search("q=%22brass+lamps%22"))[0] == "901/2"


def test_a_rare_word_counts_more_than_a_common_one():
    for number in range(1, 6):
        holding(clause("op1", "Counts the lamps in the harbour today."), number=number)
    holding(clause("op1", "Counts the wicks in the harbour today."), number=6)
    assert designations(search("q=lamps+OR+wicks"))[0] == "901/6"


def test_a_short_paragraph_stands_before_a_long_one():
    holding(clause("op1", "Counts lamps " + "in many places " * 20), number=1)
    holding(clause("op1", "Counts lamps."), number=2)
    assert designations(search("q=lamps")) == ["901/2", "901/1"]


def test_of_equal_texts_the_newer_comes_first():
    for number, year in ((1, 1990), (2, 2010), (3, 2000)):
        holding(clause("op1", "Counts lamps."), number=number, adopted_on=date(year, 3, 1))
    assert designations(search("q=lamps")) == ["901/2", "901/3", "901/1"]
    assert designations(search("")) == ["901/2", "901/3", "901/1"]


def test_results_sort_by_date_number_and_citations():
    one = holding(clause("op1", "Lamps lamps lamps."), number=1, adopted_on=date(1990, 1, 1))
    two = holding(clause("op1", "Lamps and other things."), number=2, adopted_on=date(2000, 1, 1))
    for text in (one, two):
        CrossReference.objects.create(
            version=two if text is one else one, token="title", start=0, end=1, printed="x", kind="resolution",
            target="x", resolution=one.resolution, status="matched",
        )  # fmt: skip
    touch()
    assert designations(search("q=lamps&sort=date")) == ["901/2", "901/1"]
    assert designations(search("q=lamps&sort=number")) == ["901/1", "901/2"]
    assert designations(search("q=lamps&sort=cited")) == ["901/1", "901/2"]


def test_pages_hold_every_result_once_and_in_one_order():
    for number in range(1, 46):
        holding(clause("op1", "Counts lamps."), number=number)
    pages = [search(f"q=lamps&page={page}") for page in (1, 2, 3)]
    found = [name for page in pages for name in designations(page)]
    assert len(found) == len(set(found)) == 45
    assert [(page.first, page.last) for page in pages] == [(1, 20), (21, 40), (41, 45)]
    assert len(pages[0].hits) == PAGE_SIZE
    assert pages[0].previous_query is None
    assert pages[0].next_query == "q=lamps&page=2"
    assert pages[2].next_query is None
    assert designations(search("q=lamps&page=2")) == designations(pages[1])


def test_a_page_after_the_last_is_the_last_and_says_so():
    holding(clause("op1", "Counts lamps."))
    found = search("q=lamps&page=9")
    assert (found.page, len(found.hits)) == (1, 1)
    assert found.notes == ("There is only 1 page.",)
