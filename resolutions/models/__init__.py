"""Layer 2: one noun a file."""

from resolutions.models.actions import Action, ActionForm
from resolutions.models.batches import BatchMember, IngestBatch, WaitingFile
from resolutions.models.bibliography import Bibliography, Reissue, SessionReport, Subject
from resolutions.models.bodies import Body, Session, SessionPart
from resolutions.models.clauses import Anchor, Clause, Footnote, FootnoteMark
from resolutions.models.conventions import Article, Convention, ConventionName
from resolutions.models.events import Event
from resolutions.models.frames import PageFrame
from resolutions.models.problems import ErrorReport, Problem
from resolutions.models.references import CitedArticle, CrossReference
from resolutions.models.register import RegisterEntry
from resolutions.models.reread_texts import RereadText
from resolutions.models.rereadings import Rereading
from resolutions.models.resolutions import Relation, Resolution
from resolutions.models.search import SearchBase, SearchChange, SearchDocument, SearchPrefix, SearchState, SearchTerm
from resolutions.models.sources import DroppedText, SourceDocument
from resolutions.models.stamps import Stamp
from resolutions.models.states import PageState
from resolutions.models.versions import Version
from resolutions.models.vocabularies import Addressee, AddresseeName, Topic, TopicName
from resolutions.models.vocabularies_found import AddresseePhrase, ParagraphAddressee, PhrasePlace, ResolutionTopic

__all__ = [
    "Action",
    "ActionForm",
    "Addressee",
    "AddresseeName",
    "AddresseePhrase",
    "Anchor",
    "Article",
    "BatchMember",
    "Bibliography",
    "Body",
    "CitedArticle",
    "Clause",
    "Convention",
    "ConventionName",
    "CrossReference",
    "DroppedText",
    "ErrorReport",
    "Event",
    "Footnote",
    "FootnoteMark",
    "IngestBatch",
    "PageFrame",
    "PageState",
    "ParagraphAddressee",
    "PhrasePlace",
    "Problem",
    "RegisterEntry",
    "Reissue",
    "Relation",
    "RereadText",
    "Rereading",
    "Resolution",
    "ResolutionTopic",
    "SearchBase",
    "SearchChange",
    "SearchDocument",
    "SearchPrefix",
    "SearchState",
    "SearchTerm",
    "Session",
    "SessionPart",
    "SessionReport",
    "SourceDocument",
    "Stamp",
    "Subject",
    "Topic",
    "TopicName",
    "Version",
    "WaitingFile",
]
