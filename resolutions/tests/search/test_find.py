"""What is found, by what is typed: the same on every database."""

import pytest

from resolutions.models import CrossReference, FootnoteMark
from resolutions.search.index.writing import index_version
from resolutions.structure.nodes import Kind, Part, Words
from resolutions.tests.factories import clause, make_convention, make_resolution, make_text, make_version, note
from resolutions.tests.search.conftest import designations, facet, holding, indexed, places, published, search


def test_a_word_is_found_in_any_form_and_spelling():
    holding(clause("op1", "Urges the organization of labour in lighthouses."), number=1)
    holding(clause("op1", "Counts the boats."), number=2)
    for typed in ("organise", "organisation", "lighthouse", "labor", "LIGHTHOUSES", "urged"):
        assert designations(search(f"q={typed}")) == ["901/1"], typed


def test_co_operation_is_found_however_it_is_spelled():
    holding(clause("op1", "Calls for co-operation under the old régime."))
    for typed in (
        "cooperation",
        "co-operation",
        "regime",
        "R%C3%A9gime",
        '"cooperation under"',
        '"co-operation under"',
    ):
        assert search(f"q={typed}").total == 1, typed


def test_all_words_must_stand_in_one_paragraph_or_in_one_resolution():
    holding(clause("op1", "Paints the boats."), clause("op2", "Counts the lamps."))
    assert search("q=boats+lamps").total == 0
    assert search("q=boats+lamps&unit=resolution").total == 1


def test_not_means_not_in_the_chosen_unit():
    holding(clause("op1", "Paints the boats."), clause("op2", "Counts the lamps and boats."))
    found = search("q=boats+-lamps")
    assert places(found) == {"901/1": ["op1"]}
    assert search("q=boats+-lamps&unit=resolution").total == 0


def test_a_phrase_is_exact_and_never_reaches_into_the_next_paragraph():
    holding(clause("op1", "Keeps the brass lamps"), clause("op2", "burning at night."))
    assert search("q=%22brass lamps%22").total == 1
    assert search("q=%22lamps burning%22").total == 0
    assert search("q=%22lamps brass%22").total == 0
    assert search("q=%22brass lamp%22").total == 0
    assert search("q=%22brass lam*%22").total == 1


def test_a_phrase_is_found_in_both_spellings_and_across_hyphens():
    holding(clause("op1", "Fights organized oil-burning in the harbor."))
    for typed in ("organised oil", "oil burning", "oil-burning", "the harbour"):
        assert search(f"q=%22{typed}%22").total == 1, typed


def test_a_phrase_in_a_long_text_is_found_only_where_it_stands():
    filler = " ".join(f"word{number}" for number in range(400))
    clauses = [clause(f"op{number}", f"{filler} item {number} of the list.") for number in range(1, 41)]
    holding(*clauses)
    assert places(search("q=%22item 37 of%22")) == {"901/1": ["op37"]}


def test_a_prefix_finds_all_words_that_begin_so_and_no_others():
    holding(clause("op1", "Traffickers and trafficking."), number=1)
    holding(clause("op1", "Trams and traps."), number=2)
    assert designations(search("q=traffick*")) == ["901/1"]
    assert sorted(designations(search("q=tra*"))) == ["901/1", "901/2"]


def test_an_item_is_found_by_its_own_words_and_its_opening_words_and_shows_only_its_own():
    below = clause("op1-a", "To trim the wicks;", number="(a)")
    holding(clause("op1", "Invites the keepers:", number="1.", children=[below, clause("op1-b", "To rest.")]))
    found = search("q=keepers+wicks")
    assert places(found) == {"901/1": ["op1-a"]}
    assert found.hits[0].paragraphs[0].html == "To trim the <mark>wicks</mark>;"
    assert search("q=wicks+rest").total == 0
    assert places(search("q=%22the keepers%22+rest")) == {"901/1": ["op1-b"]}


def test_a_note_is_found_through_the_paragraph_that_calls_it():
    holding(
        clause("op1", "Recalls the ledger,", marks=[("1", 18)]),
        clause("op2", "Closes the ledger."),
        notes=[note("1", "Kept by the chandler.")],
    )
    found = search("q=ledger+chandler")
    assert places(found) == {"901/1": ["op1"]}
    assert [(each.token, each.html) for each in found.hits[0].paragraphs[0].notes] == [
        ("fn1", "Kept by the <mark>chandler</mark>.")
    ]


def test_a_note_that_no_paragraph_calls_is_found_at_its_own_address():
    holding(clause("op1", "Closes the ledger."), notes=[note("7", "Kept by the chandler.")])
    paragraph = search("q=chandler").hits[0].paragraphs[0]
    assert (paragraph.token, paragraph.path, paragraph.part) == ("fn7", "/cnd/resolutions/901/1/fn7", "")


def test_a_note_on_the_title_is_found_with_the_title():
    version = make_version(make_text([clause("op1", "Rests.")], [note("1", "After the chandler.")]))
    FootnoteMark.objects.create(version=version, place="title", marker="1", at=4, footnote=version.footnotes.get())
    version.state, version.number, version.published_at = "published", 1, version.created_at
    version.save()
    index_version(version)
    found = search("q=chandler+lanterns")
    assert found.total == 1
    assert found.hits[0].paragraphs == ()


def test_cells_of_a_table_are_found_in_their_row_and_no_phrase_goes_from_one_to_the_next():
    row = clause("t1-r1", "", kind=Kind.TABLE, part=Part.ANNEX, cells=(Words("brass lamp"), Words("ten pounds")))
    holding(clause("t1", "", kind=Kind.TABLE, part=Part.ANNEX, children=[row]))
    found = search("q=lamp+pounds")
    assert found.hits[0].paragraphs[0].html == "brass <mark>lamp</mark> | ten <mark>pounds</mark>"
    assert search("q=%22lamp ten%22").total == 0


def test_a_text_of_three_hundred_paragraphs_is_one_resolution():
    clauses = [clause(f"op{number}", f"Counts lamp number{number}.") for number in range(1, 301)]
    holding(*clauses, number=1)
    holding(clause("op1", "Counts lamp number299."), number=2)
    found = search("q=number299")
    assert sorted(places(found).items()) == [("901/1", ["op299"]), ("901/2", ["op1"])]
    hit = next(hit for hit in search("q=lamp").hits if hit.identity.number == 1)
    assert hit.matching == 300
    assert facet(search("q=lamp"), "part") == {"operative": 2}


@pytest.mark.parametrize("typed", ["901/7", "resolution 901/7", "CND 901/7", "cnd/res/901/7", "CND Res.901/7"])
def test_a_resolution_is_found_by_its_designation_however_it_is_typed(typed):
    holding(clause("op1", "Rests."), number=7)
    holding(clause("op1", "Rests as well."), number=8)
    assert designations(search(f"q={typed}")) == ["901/7"]


def test_a_roman_designation_is_one_word():
    holding(clause("op1", "Rests."), label="40", number=2)
    for typed in ("2 (XL)", "2(XL)", "2 (xl)", "40/2"):
        assert designations(search(f"q={typed}")) == ["40/2"], typed


def test_a_symbol_is_found_where_it_is_printed_and_where_it_is_meant():
    version = make_version(make_text([clause("op1", "Recalls its forty-fifth lamp list,")], []))
    CrossReference.objects.create(
        version=version,
        clause=version.clauses.get(),
        token="op1",
        start=8,
        end=33,
        printed="its forty-fifth lamp list",
        kind="resolution",
        target="CND/RES/45/9",
    )
    version.state, version.number, version.published_at = "published", 1, version.created_at
    version.save()
    index_version(version)
    holding(clause("op1", "Takes note of A/RES/77/238 and S–20/4."), number=2)
    for typed in ("45/9", "CND/RES/45/9"):
        found = search(f"q={typed}")
        assert designations(found) == ["901/1"], typed
        assert found.hits[0].paragraphs[0].html == "Recalls <mark>its forty-fifth lamp list</mark>,"
    for typed in ("A/RES/77/238", "a/res/77/238", "S-20/4", "S–20/4", "A/RES/77/*"):
        assert designations(search(f"q={typed}")) == ["901/2"], typed


def test_chinese_russian_and_arabic_texts_are_found():
    holding(clause("op1", "麻醉药品和精神药物的管制"), language="zh", number=1)
    holding(clause("op1", "Контроль над наркотиками"), language="ru", number=2)
    holding(clause("op1", "مكافحة المخدرات"), language="ar", number=3)
    assert designations(search("q=精神药物")) == ["901/1"]
    assert designations(search("q=管制")) == ["901/1"]
    assert designations(search("q=制")) == ["901/1"]
    assert search("q=药麻").total == 0
    assert designations(search("q=наркотиков")) == ["901/2"]
    assert designations(search("q=المخدرات")) == ["901/3"]


def test_texts_of_one_resolution_in_two_languages_are_one_result():
    resolution = make_resolution()
    holding(clause("op1", "Counts the candles."), resolution=resolution)
    text = make_text([clause("op1", "Compte les bougies.")], [], language="fr", title=Words("Bougies"))
    indexed(text, resolution=resolution)
    assert facet(search("q=candles+OR+bougies"), "language") == {"en": 1, "fr": 1}
    french = search("q=bougies").hits[0]
    assert (french.language, french.languages, french.path) == ("fr", ("en", "fr"), "/cnd/resolutions/901/1/fr")
    assert french.paragraphs[0].path == "/cnd/resolutions/901/1/fr/op1"
    assert search("q=candles").hits[0].path == "/cnd/resolutions/901/1"


def test_facets_of_paragraphs_hold_for_the_paragraph_that_matches():
    convention = make_convention("1988")
    version = make_version(
        make_text(
            [clause("op1", "Requests lamps.", verb="request"), clause("op2", "Notes article two.", verb="note")], []
        )
    )
    row = CrossReference.objects.create(
        version=version, clause=version.clauses.get(token="op2"), token="op2", start=0, end=5, printed="Notes",
        kind="convention", target="1988", convention=convention, status="matched",
    )  # fmt: skip
    row.articles.add(convention.articles.get(slug="2"))
    version.state, version.number, version.published_at = "published", 1, version.created_at
    version.save()
    index_version(version)
    assert search("action=request&article=1988/2").total == 0
    assert search("action=request&article=1988/2&unit=resolution").total == 1
    assert places(search("action=note&article=1988/2")) == {"901/1": ["op2"]}
    assert facet(search("action=request"), "action") == {"request": 1, "note": 1}
    assert facet(search("action=request"), "article") == {}


def test_a_rejected_reference_is_no_citation():
    version = make_version(make_text([clause("op1", "Notes the paper.")], []))
    CrossReference.objects.create(
        version=version, clause=version.clauses.get(), token="op1", start=0, end=5, printed="Notes",
        kind="convention", target="1988", convention=make_convention("1988"), status="rejected",
    )  # fmt: skip
    version.state, version.number, version.published_at = "published", 1, version.created_at
    version.save()
    index_version(version)
    assert facet(search(""), "convention") == {}


def test_a_name_of_several_conventions_counts_for_each_of_them():
    version = make_version(make_text([clause("op1", "Notes the paper.")], []))
    group = make_convention("lamp-conventions", "The lamp conventions", articles=0)
    group.kind = "group"
    group.save()
    group.members.set([make_convention("1961"), make_convention("1988")])
    CrossReference.objects.create(
        version=version, clause=version.clauses.get(), token="op1", start=0, end=5, printed="Notes",
        kind="convention", target="lamp-conventions", convention=group, status="matched",
    )  # fmt: skip
    version.state, version.number, version.published_at = "published", 1, version.created_at
    version.save()
    index_version(version)
    assert facet(search(""), "convention") == {"lamp-conventions": 1, "1961": 1, "1988": 1}


def test_nothing_is_found_in_an_empty_archive():
    found = search("q=lamp&session=cnd:45")
    assert (found.total, found.hits, found.pages) == (0, (), 1)
    assert search("").total == 0


def test_drafts_are_not_found():
    make_version(make_text([clause("op1", "Hides the lamps.")], []))
    published(number=2)
    assert search("q=lamps").total == 0


def test_specimens_are_marked_and_can_be_left_out():
    holding(clause("op1", "Counts the lamps."), label="901")
    holding(clause("op1", "Counts the lamps."), label="45")
    assert {hit.identity.session: hit.is_specimen for hit in search("q=lamps").hits} == {"901": True, "45": False}
    without = search("q=lamps", with_specimens=False)
    assert designations(without) == ["45/1"]
    assert facet(without, "session") == {"cnd:45": 1}


def test_paragraphs_are_shown_for_facets_of_paragraphs_even_where_no_word_is_sought():
    holding(clause("op1", "Requests lamps.", verb="request"), clause("op2", "Notes oil.", verb="note"))
    assert places(search("action=note")) == {"901/1": ["op2"]}
    assert places(search("body=cnd")) == {"901/1": []}


def test_the_three_best_paragraphs_are_shown_in_printed_order():
    holding(*(clause(f"op{number}", f"Counts lamps {'and oil ' * number}.") for number in range(1, 6)))
    hit = search("q=lamps").hits[0]
    assert [paragraph.token for paragraph in hit.paragraphs] == ["op1", "op2", "op3"]
    assert hit.matching == 5


def test_how_a_query_was_read_is_said_in_plain_words():
    holding(clause("op1", "Counts the lamps."))
    found = search('q=lamps+"brass+wick+-oil')
    assert found.reading == "Paragraphs with the word “lamps” and with the exact phrase “brass wick -oil”."
    assert found.notes == ("A closing quotation mark was missing; it was read at the end.",)
    assert search("q=(a+OR+b)+-c&unit=resolution").reading == (
        "Resolutions [with the word “a” or with the word “b”] and without the word “c”."
    )
