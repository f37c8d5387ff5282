"""Sources are shown and downloaded, never changed."""

from django.urls import reverse

from resolutions.models import DroppedText, SourceDocument
from resolutions.store.documents import store_unread
from resolutions.tests.admin.conftest import said
from resolutions.tests.factories import make_source, make_version

BYTES = b"<script>alert(1)</script> caf\xe9\r\n"


def original(source):
    return reverse("admin:resolutions_sourcedocument_original", args=[source.pk])


def test_download_gives_the_bytes_as_received(archivist):
    response = archivist.get(original(make_source(BYTES)))
    assert response.content == BYTES


def test_download_is_a_file_that_no_browser_opens(archivist):
    response = archivist.get(original(make_source(BYTES, name="page.html")))
    assert response["Content-Type"] == "application/octet-stream"
    assert response["Content-Disposition"] == 'attachment; filename="page.html"'
    assert response["X-Content-Type-Options"] == "nosniff"


def test_hostile_file_name_stays_inside_its_header(archivist):
    source = make_source(BYTES, name='../../etc/"x";\r\nSet-Cookie: a=b')
    response = archivist.get(original(source))
    assert response["Content-Disposition"].startswith("attachment")
    assert "Set-Cookie" not in response.headers
    assert "\n" not in response["Content-Disposition"]


def test_page_escapes_the_name_and_lists_what_was_dropped(archivist):
    source = make_source(BYTES, name="<img src=x>.txt")
    DroppedText.objects.create(source=source, text="Page 2 <b>", reason="page furniture")
    page = archivist.get(reverse("admin:resolutions_sourcedocument_change", args=[source.pk])).content.decode()
    assert "&lt;img src=x&gt;.txt" in page
    assert "<img src=x>" not in page
    assert "Page 2 &lt;b&gt;" in page


def test_page_leads_to_the_texts_that_were_read(archivist):
    version = make_version()
    page = archivist.get(reverse("admin:resolutions_sourcedocument_change", args=[version.source_id])).content.decode()
    assert reverse("admin:resolutions_version_change", args=[version.pk]) in page


def test_nobody_changes_a_source(archivist):
    source = make_source(BYTES)
    address = reverse("admin:resolutions_sourcedocument_change", args=[source.pk])
    assert archivist.post(address, {"name": "other"}).status_code == 403


def test_staff_without_a_group_gets_no_bytes(staff):
    assert staff.get(original(make_source(BYTES))).status_code == 403


def remove(client, *sources):
    chosen = {"action": "remove_unread", "_selected_action": [source.pk for source in sources]}
    return client.post(reverse("admin:resolutions_sourcedocument_changelist"), chosen, follow=True)


def test_a_file_that_was_never_read_can_be_removed_and_no_other(archivist):
    read = make_version().source
    unread = store_unread("scan.pdf", b"%PDF", "There is no text in it.")
    response = remove(archivist, read, unread)
    assert set(SourceDocument.objects.values_list("pk", flat=True)) == {read.pk}
    assert "Texts were read from" in said(response)


def test_a_reviewer_removes_nothing(reviewer):
    unread = store_unread("scan.pdf", b"%PDF", "There is no text in it.")
    remove(reviewer, unread)
    assert SourceDocument.objects.filter(pk=unread.pk).exists()
