"""Where a text is and how it is cited."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from django.utils.translation import gettext

from resolutions.exports.fragments import fragment_of, quotation_of
from resolutions.exports.html import permanent_path
from resolutions.exports.meta_tags import MetaTag, meta_tags
from resolutions.exports.record import Record
from resolutions.exports.styles.cited import Cited, cited_of
from resolutions.exports.styles.table import STYLES
from resolutions.exports.styles.wording import Run
from resolutions.models import Version
from resolutions.views.writers import FORMATS, this_site

FILES = {"csl.json": "CSL-JSON", "ris": "RIS", "bib": "BibTeX"}


@dataclass(frozen=True, slots=True)
class Form:
    """A citation in one style, to be copied as it stands."""

    key: str
    name: str
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Quoted:
    """A paragraph with its reference: its words and their language, the reference, and the link that marks them."""

    words: str
    language: str
    reference: str
    link: str


@dataclass(frozen=True, slots=True)
class HowToCite:
    """Everything to copy. `usual`: the forms of the United Nations; `others`: the other manuals; `files`: name -> path.

    is_masthead_date: the day is that of distribution. Without forms: a specimen, which is not cited.
    """

    address: str
    usual: tuple[Form, ...] = ()
    others: tuple[Form, ...] = ()
    quoted: Quoted | None = None
    files: tuple[tuple[str, str], ...] = ()
    meta: tuple[MetaTag, ...] = ()
    is_masthead_date: bool = False


def how_to_cite(record: Record, token: str = "") -> HowToCite:
    """For a whole text, a paragraph ('op2-e'), a note ('fn33') or a range ('op3..op5')."""
    path = permanent_path(record.identity, record.language) + (f"/{token}" if token else "")
    address = this_site().address(path)
    cited = cited_of(record, this_site(), token)
    if cited is None:
        return HowToCite(address)
    forms = [Form(style.key, gettext(style.name), style.write(cited).runs) for style in STYLES]
    return HowToCite(
        address=address,
        usual=tuple(form for form in forms if form.key.startswith("un-")),
        others=tuple(form for form in forms if not form.key.startswith("un-")),
        quoted=_quoted(record, cited) if token else None,
        files=tuple((FILES[one], f"{quote(path, safe='/@~')}.{one}") for one in FILES if one in FORMATS),
        meta=tuple(meta_tags(record, this_site(), token, has_pdf="pdf" in FORMATS)),
        is_masthead_date=cited.adopted_on is None and cited.distributed_on is not None,
    )


def _quoted(record: Record, cited: Cited) -> Quoted | None:
    """The words of the place as they are copied; none where nothing stands there."""
    quotation = quotation_of(record, cited.token)
    if quotation is None:
        return None
    reference = f"({STYLES[1].write(cited).runs[0].text.rstrip('.')})"
    return Quoted(quotation.words, record.language, reference, f"{cited.url}{fragment_of(quotation)}")


def text_path(version: Version, *, is_numbered: bool = False) -> str:
    """The permanent address of a text: '/cnd/resolutions/45/9', '/ga/resolutions/77/238/fr', '/cnd/resolutions/45/9@1'."""
    number = f"@{version.number}" if is_numbered else ""
    language = "" if version.language == "en" else f"/{version.language}"
    return f"{version.resolution.identity.path}{number}{language}"
