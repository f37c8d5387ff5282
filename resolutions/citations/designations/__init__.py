"""What people type or paste: one citation, a paragraph, a list of references -> what each names."""

from resolutions.citations.designations.asked import parse_designation as parse_designation
from resolutions.citations.designations.reading import LONGEST as LONGEST
from resolutions.citations.designations.reading import read_citations as read_citations
from resolutions.citations.designations.readings import Candidate as Candidate
from resolutions.citations.designations.readings import Candidates as Candidates
from resolutions.citations.designations.readings import Reading as Reading
from resolutions.citations.designations.readings import Why as Why
