"""A PDF file of two pages in invented wording, with a paragraph that the page end cuts."""

import typst

_PAGE = """#set page(width: 595pt, height: 842pt, margin: 72pt)
#set text(font: "Libertinus Serif", size: 11pt)
#set par(leading: 0.65em, spacing: 1.2em)
"""
PRINTED = """CND Res.901/77. Safe carriage of paper lanterns

The Commission on Narcotic Drugs,

Recalling the customs of the lantern makers,

+1. Requests every harbour to count its lanterns;

+2. Invites the keepers to trim the wicks at dusk
#pagebreak()
and to store the oil in cellars that no child can open.
"""


def lantern_pdf() -> bytes:
    return typst.compile((_PAGE + PRINTED.replace("+1.", "1\\.").replace("+2.", "2\\.")).encode(), format="pdf")
