"""Invented texts written as Akoma Ntoso and read back."""

from __future__ import annotations

from dataclasses import replace

from resolutions.citations.addresses import address_of
from resolutions.citations.printed import printed_designation
from resolutions.exports.akn import write_akn
from resolutions.exports.grammar import Grammar
from resolutions.exports.record import Record
from resolutions.exports.site import Site
from resolutions.ingest.drafts import Draft
from resolutions.ingest.explicit_outline import ExplicitText, build_explicit_draft
from resolutions.ingest.readers.akn import reader
from resolutions.ingest.readers.akn.own import read_own
from resolutions.ingest.readers.akn.page import Page
from resolutions.ingest.readers.akn.parsing import find_first, parse_akn

SITE = Site("https://archive.example", "Archive of lamps")
GRAMMAR = Grammar(address_of, printed_designation, lambda key: f"/symbol/{key}")


def record_of(draft: Draft, **more) -> Record:
    return Record(draft.identity, draft.adoption, draft.text, draft.references, **more)


def write(draft: Draft, **more) -> str:
    return write_akn(record_of(draft, **more), SITE, GRAMMAR)


def read_back(written: str, vocabulary) -> Draft:
    """By the reader of our own form alone: it may not leave the document to the one for all markup."""
    root, _encoding = parse_akn(written.encode())
    explicit = read_own(find_first(root, "statement"), Page())
    assert isinstance(explicit, ExplicitText), "words stand outside of every place of the form"
    return without_links(build_explicit_draft(explicit, vocabulary)[0])


def without_links(draft: Draft) -> Draft:
    return replace(draft, text=draft.text.without_links())


def read_any(written: str, vocabulary) -> Draft:
    _source, (explicit,) = reader.read_akn(written.encode())
    return without_links(build_explicit_draft(explicit, vocabulary)[0])
