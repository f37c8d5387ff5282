"""The text is mended in one text area and the facts beside it; nobody's words are overwritten."""

import pytest

from resolutions.models import Event, Version
from resolutions.tests.admin.conftest import at, form_of, make_client, said
from resolutions.tests.factories import make_resolution, make_text, make_user, make_version


@pytest.fixture
def version(archivist):
    return make_version(make_text(printed="Resolution 901/1"), by=make_user("ana"))


@pytest.fixture
def other(db):
    return make_client("bea", "archivist")


def save(client, version, values, follow=True):
    return client.post(at("change", version), values, follow=follow)


def mended(values, old, new):
    assert old in values["text"]
    return {**values, "text": values["text"].replace(old, new)}


def words(version, token):
    return version.clauses.get(token=token).text


def test_mended_word_is_read_again(archivist, version):
    response = save(archivist, version, mended(form_of(archivist, version), "at dusk", "at dawn"))
    assert "Saved and read again" in said(response)
    assert words(version, "op2-a") == "To trim the wicks at dawn;"
    assert Version.objects.get(pk=version.pk).revision == 2
    assert version.events.get(verb=Event.Verb.EDITED).by == make_user("ana")


def test_saving_raises_no_doubt_of_its_own(archivist, version):
    before = set(version.problems.values_list("code", flat=True))
    save(archivist, version, mended(form_of(archivist, version), "at dusk", "at dawn"))
    assert set(version.problems.exclude(severity="info").values_list("code", flat=True)) <= before | {
        "no-adoption-date"
    }


def test_line_ends_of_a_browser_change_nothing(archivist, version):
    values = form_of(archivist, version)
    response = save(archivist, version, {**values, "text": values["text"].replace("\n", "\r\n")})
    assert "Nothing was changed" in said(response)
    assert Version.objects.get(pk=version.pk).revision == 1


def test_facts_are_saved_with_their_basis(archivist, version):
    facts = {"adopted_on": "1999-03-12", "adopted_on_basis": "archivist", "meeting": "7", "report_symbol": "E/1999/28"}
    save(archivist, version, {**form_of(archivist, version), **facts})
    version.refresh_from_db()
    assert (str(version.adopted_on), version.adopted_on_basis) == ("1999-03-12", "archivist")
    assert (version.meeting, version.report_symbol) == (7, "E/1999/28")


def test_date_without_its_basis_is_asked_about(archivist, version):
    response = save(archivist, version, {**form_of(archivist, version), "adopted_on": "1999-03-12"})
    assert response.status_code == 422
    assert "where the date of adoption is from" in response.content.decode()


def test_vote_needs_three_numbers(archivist, version):
    response = save(archivist, version, {**form_of(archivist, version), "vote_in_favour": "27"})
    assert response.status_code == 422
    save(
        archivist,
        version,
        {**form_of(archivist, version), "vote_in_favour": "27", "vote_against": "3", "vote_abstaining": "0"},
    )
    version.refresh_from_db()
    assert (version.vote_in_favour, version.vote_against, version.vote_abstaining) == (27, 3, 0)


def test_text_without_number_gets_one(archivist):
    nameless = make_version(resolution=False)
    values = {**form_of(archivist, nameless), "body": "cnd", "session": "901", "number": "12"}
    save(archivist, nameless, values)
    nameless.refresh_from_db()
    assert nameless.resolution == make_resolution("901", 12)


@pytest.mark.parametrize("part", [{"session": ""}, {"number": ""}, {"body": ""}])
def test_half_a_name_is_refused_and_the_words_stay_in_the_form(archivist, version, part):
    values = {**mended(form_of(archivist, version), "at dusk", "at dawn"), **part}
    response = save(archivist, version, values)
    assert response.status_code == 422
    assert "at dawn" in response.context["form"]["text"].value()
    assert words(version, "op2-a") == "To trim the wicks at dusk;"


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ({"session": "077"}, "is no session"),
        ({"session": "S-0"}, "is no session"),
        ({"session": "S-1000"}, "is no session"),
        ({"part_letter": "1"}, "one to four letters"),
        ({"part_letter": "A-B"}, "one to four letters"),
        ({"number": "", "slug": "My_Name"}, "small letters"),
        ({"number": "", "slug": "9-lanterns"}, "small letters"),
        ({"slug": "lanterns"}, "a number or a name"),
        ({"number": "", "slug": "lanterns", "part_letter": "A"}, "goes with a number"),
    ],
)
def test_name_that_no_address_can_have_is_refused(archivist, version, name, sentence):
    before = version.resolution
    response = save(archivist, version, {**form_of(archivist, version), **name})
    assert response.status_code == 422
    assert sentence in response.content.decode()
    assert "give all three" not in response.content.decode()
    version.refresh_from_db()
    assert version.resolution == before


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ({"session": "s-3", "part_letter": "b"}, "/cnd/resolutions/S-3/1-B"),
        (
            {"session": "62", "number": "", "slug": "lantern-pact", "kind": "declaration"},
            "/cnd/declarations/62/lantern-pact",
        ),
    ],
)
def test_name_as_people_write_it_gives_its_address(archivist, version, name, path):
    save(archivist, version, {**form_of(archivist, version), **name})
    version.refresh_from_db()
    assert version.resolution.identity.path == path


def test_text_that_cannot_be_read_is_refused_and_kept_in_the_form(archivist, version):
    response = save(archivist, version, {**form_of(archivist, version), "text": "My own form.\n"})
    assert response.status_code == 422
    assert response.context["form"]["text"].value() == "My own form.\n"
    assert words(version, "op2-a") == "To trim the wicks at dusk;"


def test_second_save_is_refused_and_overwrites_nothing(archivist, other, version):
    mine, theirs = form_of(archivist, version), form_of(other, version)
    save(other, version, mended(theirs, "at dusk", "at noon"))
    response = save(archivist, version, mended(mine, "oil in cellars", "oil in towers"))
    assert response.status_code == 409
    assert words(version, "op2-a") == "To trim the wicks at noon;"
    assert words(version, "op2-b") == "To store the oil in cellars;"


def test_refused_archivist_sees_who_saved_what_and_keeps_the_words(archivist, other, version):
    mine, theirs = form_of(archivist, version), form_of(other, version)
    save(other, version, {**mended(theirs, "at dusk", "at noon"), "meeting": "4"})
    response = save(archivist, version, mended(mine, "oil in cellars", "oil in towers"))
    page = response.content.decode()
    assert "bea" in page
    assert "oil in towers" in response.context["form"]["text"].value()
    signs = {line.sign + line.text.strip() for line in response.context["changes"].lines if line.kind != "same"}
    assert signs - {"…"} == {"−(a) To trim the wicks at dusk;", "+(a) To trim the wicks at noon;"}
    assert [(fact.label, fact.stored, fact.yours) for fact in response.context["changes"].facts] == [
        ("Meeting", "4", "")
    ]


def test_second_click_without_having_looked_is_refused_again(archivist, other, version):
    mine = form_of(archivist, version)
    save(other, version, mended(form_of(other, version), "at dusk", "at noon"))
    for _time in range(2):
        response = save(archivist, version, mended(mine, "in cellars", "in towers"))
    assert response.status_code == 409


def test_after_looking_the_archivist_may_save_over_it(archivist, other, version):
    mine = form_of(archivist, version)
    save(other, version, mended(form_of(other, version), "at dusk", "at noon"))
    refused = save(archivist, version, mended(mine, "in cellars", "in towers"))
    assert 'name="seen_revision" value="2"' in refused.content.decode()
    merged = mended(mended(mine, "in cellars", "in towers"), "at dusk", "at noon")
    save(archivist, version, {**merged, "seen_revision": "2"})
    assert words(version, "op2-a") == "To trim the wicks at noon;"
    assert words(version, "op2-b") == "To store the oil in towers;"


def test_words_typed_as_markup_come_back_escaped(archivist, version):
    save(archivist, version, mended(form_of(archivist, version), "at dusk", "at </textarea><script>x"))
    page = archivist.get(at("change", version)).content.decode()
    assert "</textarea><script>x" not in page
    assert "&lt;/textarea&gt;&lt;script&gt;x" in page


def test_reviewer_may_mend_too(reviewer, version):
    save(reviewer, version, mended(form_of(reviewer, version), "at dusk", "at dawn"))
    assert words(version, "op2-a").endswith("at dawn;")
