"""Everything the archive refuses, on one screen.

A message says what was met, what was expected and what to do; it is shown to archivists as it stands.
"""


class ArchiveError(Exception):
    """The parent of every error that the archive raises on purpose."""


class AnchorError(ArchiveError):
    """Raised when a token is not an anchor of the grammar in structure/anchors.py."""


class ReadingError(ArchiveError):
    """Raised when a source file cannot be read at all; no text of it is stored.

    is_source_kept: the file is a source nevertheless, and its bytes are kept until it can be read.
    """

    is_source_kept = False


class UnknownFormat(ReadingError):
    """Raised when neither the name nor the first bytes of a file tell a format that has a reader."""


class UnknownEncoding(ReadingError):
    """Raised when the bytes of a text are in none of the encodings that may be tried."""

    is_source_kept = True


class NoTextLayer(ReadingError):
    """Raised when pages are pictures only: a scan that nobody has read by machine (OCR) yet."""

    is_source_kept = True


class ReadingEnded(ReadingError):
    """Raised when a reading process was ended: it took too long, took too much memory, or broke down."""


class NoReadingProcess(ArchiveError):
    """Raised when no process can be begun to read sources in: the machine is at fault, and no source is refused."""


class StoreError(ArchiveError):
    """Raised when a draft cannot become rows; the transaction is rolled back."""


class StaleEdit(StoreError):
    """Raised when somebody else saved the version since it was opened; `revision` is what it is at now."""

    def __init__(self, message: str, revision: int = 0) -> None:
        super().__init__(message)
        self.revision = revision


class PublishingError(ArchiveError):
    """Raised when a version may not change its state as asked."""


class AnchorsUnsettled(PublishingError):
    """Raised when publishing would drop or reassign an anchor that has been published.

    `plan` is the proposal of publishing/anchors.py: what became of each published address.
    """

    def __init__(self, message: str, plan: object = None) -> None:
        super().__init__(message)
        self.plan = plan


class CitationNotUnderstood(ArchiveError):
    """Raised when words typed as a citation name nothing that the grammar knows."""


class FontMissing(ArchiveError):
    """Raised when no font on this server has the letters of a text, so that it cannot be printed."""


class NotCited(ArchiveError):
    """Raised when a citation is asked for of what is not cited: a specimen."""
