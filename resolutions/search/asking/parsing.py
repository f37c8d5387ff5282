"""What is asked: the query language, read into a small tree. No query is an error.

    query    = sequence , { "OR" , sequence }
    sequence = { item }                              (* all of them *)
    item     = [ "-" | "NOT" ] , atom
    atom     = "(" query ")" | field | near | phrase | symbol | prefix | words
    field    = field word , ":" , ( "(" query ")" | phrase | symbol | value , [ "*" ] )
    near     = phrase , "~" , digits

OR, AND and NOT are written in capitals, field words in any letters. What cannot be read as it stands is read as far as
it goes, with a note. In the brackets of a field stand its values. docs/search.md has the whole grammar.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from resolutions.search.asking.fieldnames import BY_WORD, TITLE
from resolutions.search.asking.query import (
    All,
    Any,
    Field,
    Near,
    Node,
    Not,
    Note,
    Phrase,
    Prefix,
    Query,
    Symbol,
    Term,
    Titled,
    Word,
)
from resolutions.search.terms.symbols import TYPED_SYMBOL, symbol_key, typed_key, typed_keys
from resolutions.search.terms.words import is_sign, words

MAX_LENGTH = 1000
MAX_TERMS = 40
MAX_DEPTH = 12
SHORTEST_PREFIX = 2
MAX_APART = 100
MAX_NEAR = 10


def parse_query(typed: str) -> Query:
    """Reads what somebody typed: 'opium "money laundering" -coca E/CN.7/2001/16'."""
    return _Parser(typed).query()


_LEVEL = str.maketrans(
    "\0\uff0c\u3002\u3001\uff1b\uff01\uff1f\uff08\uff09\u300c\u300d\u300e\u300f\u300a\u300b", '       ()""""""'
)
_ELISION = re.compile(r"(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)['\u2019](?=\w)", re.IGNORECASE)
_QUOTES = {'"': '"', "\u201c": "\u201d\u201c\u201f", "\u201e": "\u201c\u201d", "\u201d": "\u201d", "\u00ab": "\u00bb"}
_OPENING = "".join(_QUOTES)
_NO_QUOTES = dict.fromkeys(map(ord, "".join([*_QUOTES, *_QUOTES.values()])), " ")
_CHUNK = re.compile(rf"[^\s()\u00bb{_OPENING}]+")
_ENDS = ".,;:!?'\u2019"  # what stands at the ends of a word and is no part of it
_SIGNS = r"[^\W_][\w.\u2010-\u2014-]*/[\w./\u2010-\u2014-]*"  # of the beginning of a symbol, with a digit or as far as a stroke
_BEGUN = re.compile(rf"(?P<symbol>(?=\S*?(?:\d|/[^\w/]*\*$)){_SIGNS})[^\w/*]*\*$")
_BEGUN_HERE = re.compile(rf"(?=\S*?(?:\d|/\*)){_SIGNS}\*(?=[\s()]|$)")
_MINUS = "-\u2212\u2013"
_FIELD = re.compile(r"(?P<word>[A-Za-z]{2,20})[:\uff1a](?P<rest>(?!//)\S)?")
_APART = re.compile(r"~(?P<number>\d{0,9})")


@dataclass
class _Parser:
    typed: str
    at: int = 0
    depth: int = 0
    count: int = 0
    inside: str = ""  # the field whose brackets are open
    notes: list[Note] = field(default_factory=list)

    def query(self) -> Query:
        if len(self.typed) > MAX_LENGTH:
            self.note(format_lazy(_("Only the first {count} characters were read."), count=MAX_LENGTH))
        self.text = self.typed[:MAX_LENGTH].translate(_LEVEL)
        root = self.alternatives()
        return Query(self.typed, root, tuple(dict.fromkeys(self.notes)))

    def note(self, words: Note) -> None:
        self.notes.append(words)

    def skip(self) -> str:
        """Passes blanks; gives the character that follows, '' at the end."""
        while self.at < len(self.text) and self.text[self.at].isspace():
            self.at += 1
        return self.text[self.at : self.at + 1]

    def alternatives(self) -> Node | None:
        """query = sequence , { "OR" , sequence }"""
        found = []
        while True:
            sequence = self.sequence()
            if sequence:
                found.append(sequence)
            is_or = self.takes("OR", "|")
            if (is_or and not sequence) or (not is_or and found and not sequence):
                self.note(_("An OR had nothing beside it and was left out."))
            if not is_or:
                return _joined(Any, found)

    def takes(self, *signs: str) -> bool:
        """Passes an operator if it stands here alone."""
        self.skip()
        chunk = _CHUNK.match(self.text, self.at)
        if chunk is None or chunk[0] not in signs:
            return False
        self.at = chunk.end()
        return True

    def sequence(self) -> Node | None:
        """sequence = { item }, to an OR, a closing bracket or the end"""
        found: list[Node] = []
        while char := self.skip():
            chunk = _CHUNK.match(self.text, self.at)
            if chunk and chunk[0] in ("OR", "|"):
                break
            if char == ")":
                if self.depth:
                    break
                self.at += 1
                self.note(_("A closing bracket without an opening one was left out."))
                continue
            if self.takes("AND", "&"):
                continue
            node = self.item()
            if node:
                found.append(node)
        return _joined(All, found)

    def item(self) -> Node | None:
        """item = [ "-" | "NOT" ] , atom"""
        if self.takes("NOT"):
            return self.negated()
        if self.text[self.at] in _MINUS and self.text[self.at + 1 : self.at + 2].strip():
            self.at += 1
            return self.negated()
        return self.atom()

    def negated(self) -> Node | None:
        is_twice = False
        while self.takes("NOT"):
            is_twice = not is_twice
        if self.skip() in ("", ")") or self.stands_operator():
            self.note(_("A NOT had nothing after it and was left out."))
            return None
        node = self.atom()
        return node if node is None or is_twice else Not(node)

    def stands_operator(self) -> bool:
        chunk = _CHUNK.match(self.text, self.at)
        return chunk is not None and chunk[0] in ("OR", "|")

    def atom(self) -> Node | None:
        """atom = "(" query ")" | field | near | phrase | symbol | prefix | words"""
        char = self.skip()
        found = _FIELD.match(self.text, self.at)
        if found and (name := self.named_field(found)):
            self.at = found.end("word") + 1
            return self.field(name)
        if char == "(":
            return self.group()
        if self.inside:
            return self.value(self.inside)
        symbol = TYPED_SYMBOL.match(self.text, self.at)
        if symbol and not _BEGUN_HERE.match(self.text, self.at):
            return self.symbol(symbol)
        return self.phrase(_QUOTES[char]) if char in _QUOTES else self.words()

    def named_field(self, found: re.Match[str]) -> str:
        """The field that a word before a colon names; "" where it names none, with a note unless it is a value."""
        word, field = found["word"], BY_WORD.get(found["word"].lower())
        if field and found["rest"]:
            return field.name
        if field:
            self.note(format_lazy(_("“{word}:” had no value right behind it and was read as a word."), word=word))
        elif found["rest"] and not self.inside:
            self.note(format_lazy(_("“{word}:” is no field word and was read as a word."), word=word))
        return ""

    def field(self, name: str) -> Node | None:
        """field = field word , ":" , ( "(" query ")" | phrase | symbol | value , [ "*" ] )"""
        before, self.inside = self.inside, "" if name == TITLE else name
        node = self.atom()
        self.inside = before
        return Titled(node) if node and name == TITLE else node

    def value(self, name: str) -> Node | None:
        """One value of a field: in quotation marks, a symbol, or all up to the next blank or bracket."""
        char = self.skip()
        symbol = TYPED_SYMBOL.match(self.text, self.at) if name in ("cites", "article") else None
        if symbol and self.text[symbol.end() : symbol.end() + 1] != "*":
            self.at, typed = symbol.end(), symbol[0]
        elif char in _QUOTES:
            typed = self.quoted(_QUOTES[char])
            self.skip_apart()
        else:
            chunk = _CHUNK.match(self.text, self.at)
            if chunk is None:
                self.at += 1
                return None
            self.at, typed = chunk.end(), chunk[0].rstrip(",;")
        is_prefix, typed = typed.endswith("*"), " ".join(typed.rstrip("*").translate(_NO_QUOTES).split())
        if not any(char.isalnum() for char in typed):
            self.note(format_lazy(_("“{word}:” had no value and was left out."), word=name))
            return None
        self.count += 1
        return Field(typed, name, is_prefix) if self.is_counted() else None

    def skip_apart(self) -> None:
        found = _APART.match(self.text, self.at)
        if found:
            self.at = found.end()
            self.note(_("A ~ was left out: it is read behind a phrase that is no value of a field."))

    def symbol(self, found: re.Match[str]) -> Node | None:
        self.at = found.end()
        has_star = self.text[self.at : self.at + 1] == "*"
        self.at += has_star
        return self.counted_symbol(found, has_star)

    def counted_symbol(self, found: re.Match[str], has_star: bool = False) -> Node | None:
        """A document with two symbols is sought by either."""
        keys = typed_keys(found)
        if len(keys) == 1 or has_star:
            return self.counted(Symbol(found[0], typed_key(found), has_star))
        return _joined(Any, [symbol for key in keys if (symbol := self.counted(Symbol(key.upper(), key)))])

    def group(self) -> Node | None:
        self.at += 1
        if self.depth >= MAX_DEPTH:
            self.note(_("Brackets stand too deep inside one another; the inner ones were left out."))
            return None
        self.depth += 1
        node = self.alternatives()
        self.depth -= 1
        if self.skip() == ")":
            self.at += 1
        else:
            self.note(_("A closing bracket was missing; it was read at the end."))
        return node

    def quoted(self, closing: str) -> str:
        """Passes words in quotation marks; gives them without."""
        start = self.at + 1
        ends = [at for at in (self.text.find(char, start) for char in closing) if at >= 0]
        end = min(ends, default=len(self.text))
        if not ends:
            self.note(_("A closing quotation mark was missing; it was read at the end."))
        self.at = end + 1
        return self.text[start:end].strip()

    def phrase(self, closing: str) -> Node | None:
        """phrase = '"' , { any character } , '"' , [ "~" , digits ]"""
        typed = self.quoted(closing)
        apart = self.apart()
        symbol = TYPED_SYMBOL.fullmatch(typed)
        if symbol:
            return self.counted_symbol(symbol)
        parts: list[tuple[str, bool]] = []
        for chunk in typed.split():
            found = words(chunk)
            parts += [(word, False) for word in found[:-1]]
            parts += [(word, chunk.endswith("*") and len(word) >= SHORTEST_PREFIX) for word in found[-1:]]
        if not parts:
            self.note(_("An empty phrase was left out."))
            return None
        kept = _without_last_sign(parts)
        if apart is None or len(kept) < 2:
            return self.counted(Phrase(typed, kept))
        if len(kept) > MAX_NEAR:
            self.note(format_lazy(_("Only the first {count} words before a ~ were read."), count=MAX_NEAR))
        return self.counted(Near(typed, kept[:MAX_NEAR], apart))

    def apart(self) -> int | None:
        """The number of words after a ~ that stands right behind a phrase."""
        found = _APART.match(self.text, self.at)
        if found is None:
            return None
        self.at = found.end()
        if not found["number"]:
            self.note(_("A ~ had no number behind it and was left out."))
            return None
        if int(found["number"]) > MAX_APART:
            self.note(format_lazy(_("Words are looked for at most {count} words apart."), count=MAX_APART))
        return min(int(found["number"]), MAX_APART)

    def words(self) -> Node | None:
        chunk = _CHUNK.match(self.text, self.at)
        if chunk is None:
            self.at += 1
            return None
        self.at, typed = chunk.end(), chunk[0].strip(_ENDS)
        typed = _ELISION.sub("", typed, count=1) if _ELISION.match(typed) else typed
        has_star = typed.endswith("*")
        found = words(typed)
        if not found:
            if typed:
                self.note(format_lazy(_("“{typed}” holds no word and was left out."), typed=chunk[0]))
            return None
        begun = _BEGUN.search(typed)
        if begun:
            return self.counted(Symbol(begun["symbol"], symbol_key(begun["symbol"]), True))
        if "*" in typed.rstrip("*"):
            self.note(format_lazy(_("The * in “{typed}” was left out: it is read at the end of a word."), typed=typed))
        return self.counted(self.simplest(typed.rstrip("*"), found, has_star))

    def simplest(self, typed: str, found: list[str], has_star: bool) -> Term:
        """One word, one beginning, or what stands together without blanks: money-laundering, Chinese."""
        if len(found) > 1:
            is_prefix = has_star and len(found[-1]) >= SHORTEST_PREFIX
            parts = [(word, False) for word in found[:-1]] + [(found[-1], is_prefix)]
            return Phrase(typed, _without_last_sign(parts))
        word = found[0]
        if is_sign(word):
            return Prefix(typed, word)
        if has_star and len(word) < SHORTEST_PREFIX:
            self.note(format_lazy(_("“{typed}” is too short to stand for all words that begin so."), typed=typed))
            has_star = False
        return Prefix(typed, word) if has_star else Word(typed, word)

    def counted(self, term: Term) -> Term | None:
        self.count += 1
        return term if self.is_counted() else None

    def is_counted(self) -> bool:
        if self.count > MAX_TERMS:
            self.note(format_lazy(_("Only the first {count} words were read."), count=MAX_TERMS))
        return self.count <= MAX_TERMS


def _joined(kind: type[All] | type[Any], nodes: list[Node]) -> Node | None:
    if len(nodes) < 2:
        return nodes[0] if nodes else None
    return kind(tuple(nodes))


def _without_last_sign(parts: list[tuple[str, bool]]) -> tuple[tuple[str, bool], ...]:
    """Chinese runs end in their last sign alone, which need not end a run in the text that is searched."""
    kept = []
    for place, (word, is_prefix) in enumerate(parts):
        if len(word) == 1 and is_sign(word):
            follows_pair = place > 0 and len(parts[place - 1][0]) == 2 and is_sign(parts[place - 1][0])
            if follows_pair and place == len(parts) - 1:
                continue
            is_prefix = True
        kept.append((word, is_prefix))
    return tuple(kept)
