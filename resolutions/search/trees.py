"""Facets as trees: articles under their convention, sessions under their decade, narrower terms under broader ones.

The values and their counts are those of the flat facets, each counted by the index: a parent has its own count, which
is never the sum of what is below it, as one text may have several.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from resolutions.search.facets import BY_NAME, FACETS, FacetKind
from resolutions.search.index.snapshot import Snapshot, current
from resolutions.search.showing.results import Facet, FacetValue

Parents = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Branch:
    """A value with what is below it. `value` is None for a parent that nothing found has, which only holds others.

    label: as it is called below its parent, "article 3".
    """

    label: str
    value: FacetValue | None
    children: tuple[Branch, ...] = ()

    @property
    def is_selected(self) -> bool:
        return self.value is not None and self.value.is_selected

    @property
    def is_open(self) -> bool:
        """Whether it or something below it is chosen."""
        return self.is_selected or any(child.is_open for child in self.children)


@dataclass(frozen=True, slots=True)
class Tree:
    """One or two facets that are shown together. `facets` are those with values, the one of the roots first."""

    name: str
    facets: tuple[Facet, ...]
    branches: tuple[Branch, ...]

    @property
    def labels(self) -> tuple[str, ...]:
        return tuple(facet.label for facet in self.facets)

    @property
    def total(self) -> int:
        """How many values there are, on all levels."""
        return sum(len(facet.values) for facet in self.facets)


@dataclass(frozen=True, slots=True)
class Hierarchy:
    """What stands below what in one generation of the index: facet -> value -> its parent."""

    generation: str
    parents: Mapping[str, Parents]

    @classmethod
    def of(cls, snapshot: Snapshot) -> Hierarchy:
        parents: dict[str, Parents] = {}
        for kind in FACETS:
            if kind.below == kind.name:
                parents[kind.name] = kind.broader()
            elif kind.below:
                parents[kind.name] = _parents(snapshot, kind)
        return cls(snapshot.generation, parents)

    def parent(self, facet: str, value: str) -> str:
        """The value that one stands below; "" for none, and for one that no text has where only texts could tell."""
        parent_of = BY_NAME[facet].parent_of
        return parent_of(value) if parent_of else self.parents.get(facet, {}).get(value, "")

    def trees(self, facets: Iterable[Facet]) -> tuple[Tree, ...]:
        """The facets in their order, those of below with those above them; a facet without values is left out."""
        by_name = {facet.name: facet for facet in facets if facet.values}
        grown = []
        for name in by_name:
            below = BY_NAME[name].below
            if below and below != name and below in by_name:
                continue
            members = [by_name[name], *(one for one in by_name.values() if _is_under(one.name, name))]
            grown.append(Tree(name, tuple(members), self._branches(members)))
        return tuple(grown)

    def _branches(self, facets: Sequence[Facet]) -> tuple[Branch, ...]:
        if len(facets) == 1 and not self.parents.get(facets[0].name):
            return tuple([Branch(value.label, value) for value in facets[0].values])
        top, held = facets[0], {value.value for value in facets[0].values}
        below: dict[str, list[FacetValue]] = defaultdict(list)
        roots: list[FacetValue] = []
        for facet in facets:
            parents = self.parents.get(facet.name, {})
            for value in facet.values:
                parent = parents.get(value.value, "")
                is_root = not parent or (facet is top and parent not in held)
                (roots if is_root else below[parent]).append(value)
        seen: set[str] = set()
        grown = [self._grown(value, below, seen, is_top=value.facet == top.name) for value in roots]
        without = [parent for parent in below if parent not in seen]
        if not without:
            return tuple(grown)
        names = current().labels(top.name)
        orphans = [_holding(names.get(parent, parent), below[parent]) for parent in without]
        if BY_NAME[top.name].is_ordered:
            places = {label: place for place, label in enumerate(names.values())}
            return tuple(sorted((*grown, *orphans), key=lambda one: places.get(one.label, len(places))))
        return (*grown, *orphans)

    def _grown(
        self, value: FacetValue, below: Mapping[str, list[FacetValue]], seen: set[str], *, is_top: bool
    ) -> Branch:
        """Terms that are broader than each other in a circle are shown once."""
        if not is_top or value.value in seen:
            return Branch(value.label, value)
        seen.add(value.value)
        under = below.get(value.value)
        if not under:
            return Branch(value.label, value)
        children = [
            self._grown(one, below, seen, is_top=True) if one.facet == value.facet else Branch(one.label, one)
            for one in under
        ]
        return Branch(value.label, value, tuple([_shortened(child, value.label) for child in children]))


_held: list[Hierarchy] = []


def hierarchy(generation: str) -> Hierarchy:
    """What stands below what, made once a generation; another one than asked for is better than none."""
    for held in _held:
        if held.generation == generation:
            return held
    made = Hierarchy.of(current())
    _held[:] = [made]
    return made


def _is_under(name: str, above: str) -> bool:
    return name != above and BY_NAME[name].below == above


def _holding(label: str, values: Sequence[FacetValue]) -> Branch:
    return Branch(label, None, tuple(_shortened(Branch(one.label, one), label) for one in values))


def _shortened(branch: Branch, parent: str) -> Branch:
    """'1988 Convention, article 3' below '1988 Convention' -> 'article 3'."""
    label = branch.label.removeprefix(f"{parent}, ")
    return Branch(label, branch.value, branch.children) if label != branch.label else branch


def _parents(snapshot: Snapshot, kind: FacetKind) -> Parents:
    """Each value with the value above it: the one that its own name says, else the one that most of its texts have."""
    values, above = snapshot.facets[kind.name], snapshot.facets[kind.below]
    if kind.parent_of is not None:
        return {value: kind.parent_of(value) for value in values.values}
    names, found = tuple(above.values), {}
    for row, value in zip(values.rows, values.values, strict=True):
        shared = np.bitwise_count(above.rows & row).sum(axis=1)
        if shared.any():
            found[value] = names[int(shared.argmax())]
    return found
