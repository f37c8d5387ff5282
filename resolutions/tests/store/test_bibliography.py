"""What is known of a text's life in print: of its own, of its session, of the report that prints it."""

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import prefetch_related_objects
from django.test.utils import CaptureQueriesContext

from resolutions.exports.record import Reissue, Report, Tie
from resolutions.models import Bibliography, Body, Relation, SessionPart, SessionReport, Subject, Version
from resolutions.models import Reissue as ReissueRow
from resolutions.store.bibliography import lookups, split_symbol
from resolutions.store.facts import load_facts
from resolutions.store.records import head_record_of, record_of
from resolutions.tests.factories import make_body, make_published, make_resolution, make_text, make_version

pytestmark = pytest.mark.django_db


def fresh(version):
    return Version.objects.with_identity().get(pk=version.pk)


@pytest.fixture
def version():
    published = make_published(label="52", number=1, adopted_on=date(2009, 3, 20))
    session = published.resolution.session
    session.report_symbol = "E/2009/28-E/CN.7/2009/12"
    session.save()
    return published


@pytest.fixture
def printed(version):
    return SessionReport.objects.create(
        session=version.resolution.session, symbol="E/2009/28", supplement="8", chapter="I", section="C", basis="seen"
    )


SERIES = "Official Records of the Economic and Social Council, 2009, Supplement No. 8"


def test_report_of_the_session_prints_its_resolutions(version, printed):
    assert record_of(fresh(version)).report == Report("E/2009/28", SERIES, "", "I", "C")


def test_section_of_the_resolutions_is_not_that_of_decisions(version, printed):
    decided = fresh(version)
    decided.resolution.kind = "decision"
    assert record_of(decided).report == Report("E/2009/28", SERIES)


def test_unsure_symbol_is_not_given(version, printed):
    session = version.resolution.session
    session.is_symbol_sure = False
    session.save()
    assert record_of(fresh(version)).report == Report()


@pytest.mark.parametrize(
    ("day", "symbol"),
    [(date(2009, 3, 20), "E/2009/28"), (date(2009, 12, 2), "E/2009/28/Add.1"), (None, "")],
)
def test_reconvened_part_has_a_report_of_its_own(version, day, symbol):
    session = version.resolution.session
    SessionPart.objects.create(
        session=session, starts_on=date(2009, 12, 1), ends_on=date(2009, 12, 2), report_symbol="E/2009/28/Add.1"
    )
    other = make_published(label="52", number=2, adopted_on=day)
    assert record_of(fresh(other)).report.symbol == symbol


def test_report_that_a_text_was_read_from_goes_before_that_of_its_session(version):
    read = make_published(label="52", number=3, adopted_on=date(2009, 3, 20), report_symbol="E/2009/28/Rev.1")
    assert record_of(fresh(read)).report.symbol == "E/2009/28/Rev.1"


def test_what_an_archivist_established_wins_field_by_field(version, printed):
    Bibliography.objects.create(
        resolution=version.resolution,
        section="D",
        pages="12–14",
        agenda_item="Lamps",
        draft_symbol="E/L.9",
        basis="seen",
    )
    record = record_of(fresh(version))
    assert record.report == Report("E/2009/28", SERIES, "", "I", "D", "12–14")
    assert record.adoption.agenda_item == "Lamps"
    assert record.adoption.draft_symbol == "E/L.9"


def test_facts_as_read_stay_where_nothing_else_is_established():
    read = make_published(label="52", number=4, agenda_item="Oil", draft_symbol="E/L.1")
    Bibliography.objects.create(resolution=read.resolution, draft_symbol="E/L.2", basis="seen")
    record = record_of(fresh(read))
    assert (record.adoption.agenda_item, record.adoption.draft_symbol) == ("Oil", "E/L.2")


def test_draft_is_as_it_was_read():
    draft = make_version(make_text(), label="52", number=5, agenda_item="Oil")
    Bibliography.objects.create(resolution=draft.resolution, agenda_item="Lamps", basis="seen")
    assert record_of(fresh(draft)).adoption.agenda_item == "Oil"


def test_corrigenda_of_text_and_report(version, printed):
    ReissueRow.objects.create(resolution=version.resolution, kind="reissue", symbol="X/1*", issued_on=date(2010, 1, 2))
    ReissueRow.objects.create(report=printed, symbol="E/2009/28/Corr.1", note="page 3")
    assert record_of(fresh(version)).reissues == (
        Reissue("reissue", "X/1*", date(2010, 1, 2)),
        Reissue("corrigendum", "E/2009/28/Corr.1", None, "page 3", is_of_report=True),
    )


def test_corrigendum_is_of_one_thing(version, printed):
    for one in ({}, {"resolution": version.resolution, "report": printed}):
        with pytest.raises(IntegrityError), transaction.atomic():
            ReissueRow.objects.create(symbol="E/2009/28/Corr.1", **one)


def test_subjects_languages_and_ties(version):
    Subject.objects.create(resolution=version.resolution, term="WICKS")
    Subject.objects.create(resolution=version.resolution, term="LAMPS")
    make_published(make_text(language="fr"), label="52", number=1)
    older, newer = make_resolution("52", 8), make_resolution("52", 9)
    Relation.objects.create(subject=version.resolution, kind="supersedes", object=older)
    Relation.objects.create(subject=newer, kind="follows-up", object=version.resolution)
    record = record_of(fresh(version))
    assert record.subjects == ("LAMPS", "WICKS")
    assert record.languages == ("en", "fr")
    assert record.ties == (Tie("supersedes", older.identity), Tie("follows-up", newer.identity, is_inverse=True))


def test_names_and_symbols(version):
    council = make_body("ecosoc")
    Body.objects.filter(slug="cnd").update(parent=council)
    record = record_of(fresh(version))
    assert (record.designation, record.symbol) == ("52/1", "")
    assert record.parent_name == "Economic and Social Council"
    assembly = make_published(label="77", number=238, body="ga", symbol="A/RES/77/238*")
    assert record_of(fresh(assembly)).symbol == "A/RES/77/238"
    other = make_published(label="23", number=2434, body="ga")
    assert record_of(fresh(other)).symbol == "A/RES/2434(XXIII)"


def test_head_record_is_the_record_without_its_paragraphs(version, printed):
    whole, head = record_of(fresh(version)), head_record_of(fresh(version))
    assert head.text.clauses == ()
    assert head.references == ()
    same = ("identity", "adoption", "report", "designation", "symbol", "languages", "body_name")
    assert [getattr(head, name) for name in same] == [getattr(whole, name) for name in same]
    assert head.text.title.text == whole.text.title.text


def queries_of(read):
    with CaptureQueriesContext(
        connection,
    ) as context:
        read()
    return len(context)


def test_facts_of_many_versions_are_read_at_the_price_of_one(version, printed):
    for number in range(2, 8):
        other = make_published(label="52", number=number)
        Subject.objects.create(resolution=other.resolution, term="LAMPS")
    few, many = (list(Version.objects.with_identity().select_related("source")[:count]) for count in (2, 7))
    assert queries_of(lambda: prefetch_related_objects(few, *lookups())) == queries_of(
        lambda: prefetch_related_objects(many, *lookups())
    )
    assert queries_of(lambda: [head_record_of(one) for one in many]) == 0


@pytest.mark.parametrize(
    ("symbol", "parts"),
    [
        ("E/2002/28-E/CN.7/2002/11", ("E/2002/28", "")),
        ("E/2001/28/Rev.1, part two", ("E/2001/28/Rev.1", "two")),
        ("E/1889/Rev.1--E/CN.7/216/Rev.1", ("E/1889/Rev.1", "")),
        ("A/S-20/11", ("A/S-20/11", "")),
        ("", ("", "")),
    ],
)
def test_double_symbols_and_parts(symbol, parts):
    assert split_symbol(symbol) == parts


@pytest.mark.parametrize(
    ("symbol", "supplement", "series"),
    [("E/2009/28", "8", SERIES), ("E/2009/28", "", ""), ("E/4455", "2", "")],
)
def test_series_is_named_by_the_year_of_the_symbol(symbol, supplement, series):
    assert SessionReport(symbol=symbol, supplement=supplement).series == series


def test_facts_that_are_shipped():
    load_facts()
    reports = {str(row): row for row in SessionReport.objects.all()}
    assert reports["E/2002/28"].supplement == ""
    assert [str(row) for row in reports["E/2002/28"].reissues.all()] == ["E/2002/28/Corr.1", "E/2002/28/Corr.2"]
    assert (reports["E/2009/28"].section, reports["E/2022/28"].section) == ("C", "B")
    assert reports["E/2009/28/Add.1"].supplement == "8A"
    assert reports["E/1990/24"].supplement == "4"
    sessions = {split_symbol(row.session.report_symbol)[0] for row in SessionReport.objects.select_related("session")}
    parts = {split_symbol(part.report_symbol)[0] for part in SessionPart.objects.all()}
    assert set(reports) <= sessions | parts
