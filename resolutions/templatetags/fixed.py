"""What is the same on every page, rendered once: `{% fixed %}…{% endfixed %}`.

The head and foot of the site are forty addresses and fifty translations, which took longer than some pages' own words. What
stands inside may depend on the language and on the settings of the site, and on nothing that a page brings.
"""

from __future__ import annotations

from django import template
from django.conf import settings
from django.template.base import NodeList, Parser, Token
from django.template.loader_tags import BlockNode
from django.urls import get_script_prefix
from django.utils.safestring import SafeString
from django.utils.translation import get_language

register = template.Library()


class FixedNode(template.Node):
    """held: language and settings -> what was rendered under them; one entry a language in a process that serves."""

    def __init__(self, nodelist: NodeList) -> None:
        self.nodelist = nodelist
        self.held: dict[tuple[str | None, ...], SafeString] = {}

    def render(self, context: template.Context) -> SafeString:
        key = (get_language(), get_script_prefix(), settings.SITE_NAME, settings.SITE_URL, settings.STATIC_URL)
        held = self.held.get(key)
        if held is None:
            held = self.held[key] = self._rendered(context)
        return held

    def _rendered(self, context: template.Context) -> SafeString:
        alone = template.Context(autoescape=context.autoescape)
        with alone.bind_template(context.template):
            return self.nodelist.render(alone)


@register.tag
def fixed(parser: Parser, token: Token) -> FixedNode:
    """Rendered without the page's context, so that nothing of one page can stand on another."""
    nodelist = parser.parse(("endfixed",))
    parser.delete_first_token()
    if nodelist.get_nodes_by_type(BlockNode):
        raise template.TemplateSyntaxError("What is fixed has no blocks: a page could put its own words there.")
    return FixedNode(nodelist)
