"""How a query was read, in plain words: “paragraphs with “opium” and the exact phrase “money laundering”, without “coca””."""

from __future__ import annotations

from django.utils.translation import gettext as _

from resolutions.search.query import All, Any, Node, Not, Phrase, Prefix, Query, Symbol


def reading(query: Query, unit: str) -> str:
    """One sentence; '' when nothing was asked."""
    if query.root is None:
        return ""
    words = _worded(query.root)
    if unit == "resolution":
        return _("Resolutions %(condition)s.") % {"condition": words}
    return _("Paragraphs %(condition)s.") % {"condition": words}


def _worded(node: Node) -> str:
    if isinstance(node, Any):
        return _(" or ").join(_grouped(each) for each in node.nodes)
    if isinstance(node, All):
        return _(" and ").join(_grouped(each) for each in node.nodes)
    if isinstance(node, Not):
        return _("without %(what)s") % {"what": _inner(node.node)}
    return _("with %(what)s") % {"what": _named(node)}


def _inner(node: Node) -> str:
    if isinstance(node, All | Any | Not):
        return _("[anything %(condition)s]") % {"condition": _worded(node)}
    return _named(node)


def _grouped(node: Node) -> str:
    """A group inside a group is set in brackets, so that it is read in one way only."""
    return f"[{_worded(node)}]" if isinstance(node, All | Any) else _worded(node)


def _named(node: Node) -> str:
    if isinstance(node, Phrase):
        return _("the exact phrase “%(typed)s”") % {"typed": node.typed}
    if isinstance(node, Prefix):
        return _("words that begin with “%(typed)s”") % {"typed": node.typed}
    if isinstance(node, Symbol):
        sentence = _("symbols that begin with %(typed)s") if node.is_prefix else _("the symbol or number %(typed)s")
        return sentence % {"typed": node.typed}
    return _("the word “%(typed)s”") % {"typed": node.typed}  # type: ignore[union-attr]
