"""Every specimen, folder by folder, through every stage: read, stored, given back, published, shown."""

import json
import re
from collections import Counter
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import transaction

from resolutions.ingest.drafts import Severity
from resolutions.ingest.pipeline import read_source
from resolutions.models import CrossReference, Resolution, Session, SourceDocument, Version
from resolutions.store.rows import from_rows
from resolutions.structure.nodes import Kind

SAMPLES = Path(settings.BASE_DIR) / "resolutions" / "samples"
FOLDERS = sorted(path.parent for path in SAMPLES.glob("*/expected.json"))


@pytest.fixture(params=FOLDERS, ids=lambda folder: folder.name)
def folder(request):
    return request.param


@pytest.fixture
def expected(folder):
    return json.loads((folder / "expected.json").read_text(encoding="utf-8"))


def source_of(folder):
    (path,) = folder.glob("source.*")
    return path


def read(folder):
    path = source_of(folder)
    return read_source(path.read_bytes(), path.name)


@pytest.fixture
def draft(folder):
    (draft,) = read(folder).drafts
    return draft


def marks_of(text):
    """Place -> markers, in printed order; only places that call a note."""
    places = {"title": text.title, **{str(clause.anchor): clause.words for clause in text.walk()}}
    return {place: [mark.marker for mark in words.marks] for place, words in places.items() if words.marks}


def test_every_folder_has_a_source_and_what_is_expected_of_it():
    assert {path.parent for path in SAMPLES.glob("*/source.*")} == set(FOLDERS)
    assert len(FOLDERS) >= 12


def test_says_in_its_masthead_that_it_is_a_specimen(draft):
    assert draft.text.masthead[0] == "Specimen in invented wording, not a text of the United Nations"


def test_is_what_it_says_it_is(draft, expected):
    assert draft.identity.path == expected["address"]
    assert draft.text.printed.rstrip(".") == expected["printed"]


def test_format_is_known(folder, expected):
    assert read(folder).source.format == expected["format"]


def test_adoption_is_read(draft, expected):
    adoption = draft.adoption
    date = adoption.adopted_on.isoformat() if adoption.adopted_on else None
    vote = [adoption.vote.in_favour, adoption.vote.against, adoption.vote.abstaining] if adoption.vote else None
    read = {"adopted_on": date, "adopted_on_basis": adoption.basis, "meeting": adoption.meeting, "vote": vote}
    assert read == {name: expected[name] for name in read}


def test_paragraphs_have_their_addresses(draft, expected):
    tokens = [str(clause.anchor) for clause in draft.text.walk() if clause.kind != Kind.HEADING]
    assert " ".join(tokens) == expected["clauses"]


def test_headings_are_apart(draft, expected):
    headings = " | ".join(clause.text for clause in draft.text.walk() if clause.kind == Kind.HEADING)
    assert [heading for heading in expected["headings"] if heading not in headings] == []


def test_paragraphs_cut_by_a_page_end_are_joined(draft, expected):
    joined = [
        str(clause.anchor) for clause in draft.text.walk() if any("joined" in repair for repair in clause.repairs)
    ]
    assert joined == expected["joined"]


def test_marks_call_their_notes(draft, expected):
    assert marks_of(draft.text) == expected["marks"]
    assert sorted(note.marker for note in draft.text.footnotes) == sorted(expected["notes"])


def test_references_are_found(draft, expected):
    """Expected is [place, target], or [place, target, pinpoint] where the words name a part."""
    found = {(str(reference.anchor), reference.target, reference.pinpoint) for reference in draft.references}
    found |= {reference[:2] for reference in found}
    assert {tuple(reference) for reference in expected["references"]} - found == set()


def test_no_paragraph_refers_to_itself(draft):
    assert [reference for reference in draft.references if str(reference.anchor) == reference.target] == []


def test_only_what_is_doubtful_is_in_doubt(folder, expected):
    doubts = [problem.code for problem in read(folder).problems if problem.severity != Severity.INFO]
    assert doubts == expected["doubts"]


def test_no_word_is_lost(folder, draft):
    """Every word of the source is in the text or listed as dropped, as often as it is printed (marks and markup apart)."""
    reading = read(folder)
    text = draft.text
    words = [*text.masthead, text.printed, text.title.text, text.formula.text, text.adoption_line.text]
    words += [f"{clause.number or ''} {clause.text}" for clause in text.walk()]
    words += [cell.text for clause in text.walk() for cell in clause.cells]
    words += [note.words.text for note in text.footnotes] + [dropped.text for dropped in reading.dropped]
    held, source = (Counter(re.findall(r"[A-Za-z]{2,}", part)) for part in (" ".join(words), reading.source.text))
    assert source - held == Counter()


@pytest.fixture(scope="module")
def filled(django_db_setup, django_db_blocker):
    """Facts and specimens, loaded once for the tests of this file, each of which undoes what it changes."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("load_facts", stdout=StringIO())
        call_command("load_specimens", stdout=StringIO())
        yield
        transaction.set_rollback(True)


@pytest.fixture
def loaded(filled, db):
    """The specimens, as readers see them."""


def test_all_are_published_and_shown(loaded, client):
    for folder in FOLDERS:
        expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
        answer = client.get(expected["address"])
        page = answer.content.decode()
        assert answer.status_code == 200, folder.name
        assert all(f'id="{token}"' in page for token in expected["clauses"].split()), folder.name
        assert all(f'id="fn{note}"' in page for note in expected["notes"] if note.isdigit()), folder.name


def test_what_is_stored_is_what_was_read(loaded):
    for folder in FOLDERS:
        data = source_of(folder).read_bytes()
        (version,) = Version.objects.filter(source__content=data)
        assert from_rows(version).without_sources() == read_source(data, "again").drafts[0].text.without_sources()


def test_the_specimens_cite_each_other(loaded):
    cited = CrossReference.objects.filter(target__startswith="CND/", version__state="published")
    assert cited.count() >= 12
    assert {reference.status for reference in cited} == {"matched"}
    assert all(reference.resolution_id for reference in cited)


def test_loading_twice_adds_nothing(loaded):
    before = [model.objects.count() for model in (Resolution, Version, SourceDocument, Session)]
    out = StringIO()
    call_command("load_specimens", stdout=out)
    assert [model.objects.count() for model in (Resolution, Version, SourceDocument, Session)] == before
    assert "0 added" in out.getvalue()


def test_a_specimen_that_was_withdrawn_is_not_published_again(loaded):
    version = Version.objects.published().order_by("pk").first()
    Version.objects.filter(pk=version.pk).update(state=Version.State.WITHDRAWN)
    call_command("load_specimens", stdout=StringIO())
    version.refresh_from_db()
    assert version.state == Version.State.WITHDRAWN


def test_their_sessions_say_what_they_are(loaded):
    sessions = Session.objects.filter(resolutions__versions__isnull=False).distinct()
    assert {session.label for session in sessions} == {"901", "902", "903", "S-901"}
    assert all(session.is_specimen and "Specimen" in session.note for session in sessions)


def test_pages_say_that_they_are_specimens_and_are_not_indexed(loaded, client):
    for address in ("/cnd/resolutions/902/1", "/cnd/resolutions/902/1/op2", "/cnd/sessions/S-901"):
        page = client.get(address).content.decode()
        assert "specimen" in page.lower(), address
        assert re.search(r'<meta name="robots" content="[^"]*noindex', page), address
    assert "/90" not in client.get("/sitemap.xml").content.decode()


def test_one_command_removes_them_all(loaded):
    call_command("remove_specimens", stdout=StringIO())
    assert not Resolution.objects.filter(register_entry__isnull=True).exists()
    assert not SourceDocument.objects.exists()
