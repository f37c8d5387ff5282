"""A tree written back as a query that is read to the same tree: the one spelling of all that mean the same.

canonical(parse_query("OPIUM AND “money laundering” NOT to:“Member States”").root)
'opium "money laundering" -to:"Member States"'
"""

from __future__ import annotations

from resolutions.search.asking.query import All, Any, Field, Near, Node, Not, Phrase, Prefix, Symbol, Titled
from resolutions.search.terms.words import is_sign


def canonical(node: Node | None) -> str:
    """'' where nothing is asked. Whether a value is known is no matter: it is written as it was typed."""
    if node is None:
        return ""
    if isinstance(node, Any):
        return " OR ".join(_grouped(each) for each in node.nodes)
    if isinstance(node, All):
        return " ".join(_grouped(each) for each in node.nodes)
    if isinstance(node, Not):
        return f"-{_bracketed(node.node)}"
    if isinstance(node, Titled):
        return f"title:{_bracketed(node.node)}"
    if isinstance(node, Field):
        return f'{node.name}:"{node.typed}{"*" * node.is_prefix}"'
    return _term(node)


def _grouped(node: Node) -> str:
    return _bracketed(node) if isinstance(node, All | Any) else canonical(node)


def _bracketed(node: Node) -> str:
    return f"({canonical(node)})" if isinstance(node, All | Any | Not | Titled | Field) else canonical(node)


def _term(node: Node) -> str:
    if isinstance(node, Symbol):
        return f"({node.key}*)" if node.is_prefix else f'"{node.key}"'
    if isinstance(node, Prefix):
        return node.start if is_sign(node.start) else f"{node.start}*"
    if isinstance(node, Phrase):
        return f'"{_parts(node.parts)}"'
    if isinstance(node, Near):
        return f'"{_parts(node.parts)}"~{node.apart}'
    return node.word  # type: ignore[union-attr]


def _parts(parts: tuple[tuple[str, bool], ...]) -> str:
    """Words with blanks between; pairs of Chinese signs put together again."""
    written, before = "", ""
    for word, is_prefix in parts:
        goes_on = len(before) == 2 and is_sign(before) and is_sign(word) and before[1] == word[0]
        if not goes_on:
            written += f" {word}" + "*" * (is_prefix and not is_sign(word))
        elif len(word) == 2:
            written += word[1]
        before = word
    return written.strip()
