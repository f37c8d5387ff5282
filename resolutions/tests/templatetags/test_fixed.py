"""What is fixed is rendered once a language and site, and knows nothing of the page that it stands on."""

import pytest
from django.template import Context, Engine, TemplateSyntaxError
from django.utils.translation import override

from resolutions.templatetags.fixed import FixedNode

ENGINE = Engine(
    libraries={
        "i18n": "django.templatetags.i18n",
        "fixed": "resolutions.templatetags.fixed",
        "archive": "resolutions.templatetags.archive",
    }
)


def page(inside):
    return ENGINE.from_string(f"{{% load i18n fixed archive %}}{{{{ word }}}} {{% fixed %}}{inside}{{% endfixed %}}")


def test_nothing_of_a_page_stands_on_another():
    template = page("[{{ word }}{% blocktranslate %}Search{% endblocktranslate %}]")
    assert template.render(Context({"word": "lamps"})) == "lamps [Search]"
    assert template.render(Context({"word": "wicks"})) == "wicks [Search]"


def test_it_is_rendered_once(monkeypatch):
    template = page("{% translate 'Search' %}")
    [node] = template.nodelist.get_nodes_by_type(FixedNode)
    template.render(Context())
    monkeypatch.setattr(node, "nodelist", None)
    assert template.render(Context({"word": "lamps"})) == "lamps Search"


def test_another_site_or_language_has_its_own(settings):
    settings.SITE_NAME = "Lamps"
    template = page("{% site_name %} {% translate 'January' %}")
    assert template.render(Context()) == " Lamps January"
    with override("fr"):
        assert template.render(Context()) == " Lamps janvier"
    settings.SITE_NAME = "Wicks"
    assert template.render(Context()) == " Wicks January"


def test_a_block_cannot_be_fixed():
    with pytest.raises(TemplateSyntaxError, match="no blocks"):
        page("{% block main %}{% endblock %}")
