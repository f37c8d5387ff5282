"""The ETag of a form of a text without writing the form: from everything that goes into it but the text itself.

The words of a settled version never change (triggers hold that), so its key stands for them. What can change, its facts,
references, verdicts and the names of what it cites, is read; so are the code that writes, the libraries and the address.
"""

from __future__ import annotations

from hashlib import sha256

from resolutions.models import Version
from resolutions.store.cited import CitedNames
from resolutions.store.records import head_record_of, references_of
from resolutions.views.releases import release
from resolutions.views.writers import Format, this_site


def validator_of(version: Version, form: Format, token: str) -> str:
    """A strong validator: another one as soon as a byte of the form could be another. About a dozen small queries."""
    references = references_of(version)
    cited = sorted(CitedNames(version).items()) if references else []
    parts = (version.pk, head_record_of(version), references, cited, form.suffix, token, this_site(), release())
    return f'"{sha256(repr(parts).encode()).hexdigest()[:32]}"'
