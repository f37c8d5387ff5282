"""What an address asks for. The address is the whole state: every link on the page is a request written back.

/search?q=opium&unit=resolution&session=cnd:45&session=cnd:46&action=request&sort=date&page=2
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from resolutions.search.facets import FACETS
from resolutions.search.filters import chosen_values
from resolutions.search.finding.ranking import Sort
from resolutions.search.index.generations import SHORT

PAGE_SIZE = 20
PARAGRAPH, RESOLUTION = UNITS = ("paragraph", "resolution")
LAST_PAGE = 100_000


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """Words, unit, chosen facet values, order and page; `notes` say what of an address was not understood.

    at: the generation that the list was begun with, shortened; it is carried from page to page and changes no result.
    is_exact: a value of a facet that no text has finds nothing; else it is left out, as a person would rather have it.
    """

    q: str = ""
    unit: str = PARAGRAPH
    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sort: Sort = Sort.RELEVANCE
    page: int = 1
    at: str = ""
    notes: tuple[str | Promise, ...] = ()
    with_specimens: bool = True
    is_exact: bool = False

    @classmethod
    def from_query(cls, data: QueryDict) -> SearchRequest:
        """Reads the query string of an address; what it does not know is left out with a note, never an error."""
        notes: list[str | Promise] = []
        unit = data.get("unit") or PARAGRAPH
        if unit not in UNITS:
            notes.append(format_lazy(_("“{value}” is no unit of search and was left out."), value=unit[:60]))
            unit = PARAGRAPH
        sort = data.get("sort") or Sort.RELEVANCE
        if sort not in list(Sort):
            notes.append(format_lazy(_("“{value}” is no order of results and was left out."), value=sort[:60]))
            sort = Sort.RELEVANCE
        page = data.get("page") or "1"
        if not (page.isascii() and page.isdigit() and 0 < int(page[:9]) <= LAST_PAGE):
            notes.append(format_lazy(_("“{value}” is no page; this is the first."), value=page[:60]))
            page = "1"
        return cls(
            q=" ".join((data.get("q") or "").replace("\0", " ").split()),
            unit=unit,
            chosen=chosen_values(data),
            sort=Sort(sort),
            page=int(page),
            at=(data.get("at") or "")[:SHORT],
            notes=tuple(notes),
        )

    @property
    def is_paragraph(self) -> bool:
        return self.unit == PARAGRAPH

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked: no words, no facets."""
        return not self.q and not self.chosen

    @property
    def query_string(self) -> str:
        """The one address of this request, without its question mark, in whatever order it was asked; what is usual is left out."""
        return urlencode(self.pairs(), safe=":/")

    def pairs(self, *, without: str = "") -> list[tuple[str, str]]:
        """Names and values of this request's address in their fixed order; `without`: a facet that is left out."""
        pairs = [("q", self.q)] if self.q else []
        pairs += [("unit", self.unit)] if self.unit != PARAGRAPH else []
        names = [kind.name for kind in FACETS if kind.name != without]
        pairs += [(name, value) for name in names for value in sorted(self.chosen.get(name, ()))]
        pairs += [("sort", self.sort.value)] if self.sort != Sort.RELEVANCE else []
        return pairs + ([("page", str(self.page))] if self.page > 1 else [])

    def toggled(self, facet: str, value: str) -> SearchRequest:
        """The first page with this value chosen, or no longer chosen."""
        values = self.chosen.get(facet, ())
        others = tuple(each for each in values if each != value)
        kept = others if value in values else (*values, value)
        chosen = {
            **{name: held for name, held in self.chosen.items() if name != facet},
            **({facet: kept} if kept else {}),
        }
        return replace(self, chosen=chosen, page=1)

    def without_facets(self, *names: str) -> SearchRequest:
        """The first page without these facets; without any where none is named."""
        kept = {name: held for name, held in self.chosen.items() if names and name not in names}
        return replace(self, chosen=kept, page=1)

    def on_page(self, page: int) -> SearchRequest:
        return replace(self, page=page)

    def page_query(self, page: int, generation: str) -> str:
        """The query string of another page of a list of this generation; the first page always begins anew."""
        at = f"&at={generation[:SHORT]}" if page > 1 and generation else ""
        return f"{self.on_page(page).query_string}{at}"

    def values_query(self, facet: str, **more: str | int) -> str:
        """The query string of the page with all values of a facet: 'facet=article&q=opium&below=1988'."""
        extra = urlencode({name: value for name, value in more.items() if value}, safe=":/")
        return "&".join(part for part in (f"facet={facet}", self.on_page(1).query_string, extra) if part)

    def is_begun_before(self, generation: str) -> bool:
        """Whether the list that this page belongs to was begun with another generation."""
        return bool(self.at) and self.at != generation[:SHORT]

    def in_unit(self, unit: str) -> SearchRequest:
        return replace(self, unit=unit, page=1)

    def sorted_by(self, sort: Sort) -> SearchRequest:
        return replace(self, sort=sort, page=1)

    def with_words(self, q: str) -> SearchRequest:
        return replace(self, q=q, page=1)
