"""Worked examples of the guide: what is asked, and the same with curl, Python and R. A test runs each of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from textwrap import dedent

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from resolutions.views.writers import this_site

_API = "{api}"


@dataclass(frozen=True, slots=True)
class Example:
    """title, words: what it is for; curl, python, r: to be copied as they stand, "" where the example has none."""

    slug: str
    title: str | Promise
    words: str | Promise
    curl: str
    python: str = ""
    r: str = ""


_EXAMPLES = (
    Example(
        "text",
        _("One text"),
        _(
            "Put /api/texts before the address of a text. The answer holds every paragraph with its number, words "
            "and action, every note, and every reference with the place where it stands."
        ),
        """
        curl '{api}/texts/cnd/resolutions/45/9'
        """,
        """
        import json
        from urllib.request import urlopen

        with urlopen("{api}/texts/cnd/resolutions/45/9") as answer:
            text = json.load(answer)
        print(text["name"], "·", text["title"])
        for paragraph in text["paragraphs"]:
            print(paragraph["anchor"], paragraph["number"] or "", paragraph["text"])
        """,
        """
        library(jsonlite)
        text <- fromJSON("{api}/texts/cnd/resolutions/45/9")
        text$paragraphs[, c("anchor", "number", "text")]
        """,
    ),
    Example(
        "paragraph",
        _("One paragraph"),
        _(
            "A paragraph has an address of its own, op3, and so has a run of paragraphs, op1..op3. With it come "
            "the opening words that it stands under and the notes that it calls."
        ),
        """
        curl '{api}/texts/cnd/resolutions/45/9/paragraphs/op3'
        curl '{api}/texts/cnd/resolutions/45/9/paragraphs/op1..op3'
        """,
    ),
    Example(
        "search",
        _("Search as on the page"),
        _(
            "The parameters are those of the search page: any search there can be asked for here. Words that were "
            "sought stand in <mark>; every facet comes with its counts."
        ),
        """
        curl '{api}/search?q=traffick*&action=request&session=cnd:45&session=cnd:46'
        """,
        """
        import json
        from urllib.parse import urlencode
        from urllib.request import urlopen

        asked = urlencode({"q": "traffick*", "action": "request", "sort": "date"})
        with urlopen("{api}/search?" + asked) as answer:
            found = json.load(answer)
        print(found["total"], "texts.", found["reading"])
        for facet in found["facets"]:
            print(facet["name"], {value["value"]: value["count"] for value in facet["values"]})
        """,
        """
        library(jsonlite)
        found <- fromJSON("{api}/search?q=traffick*&action=request&sort=date")
        found$results[, c("id", "date", "title", "matching")]
        """,
    ),
    Example(
        "list",
        _("Read a list to its end"),
        _(
            "The address of the next page stands in next, until it is null. Texts that are published meanwhile "
            "neither repeat nor hide a row."
        ),
        """
        curl '{api}/texts?body=cnd&decade=2000&page_size=100'
        """,
        """
        import json
        from urllib.request import urlopen

        address, texts = "{api}/texts?body=cnd&page_size=100", []
        while address:
            with urlopen(address) as answer:
                page = json.load(answer)
            texts += page["results"]
            address = page["next"]
        print(len(texts), "of", page["total"])
        """,
        """
        library(jsonlite)
        address <- "{api}/texts?body=cnd&page_size=100"
        pages <- list()
        while (!is.null(address)) {
          page <- fromJSON(address)
          pages[[length(pages) + 1]] <- page$results
          address <- page$`next`
        }
        texts <- rbind_pages(pages)
        """,
    ),
    Example(
        "cited-by",
        _("Which paragraphs cite an article"),
        _(
            "Each paragraph counts once, with what it does with the thing: recalled, reaffirmed, requested under. "
            "The same address works below texts, paragraphs, conventions and symbols, of texts that are not held "
            "too."
        ),
        """
        curl '{api}/conventions/1988/article/3/cited-by'
        curl '{api}/texts/cnd/resolutions/45/9/cited-by?order=oldest'
        """,
        """
        import json
        from urllib.request import urlopen

        with urlopen("{api}/conventions/1988/article/3/cited-by?page_size=200") as answer:
            cited = json.load(answer)
        print(cited["total"], "paragraphs in", cited["texts"], "texts")
        for paragraph in cited["results"]:
            print(paragraph["relation"], "·", paragraph["citing"]["name"], paragraph["anchor"])
        """,
        """
        library(jsonlite)
        cited <- fromJSON("{api}/conventions/1988/article/3/cited-by", flatten = TRUE)
        table(cited$results$relation)
        """,
    ),
    Example(
        "references",
        _("What a text cites, as a network"),
        _(
            "Every citation with its words, what they name and where that is. Ambiguous words stay ambiguous: "
            "they have candidates and no target."
        ),
        """
        curl '{api}/texts/cnd/resolutions/45/9/references?kind=resolution'
        """,
        """
        import json
        from urllib.request import urlopen

        with urlopen("{api}/texts/cnd/resolutions/45/9/references") as answer:
            references = json.load(answer)["results"]
        edges = [("CND/RES/45/9", one["target"], one["anchor"]) for one in references if one["target"]]
        print(edges)
        """,
    ),
    Example(
        "cite",
        _("Read a citation"),
        _("Whatever people write. Where the words may name several things, all of them are given; nothing is guessed."),
        """
        curl --get '{api}/cite' --data-urlencode 'q=CND Res. 45/9, para. 3'
        """,
        """
        import json
        from urllib.parse import urlencode
        from urllib.request import urlopen

        with urlopen("{api}/cite?" + urlencode({"q": "CND Res. 45/9, para. 3; 2 (XL)"})) as answer:
            for citation in json.load(answer)["results"]:
                print(citation["words"], citation["outcome"], [one["url"] for one in citation["named"]])
        """,
    ),
    Example(
        "again",
        _("Ask again only for what changed"),
        _("Every answer has an ETag. Send it back, and where nothing changed the answer is 304 without a body."),
        """
        curl --head '{api}/texts/cnd/resolutions/45/9'
        curl --header 'If-None-Match: "0123456789abcdef"' '{api}/texts/cnd/resolutions/45/9'
        """,
    ),
)


def examples() -> Iterator[Example]:
    """With the address of this archive in them."""
    api = this_site().address("/api")
    for one in _EXAMPLES:
        code = (dedent(words).strip().replace(_API, api) for words in (one.curl, one.python, one.r))
        yield Example(one.slug, one.title, one.words, *code)
