"""A small vocabulary and texts that use it, for the tests of every room."""

from resolutions.models import Addressee, AddresseeName, ParagraphAddressee, ResolutionTopic, Topic, TopicName
from resolutions.structure.nodes import Words
from resolutions.tests.factories import clause, make_published, make_text


def make_addressee(slug, *names, parent=None, **fields):
    row = Addressee.objects.create(slug=slug, name=slug.capitalize(), parent=parent, **fields)
    AddresseeName.objects.bulk_create(AddresseeName(addressee=row, words=words) for words in names)
    return row


def make_topic(slug, *names, parent=None, **fields):
    row = Topic.objects.create(slug=slug, name=slug.capitalize(), parent=parent, **fields)
    TopicName.objects.bulk_create(TopicName(topic=row, words=words) for words in names)
    return row


def make_terms():
    """Keepers, harbours and islands among them; lanterns."""
    harbours = make_addressee("harbours", "harbours", is_class=True)
    make_addressee("islands", "islands", parent=harbours, is_class=True)
    make_addressee("keepers", "keepers", is_class=True)
    make_topic("lanterns", "lanterns", parent=make_topic("light"))


PARAGRAPHS = ("Requests the keepers to count;", "Invites islands and keepers to send oil;", "Requests pilots to wait;")


def make_asking(*paragraphs, title="On lanterns", **more):
    """A published text of such operative paragraphs."""
    verbs = {"Requests": "request", "Invites": "invite"}
    clauses = [
        clause(f"op{count}", text, number=f"{count}.", verb=verbs[text.split()[0]])
        for count, text in enumerate(paragraphs or PARAGRAPHS, 1)
    ]
    return make_published(make_text(clauses, (), title=Words(title)), **more)


def asked(version):
    """{(token, slug)} of what stands for a text."""
    rows = ParagraphAddressee.objects.filter(anchor__resolution=version.resolution, is_rejected=False)
    return set(rows.values_list("anchor__token", "addressee__slug"))


def topics(version):
    rows = ResolutionTopic.objects.filter(resolution=version.resolution, is_rejected=False)
    return set(rows.values_list("topic__slug", flat=True))
