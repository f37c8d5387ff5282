"""Words of a citation, some of them in italics."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Run:
    text: str
    is_italic: bool = False


@dataclass(frozen=True, slots=True)
class Wording:
    """Wording((Run("See "), Run("Official Records", True))); what is copied as plain text is `text`."""

    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)

    @property
    def marked(self) -> str:
        """The italics between asterisks: 'See *Official Records*'."""
        return "".join(f"*{run.text}*" if run.is_italic else run.text for run in self.runs)


def worded(*parts: str | Run) -> Wording:
    """worded("See ", italic("Official Records"), "."): strings are upright."""
    runs = (part if isinstance(part, Run) else Run(part) for part in parts)
    return Wording(tuple(run for run in runs if run.text))


def italic(text: str) -> Run:
    return Run(text, is_italic=True)
