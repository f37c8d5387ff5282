"""What values of facets are called: every name under which somebody may ask for an organ, an action, a convention.

The names are those of the tables (labels of facets, aliases, printed forms), folded as texts are; what no name is
exactly is looked for by its stems, so that “requested” is the action “request”.
"""

from __future__ import annotations

import re
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from django.conf import settings
from django.conf.locale import LANG_INFO
from django.utils.translation import get_language, gettext

from resolutions.citations.keys import roman_session
from resolutions.models import (
    ActionForm,
    AddresseeName,
    Article,
    Body,
    Convention,
    ConventionName,
    Session,
    TopicName,
)
from resolutions.models.vocabularies import TermName
from resolutions.search.index.arrays import LABELS_LIVE, Snapshot
from resolutions.search.terms.closeness import closest
from resolutions.search.terms.stems import stem
from resolutions.search.terms.words import words

Names = Iterator[tuple[str, str]]  # name, value
MOST_NEAR = 3


@dataclass(frozen=True)
class Named:
    """The names of one facet: folded -> values, by stems -> values, and as they are shown."""

    generation: str
    exact: Mapping[str, tuple[str, ...]]
    stemmed: Mapping[str, tuple[str, ...]]
    shown: Mapping[str, str]
    read_at: float = field(default_factory=time.monotonic)

    def values(self, typed: str, *, is_prefix: bool = False) -> tuple[str, ...]:
        """What is called so: exactly, else in another form of the words; with `is_prefix` all that begin so."""
        key = folded(typed)
        if is_prefix:
            begun = (held for name, held in self.exact.items() if name.startswith(key) and key)
            return tuple(dict.fromkeys(value for held in begun for value in held))
        return self.exact.get(key) or self.stemmed.get(_stems(key), ())

    def near(self, typed: str) -> tuple[str, ...]:
        """Names that hold what was typed, or are spelled almost so."""
        key = folded(typed)
        holding = sorted((name for name in self.exact if key and f" {key} " in f" {name} "), key=len)
        found = [*holding[:MOST_NEAR], *closest(key, self.exact, MOST_NEAR)]
        shown: dict[tuple[str, ...], str] = {}
        for name in found:
            shown.setdefault(self.exact[name], self.shown[name])
        return tuple(shown.values())[:MOST_NEAR]


def folded(name: str) -> str:
    """'The Executive Director' -> 'executive director'."""
    found = words(name)
    return " ".join(found[1:] if len(found) > 1 and found[0] == "the" else found)


_kept: dict[tuple[str, str], Named] = {}  # by facet and language of the page


def forget_names() -> None:
    """What was read of another database is of no use."""
    _kept.clear()
    _held.clear()


@dataclass
class Vocabulary:
    """The names of all facets as one snapshot has them, each read when it is first asked for.

    Names are corrected without a new generation, and a new generation seldom has new names: they are kept for a minute,
    but read again when something is called by a name that is not among them.
    """

    snapshot: Snapshot

    def __getitem__(self, facet: str) -> Named:
        held = _kept.get((facet, get_language() or ""))
        is_fresh = held is not None and held.read_at > time.monotonic() - LABELS_LIVE
        return held if held is not None and is_fresh else self._read(facet)

    def _read(self, facet: str) -> Named:
        named = _kept[facet, get_language() or ""] = _read(facet, self.snapshot)
        return named

    def values(self, facet: str, typed: str, *, is_prefix: bool = False) -> tuple[str, ...]:
        """The values of a facet that are called so, terms that were merged by the names that they have now."""
        named = self[facet]
        found = named.values(typed, is_prefix=is_prefix)
        if not found and named.generation != self.snapshot.generation:
            found = self._read(facet).values(typed, is_prefix=is_prefix)
        return self.snapshot.now_called(facet, found)

    def label(self, facet: str, value: str) -> str:
        return self.snapshot.labels(facet).get(value, value)

    @cached_property
    def session_years(self) -> Mapping[str, int]:
        """Session -> year, for texts that bear no date; as the decade of a text is found."""
        rows = Session.objects.filter(year__isnull=False).values_list("body__slug", "label", "year")
        return {f"{body}:{label}": year for body, label, year in rows if year}

    def articles(self, conventions: Iterable[str], article: str) -> list[str]:
        """Values of articles of these conventions that exist; 38 bis of 1961 is in the Convention as amended."""
        slugs = tuple(conventions)
        rows = Article.objects.filter(slug=article).order_by("convention__position")
        held = dict.fromkeys(f"{slug}/{article}" for slug in rows.values_list("convention__slug", flat=True))
        cited = self.snapshot.facets["article"].numbers
        found = [value for slug in slugs if (value := f"{slug}/{article}") in held or value in cited]
        return found or [value for value in held if value.startswith(tuple(f"{slug}-" for slug in slugs))]


_held: dict[str, Vocabulary] = {}


def vocabulary_of(snapshot: Snapshot) -> Vocabulary:
    """The names as they are now, with the texts of this snapshot."""
    held = _held.get(snapshot.generation)
    if held is None or held.snapshot is not snapshot:
        _held.clear()
        held = _held[snapshot.generation] = Vocabulary(snapshot)
    return held


def _read(facet: str, snapshot: Snapshot) -> Named:
    exact: dict[str, dict[str, None]] = defaultdict(dict)
    shown: dict[str, str] = {}
    labels = snapshot.labels(facet)
    for name, value in _names(facet, snapshot, labels):
        key = folded(name)
        if key:
            exact[key][value] = None
            shown.setdefault(key, name)
    stemmed: dict[str, dict[str, None]] = defaultdict(dict)
    for key, values in exact.items():
        stemmed[_stems(key)].update(values)
    return Named(snapshot.generation, _settled(exact), _settled(stemmed), shown)


def _settled(found: Mapping[str, dict[str, None]]) -> dict[str, tuple[str, ...]]:
    return {name: tuple(values) for name, values in found.items()}


def _stems(key: str) -> str:
    return " ".join(stem("en", word) for word in key.split())


def _names(facet: str, snapshot: Snapshot, labels: Mapping[str, str]) -> Names:
    """Labels first, so that they are what is shown of a value with many names."""
    for value, label in labels.items():
        yield label, value
    for value in (*labels, *snapshot.facets[facet].numbers):
        yield value, value
    if facet in _OTHERS:
        yield from _OTHERS[facet]()


def _bodies() -> Names:
    for slug, short, abbreviation, others in Body.objects.values_list("slug", "short_name", "abbreviation", "aliases"):
        for name in (abbreviation, *others, short):
            yield name, slug


def _sessions() -> Names:
    """45 is the session of every organ that has one; in Roman numerals as older texts print it, with its organ too."""
    for body, short, label in Session.objects.values_list("body__slug", "body__abbreviation", "label"):
        value, roman = f"{body}:{label}", roman_session(label)
        ordinal = f"{label}{_ending(label)}" if label.isdigit() and len(label) < 4 else label
        for name in (label, ordinal, f"{ordinal} session", *([roman] if ordinal != label else [])):
            yield name, value
            yield f"{short or body} {name}", value


def _ending(number: str) -> str:
    return "th" if number[-2:-1] == "1" else {"1": "st", "2": "nd", "3": "rd"}.get(number[-1], "th")


def _actions() -> Names:
    yield from ActionForm.objects.values_list("printed", "action__slug")


def _terms(model: type[TermName], term: str) -> Callable[[], Names]:
    return lambda: iter(model._default_manager.filter(is_retired=False).values_list("words", f"{term}__slug"))


def _conventions() -> Names:
    yield from Convention.objects.values_list("title", "slug")
    yield from ConventionName.objects.order_by("pk").values_list("name", "convention__slug")


def _decades() -> Names:
    for year in range(1900, 2100, 10):
        yield f"{year}s", str(year)


def _parts() -> Names:
    yield from (("pp", "preamble"), ("preambular", "preamble"), ("op", "operative"), ("annexes", "annex"))


def _languages() -> Names:
    """In English and in themselves; Django knows Chinese by its two scripts only."""
    for code, _name in settings.LANGUAGES:
        for known in (code, f"{code}-hans", f"{code}-hant"):
            if known in LANG_INFO:
                yield LANG_INFO[known].get("name", code), code
                yield LANG_INFO[known].get("name_local", code), code


def _votes() -> Names:
    yield from ((gettext("vote"), "yes"), (gettext("no vote"), "no"))


_OTHERS: Mapping[str, Callable[[], Names]] = {
    "body": _bodies,
    "session": _sessions,
    "decade": _decades,
    "topic": lambda: iter(
        TopicName.objects.filter(is_retired=False)
        .exclude(place=TopicName.Place.NEVER)
        .values_list("words", "topic__slug")
    ),
    "addressee": _terms(AddresseeName, "addressee"),
    "action": _actions,
    "convention": _conventions,
    "part": _parts,
    "language": _languages,
    "vote": _votes,
}

_ARTICLE = r"(?:articles?|arts?|art[íi]culos?|стать[яиею]|المادة|第)"
_NUMBER = r"(?P<article>\d+(?:[ -]?(?:bis|ter|quater|[A-Za-z](?![A-Za-z])))?)"
_AFTER = re.compile(rf"(?P<name>.+?)(?:\s*,\s*|\s+){_ARTICLE}\.?\s*{_NUMBER}", re.IGNORECASE)
_BEFORE = re.compile(
    rf"{_ARTICLE}\.?\s*{_NUMBER}\s*(?:条|條)?,?\s*(?:of|de|du|del|in)?\s*(?:the|la|le|el)?\s+(?P<name>.+)",
    re.IGNORECASE,
)
_SLASH = re.compile(r"(?P<name>[^/]+)/(?P<article>[0-9A-Za-z-]+)")


def split_article(typed: str) -> tuple[str, str]:
    """Name of the convention and slug of the article: '1988 Convention, article 3' -> ('1988 Convention', '3').

    >>> split_article("article 38 bis of the 1961 Convention"), split_article("1961/38-bis"), split_article("1988")
    (('1961 Convention', '38-bis'), ('1961', '38-bis'), ('1988', ''))
    """
    for form in (_AFTER, _BEFORE, _SLASH):
        found = form.fullmatch(typed.strip())
        if found:
            return found["name"].strip(" ,"), _article_slug(found["article"])
    return typed, ""


def _article_slug(printed: str) -> str:
    return re.sub(r"(?<=\d)[ -]?(?=[a-z])", "-", printed.casefold())
