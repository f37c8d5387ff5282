"""What becomes of published tokens when another text is published: kept, moved or retired, never without a word.

A token once published always names the same words. `propose` compares the draft with the last published text of its
language and says, for every token of that text, which paragraph of the draft holds its words now. Where that is not
the paragraph of the same token, a person has to agree: with a mapping {published token: token in the draft, or None
where the words are gone}.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from resolutions.errors import AnchorsUnsettled, PublishingError
from resolutions.models import Anchor, Version
from resolutions.publishing.languages import Elsewhere, elsewhere
from resolutions.store.alignment import Passage, align, likeness, passages_of
from resolutions.store.naming import Namer
from resolutions.store.rows import from_rows
from resolutions.structure.nodes import Clause, Text

Settled = Mapping[str, str | None]


@dataclass(frozen=True, slots=True)
class Step:
    """One published token. suggestion: the token in the draft that holds its words, None where nothing does.

    is_settled: the same token holds the same words, or a person said what becomes of it (then `chosen` is that).
    """

    token: str
    words: str
    suggestion: str | None
    suggested_words: str
    likeness: float
    is_settled: bool
    chosen: str | None


@dataclass(frozen=True, slots=True)
class Plan:
    """What publishing will do. names: token as read -> final token, of every paragraph and note of the draft.

    moved: published token -> final token that holds its words now; retired: published tokens whose words are gone;
    added: final tokens that no published text of any language had.
    """

    steps: tuple[Step, ...]
    names: dict[str, str]
    moved: dict[str, str]
    retired: tuple[str, ...]
    added: tuple[str, ...]

    @property
    def unsettled(self) -> tuple[Step, ...]:
        return tuple(step for step in self.steps if not step.is_settled)

    @property
    def is_settled(self) -> bool:
        return not self.unsettled

    @property
    def proposal(self) -> dict[str, str | None]:
        """The mapping that settles everything as the comparison suggests."""
        return {step.token: step.suggestion for step in self.unsettled}

    @property
    def renamed(self) -> dict[str, str]:
        """Tokens of the draft that will change: {"pp3": "pp2a"}."""
        return {read: final for read, final in self.names.items() if read != final}


def propose(version: Version, mapping: Settled | None = None) -> Plan:
    """The plan for a draft, with what a person has settled so far in `mapping`.

    Raises PublishingError for a mapping that names tokens which are in neither text.
    """
    return plan_for(version, from_rows(version), settled_versions(version), mapping)


def settled_versions(version: Version) -> tuple[Version, ...]:
    """All published texts of the same resolution, also those replaced or withdrawn; the newest of a language first."""
    rows = Version.objects.filter(resolution=version.resolution_id, state__in=Version.SETTLED_STATES)
    return tuple(rows.defer("body_html").order_by("language", "-number")) if version.resolution_id else ()


def plan_for(version: Version, draft: Text, settled: Sequence[Version], mapping: Settled | None = None) -> Plan:
    """As `propose`, for a caller that has the text of the draft and the settled versions."""
    if not settled:
        return _plan_names(draft, {}, set())
    used = set(Anchor.objects.filter(resolution=version.resolution_id).values_list("token", flat=True))
    before = next((one for one in settled if one.language == version.language), None)
    others = elsewhere(version, settled)
    if before is None:
        return _plan_beside(draft, others, used, mapping or {})
    return plan(passages_of(from_rows(before)), draft, used, mapping or {}, others=others)


def plan(
    old: Iterable[Passage], draft: Text, used: set[str], mapping: Settled, *, others: Elsewhere | None = None
) -> Plan:
    """The plan from the published passages, the draft, every token ever used, and what a person settled.

    others: the texts of other languages, whose tokens new paragraphs at the same places get.
    """
    old = tuple(old)
    new = passages_of(draft)
    _check(mapping, old, new)
    aligned = align(old, new)
    words = {one.token: one.words for one in new}
    steps = tuple(_step(one, aligned.get(one.token), words, mapping) for one in old)
    return _planned(steps, draft, words, used | {one.token for one in old}, others or Elsewhere())


def _planned(
    steps: tuple[Step, ...], draft: Text, words: Mapping[str, str], tokens: set[str], others: Elsewhere
) -> Plan:
    """The names that follow from what became of each published token."""
    holders: dict[str, list[Step]] = defaultdict(list)
    for step in steps:
        if step.chosen is not None:
            holders[step.chosen].append(step)
    kept = {token: _keeper(token, held, words).token for token, held in holders.items()}
    names = _names(draft, others.share(draft, kept), tokens)
    moved = {step.token: kept[token] for token, held in holders.items() for step in held if step.token != kept[token]}
    retired = tuple(step.token for step in steps if step.chosen is None)
    return Plan(steps, names, moved, retired, tuple(name for name in names.values() if name not in tokens))


def refuse_unsettled(plan: Plan) -> None:
    """Raises AnchorsUnsettled, which carries the plan, where a person has yet to say what becomes of a token."""
    if plan.is_settled:
        return
    said = "; ".join(_sentence(step) for step in plan.unsettled)
    raise AnchorsUnsettled(
        _(
            "Published paragraphs would lose their addresses. Say for each where its words are now, "
            "or that they are gone. Proposed: %(steps)s."
        )
        % {"steps": said},
        plan,
    )


def _sentence(step: Step) -> str:
    if step.suggestion is None:
        return _("%(token)s: gone") % {"token": step.token}
    return _("%(token)s: now %(other)s") % {"token": step.token, "other": step.suggestion}


def _check(mapping: Settled, old: tuple[Passage, ...], new: tuple[Passage, ...]) -> None:
    published, read = {one.token for one in old}, {one.token for one in new}
    for token, chosen in mapping.items():
        if token not in published:
            raise PublishingError(_("%(token)s is no address of the published text.") % {"token": token})
        if chosen is not None and chosen not in read:
            raise PublishingError(
                _("%(token)s cannot move to %(chosen)s: the new text has no such paragraph.")
                % {"token": token, "chosen": chosen}
            )


def _step(one: Passage, found: tuple[str, float] | None, words: Mapping[str, str], mapping: Settled) -> Step:
    suggestion, ratio = found or (None, 0.0)
    is_settled = one.token in mapping or suggestion == one.token
    chosen = mapping.get(one.token, suggestion)
    return Step(one.token, one.words, suggestion, words.get(suggestion or "", ""), ratio, is_settled, chosen)


def _keeper(token: str, held: list[Step], words: Mapping[str, str]) -> Step:
    """Of several published tokens whose words one paragraph holds now: the most alike names it, the rest move."""
    return max(held, key=lambda step: (step.token == token, likeness(step.words, words[token])))


def _names(draft: Text, kept: dict[str, str], used: set[str]) -> dict[str, str]:
    namer = Namer(kept, used)
    for clause in draft.clauses:
        namer.name(str(clause.anchor), None)
        _name_below(clause, namer)
    for note in draft.footnotes:
        namer.name(str(note.anchor), None)
    return namer.names


def _name_below(clause: Clause, namer: Namer) -> None:
    for child in clause.children:
        namer.name(str(child.anchor), str(clause.anchor))
        _name_below(child, namer)


def _plan_beside(draft: Text, others: Elsewhere, used: set[str], mapping: Settled) -> Plan:
    """The first text of its language: it shares the anchors of the other languages, aligned by place.

    Where a language has a paragraph more or less than another, no token is given before a person has looked.
    """
    nearest = others.nearest(draft)
    if nearest is None:
        return _plan_names(draft, others.share(draft, {}), used)
    master, alignment, rest = nearest
    old, new = passages_of(master), passages_of(draft)
    _check(mapping, old, new)
    words = {one.token: one.words for one in new}
    sure = {token: (place, 1.0) for token, place in alignment.pairs.items() if token not in alignment.doubtful}
    steps = []
    for one in old:
        found = sure.get(one.token) or ((alignment.pairs[one.token], 0.0) if one.token in alignment.pairs else None)
        step = _step(one, found, words, mapping)
        steps.append(replace(step, is_settled=one.token in mapping or one.token in sure))
    return _planned(tuple(steps), draft, words, used, rest)


def _plan_names(draft: Text, kept: dict[str, str], used: set[str]) -> Plan:
    """A text that is held against none: tokens as read, but for those in `kept`."""
    names = _names(draft, kept, used)
    return Plan((), names, {}, (), tuple(name for name in names.values() if name not in used))
