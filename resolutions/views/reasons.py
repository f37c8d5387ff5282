"""Why words were not understood, in a sentence for the person who typed them."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from resolutions.citations.designations import LONGEST, Why

REASONS = {
    Why.NOTHING: _("These words name no resolution, decision, document or convention."),
    Why.TOO_LONG: _("That is too long: up to %(count)s characters can be read at once. Paste a part of it.")
    % {"count": LONGEST},
    Why.OWN_ORGAN: _(
        "“Its” means the organ of the text that the words were taken from, which they do not say. Write the organ: "
        "“General Assembly resolution 45/9”."
    ),
    Why.NAMED_BEFORE: _("This refers to something named before, which is not in these words."),
    Why.SAME_TEXT: _("This names a place in the text that the words were taken from, which they do not say."),
    Why.NO_YEAR: _("Resolutions of the Security Council are named with their year: “1817 (2008)”."),
    Why.NOT_NUMBERED_SO: _("No organ of the archive, or not the one that is named, has ever had such a number."),
    Why.OTHER_ORGAN: _("This is a text of an organ that the archive does not know."),
    Why.LOOK_ALIKE: _("This looks like the number of a resolution, but no word says that it is one, or whose."),
    Why.NO_SUCH_ARTICLE: _("The convention has no such article."),
}
