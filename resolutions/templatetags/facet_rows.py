"""The rows of a facet as HTML: boxes to tick, nested as its values are, a dozen in sight and the others folded away.

Written without a template: a page has hundreds of rows, and they would take longer than the search.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from html import escape
from urllib.parse import urlencode

from django import template
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from resolutions.search.facets import BY_NAME
from resolutions.search.request import SearchRequest
from resolutions.search.trees import Branch, Tree
from resolutions.templatetags.found import facet_box

register = template.Library()
FIRST = 12
FOLDED = 24
BELOW = 12  # rows below one parent
ALL_BELOW = 36  # folded rows below all parents of a facet


@dataclass(frozen=True, slots=True)
class FacetRows:
    """A facet as a page shows it. lists: (label, number of values, address) of all values, where not all are shown."""

    label: str
    first: SafeString
    folded: SafeString
    lists: tuple[tuple[str, int, str], ...]


@register.simple_tag
def facet_rows(tree: Tree, request: SearchRequest) -> FacetRows:
    """The first dozen, with whatever is chosen among the others; then as many again to unfold."""
    rest = tree.branches[FIRST:]
    opened = [branch for branch in rest if branch.is_open]
    folded = [branch for branch in rest if not branch.is_open]
    writer = _Writer(request.on_page(1))
    return FacetRows(
        label=" · ".join(tree.labels),
        first=writer.write([*tree.branches[:FIRST], *opened]),
        folded=writer.write(folded[:FOLDED]),
        lists=tuple(
            (facet.label, len(facet.values), writer.values_path(facet.name))
            for facet in tree.facets
            if len(facet.values) > FIRST
        ),
    )


@dataclass
class _Writer:
    """request: of the first page; left: how many rows may still be folded below parents of this facet."""

    request: SearchRequest
    left: int = ALL_BELOW

    @cached_property
    def _values(self) -> tuple[str, str]:
        """The address of the page with all values of a facet, and the search that it belongs to."""
        return reverse("resolutions:search-values"), self.request.query_string

    def write(self, branches: Iterable[Branch]) -> SafeString:
        return mark_safe(self._rows(branches))  # noqa: S308 (every word is escaped by _box and _below)

    def _rows(self, branches: Iterable[Branch]) -> str:
        rows = "\n".join(f"<li>{_box(branch)}{self._below(branch)}</li>" for branch in branches)
        return f"<ul>{rows}</ul>" if rows else ""

    def _below(self, branch: Branch) -> str:
        """What stands under a parent: in sight where it is chosen or holds what is, else folded; the rest a link away."""
        children = branch.children
        if not children:
            return ""
        chosen = [child for child in children[BELOW:] if child.is_open]
        shown = [*children[:BELOW], *chosen]
        rest = self._all_below(branch) if len(children) > len(shown) else ""
        if branch.is_open or branch.value is None:
            return self._rows(shown) + rest
        if len(shown) > self.left:
            return self._all_below(branch)
        self.left -= len(shown)
        child = children[0].value
        kind = BY_NAME[child.facet] if child else None
        is_term = kind is not None and kind.below == kind.name
        words = escape(_("Narrower") if kind is None or is_term else str(kind.label))
        return (
            f'<details class="within"><summary>{words}<span class="unseen">: {escape(branch.label)}</span></summary>'
            f"{self._rows(shown)}{rest}</details>"
        )

    def _all_below(self, branch: Branch) -> str:
        child = branch.children[0].value
        parent = branch.value.value if branch.value else ""
        if child is None or not parent:
            return ""
        words = _("All %(count)d") % {"count": len(branch.children)}
        path = escape(self.values_path(child.facet, below=parent))
        return f'<a class="all" href="{path}" rel="nofollow">{words}<span class="unseen">: {escape(branch.label)}</span></a>'

    def values_path(self, facet: str, **more: str) -> str:
        path, asked = self._values
        extra = urlencode(more, safe=":/")
        return f"{path}?{'&'.join(part for part in (f'facet={facet}', asked, extra) if part)}"


def _box(branch: Branch) -> str:
    if branch.value is None:
        return f'<span class="parent">{escape(branch.label)}</span>'
    return facet_box(branch.value, branch.label)
