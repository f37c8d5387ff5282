"""How a query was read, in plain words: “Paragraphs with the word “opium” and that cite 1988 Convention, article 3.”

Every condition can stand after “paragraphs” or “resolutions” by itself, so that any may be joined by “and” and “or”; a
group inside a group is set in brackets and is read in one way only.
"""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from resolutions.search.asking.query import (
    All,
    Any,
    Cited,
    Field,
    Meant,
    Near,
    Node,
    Not,
    Phrase,
    Prefix,
    Query,
    Symbol,
    Term,
    Titled,
    Years,
)

MOST_NAMED = 6


def reading(query: Query, unit: str) -> str:
    """One sentence; '' when nothing was asked."""
    if query.root is None:
        return ""
    words = _worded(query.root)
    if unit == "resolution":
        return _("Resolutions %(condition)s.") % {"condition": words}
    return _("Paragraphs %(condition)s.") % {"condition": words}


def _worded(node: Node, *, is_not: bool = False) -> str:
    if isinstance(node, Any | All):
        joint = _(" or ") if isinstance(node, Any) else _(" and ")
        words = joint.join(_grouped(each) for each in node.nodes)
        return _("without [anything %(condition)s]") % {"condition": words} if is_not else words
    if isinstance(node, Not):
        if not is_not:
            return _worded(node.node, is_not=True)
        return _("without [anything %(condition)s]") % {"condition": _worded(node)}
    if isinstance(node, Titled):
        return _titled(node, is_not=is_not)
    if isinstance(node, Field):
        return _property(node, is_not=is_not)
    return (_("without %(what)s") if is_not else _("with %(what)s")) % {"what": _named(node)}


def _grouped(node: Node) -> str:
    return f"[{_worded(node)}]" if isinstance(node, All | Any) else _worded(node)


def _titled(node: Titled, *, is_not: bool) -> str:
    if isinstance(node.node, All | Any | Not | Titled | Field):
        sentence = _("under no title [%(condition)s]") if is_not else _("under a title [%(condition)s]")
        return sentence % {"condition": _worded(node.node)}
    sentence = _("without %(what)s in the title") if is_not else _("with %(what)s in the title")
    return sentence % {"what": _named(node.node)}


def _named(term: Term) -> str:
    if isinstance(term, Phrase):
        return _("the exact phrase “%(typed)s”") % {"typed": term.typed}
    if isinstance(term, Near):
        if not term.apart:
            return _("the words “%(typed)s” side by side in any order") % {"typed": term.typed}
        sentence = ngettext(
            "the words “%(typed)s” in any order with at most %(apart)d other word among them",
            "the words “%(typed)s” in any order with at most %(apart)d other words among them",
            term.apart,
        )
        return sentence % {"typed": term.typed, "apart": term.apart}
    if isinstance(term, Prefix):
        return _("words that begin with “%(typed)s”") % {"typed": term.typed}
    if isinstance(term, Symbol):
        sentence = _("symbols that begin with %(typed)s") if term.is_prefix else _("the symbol or number %(typed)s")
        return sentence % {"typed": term.typed}
    return _("the word “%(typed)s”") % {"typed": term.typed}


def _property(field: Field, *, is_not: bool) -> str:
    if not field.meant:
        sentence = _("without “%(field)s:%(value)s”") if is_not else _("with “%(field)s:%(value)s”, which nothing has")
        return sentence % {"field": field.name, "value": field.typed + "*" * field.is_prefix}
    return _sentence(field.name, is_not=is_not) % {"what": _alternatives(field.meant)}


def _sentence(name: str, *, is_not: bool) -> str:
    if name in ("cites", "convention", "article"):
        return _("that do not cite %(what)s") if is_not else _("that cite %(what)s")
    if name == "to":
        return _("that do not ask %(what)s") if is_not else _("that ask %(what)s")
    if name == "action":
        return _("whose verb is not %(what)s") if is_not else _("whose verb is %(what)s")
    if name == "topic":
        return _("that are not on %(what)s") if is_not else _("that are on %(what)s")
    if name == "part":
        return _("that are not in the part %(what)s") if is_not else _("that are in the part %(what)s")
    if name == "language":
        return _("that are not in %(what)s") if is_not else _("that are in %(what)s")
    if name == "vote":
        return _("of texts that are not %(what)s") if is_not else _("of texts %(what)s")
    if name == "kind":
        return _("that are not of the kind %(what)s") if is_not else _("of the kind %(what)s")
    return _("that are not of %(what)s") if is_not else _("of %(what)s")


def _alternatives(meant: Sequence[Meant]) -> str:
    named = list(dict.fromkeys(_meant(each) for each in meant))
    more = len(named) - MOST_NAMED
    if more > 0:
        last = ngettext("%(count)d other", "%(count)d others", more) % {"count": more}
        named = [*named[:MOST_NAMED], last]
    return _(" or ").join(named)


def _meant(meant: Meant) -> str:
    if isinstance(meant, Years):
        return _years(meant)
    if isinstance(meant, Cited):
        return _("what begins with %(symbol)s") % {"symbol": meant.label} if meant.is_prefix else meant.label
    return f"“{meant.label}”"


def _years(years: Years) -> str:
    if years.first == years.last:
        return str(years.first)
    if years.last == 9999:
        return _("%(first)d and later") % {"first": years.first}
    if years.first <= 1:
        return _("%(last)d and earlier") % {"last": years.last}
    return _("%(first)d to %(last)d") % {"first": years.first, "last": years.last}
