"""Texts on lanterns in a session of the Commission, made in processes of their own: `in_archive("drafts(1, 3)", **urls)`."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.handlers.exception import convert_exception_to_response
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from resolutions.models import SourceDocument, Version
from resolutions.publishing.publish import publish
from resolutions.store.groups import ensure_groups
from resolutions.store.rows import store_text, text_fields
from resolutions.structure.nodes import Words
from resolutions.tests.factories import clause, make_resolution, make_text
from resolutions.tests.replicas.names import PASSWORD, SESSION, WORD, word_of
from resolutions.tests.replicas.serving import manage
from resolutions.views.reading import ReadingDatabase


def in_archive(call: str, **given: str) -> str:
    """Runs one of the functions below in a process with these settings; what it printed."""
    return manage(
        "shell", "-v", "0", "-c", f"from resolutions.tests.replicas import texts; texts.{call}", **given
    ).strip()


def draft(number: int) -> Version:
    text = make_text(
        (
            clause("pp1", f"Recalling the {WORD} of harbour {word_of(number)},", verb="recall"),
            clause("op1", "Requests every harbour to count its lanterns.", number="1.", verb="request"),
        ),
        (),
        title=Words(f"Lanterns of harbour {word_of(number)}"),
        printed=f"Resolution {SESSION}/{number}",
    )
    named = text.title.text.encode()
    source = SourceDocument.objects.create(
        sha256=sha256(named).hexdigest(), name=f"{number}.txt", content=named, size=len(named), format="text", pages=[0]
    )
    version = Version.objects.create(resolution=make_resolution(SESSION, number), source=source, **text_fields(text))
    store_text(version, text)
    return version


def drafts(first: int, count: int) -> None:
    """Prints the key of each."""
    for number in range(first, first + count):
        print(draft(number).pk)


def published(first: int, count: int) -> None:
    """Each with its draft in one transaction: it is there as a whole or not at all."""
    for number in range(first, first + count):
        with transaction.atomic():
            publish(draft(number), None)


def written_while_reading() -> None:
    """Prints the status of a page that writes though it is only asked for, and the databases that it was tried on."""
    tried = []

    def page(request: HttpRequest) -> HttpResponse:
        tried.append(connection.alias)
        make_resolution(SESSION, 99)
        return HttpResponse("written")

    answer = ReadingDatabase(convert_exception_to_response(page))(RequestFactory().get("/"))
    print(answer.status_code, *tried)


def read_twice() -> None:
    """Prints how many texts a page counts before and after another is published and replayed, and how many the next page counts."""

    def page(request: HttpRequest) -> HttpResponse:
        before = Version.objects.count()
        with ThreadPoolExecutor(1) as others:  # whose databases are those of the settings
            others.submit(draft, 98).result()
            while others.submit(lambda: Version.objects.using("replica-1").count()).result() == before:
                time.sleep(0.05)
        return HttpResponse(f"{before} {Version.objects.count()}")

    reading = ReadingDatabase(page)
    print(reading(RequestFactory().get("/")).content.decode())
    reading.get_response = lambda request: HttpResponse(str(Version.objects.count()))
    print(reading(RequestFactory().get("/")).content.decode())


def reviewer(name: str) -> None:
    """Somebody who may publish."""
    ensure_groups()
    user = get_user_model().objects.create_user(name, password=PASSWORD, is_staff=True)
    user.groups.set(Group.objects.filter(name__in=("archivist", "reviewer")))
