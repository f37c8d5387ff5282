"""All styles in the order in which pages show them: a new one is one function and one line here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from resolutions.exports import un_style
from resolutions.exports.styles import apa, bluebook, chicago, oscola
from resolutions.exports.styles.cited import Cited
from resolutions.exports.styles.wording import Wording


@dataclass(frozen=True, slots=True)
class Style:
    """key: for addresses and tests; name: of the manual and the form, to be translated where it is shown."""

    key: str
    name: str
    write: Callable[[Cited], Wording]


STYLES = (
    Style("un-text", "United Nations, in a text", un_style.write_in_text),
    Style("un-footnote", "United Nations, in a footnote", un_style.write_in_footnote),
    Style("oscola", "OSCOLA", oscola.write_oscola),
    Style("bluebook", "Bluebook", bluebook.write_bluebook),
    Style("chicago-note", "Chicago, note", chicago.write_note),
    Style("chicago-bibliography", "Chicago, bibliography", chicago.write_bibliography),
    Style("apa-list", "APA, list of references", apa.write_list),
    Style("apa-text", "APA, in a text", apa.write_in_text),
)
