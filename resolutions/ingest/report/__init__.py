"""Session reports: the Commission's own publication, with all resolutions and decisions of a session in one file."""

from resolutions.ingest.report.reader import Report, read_report

__all__ = ["Report", "read_report"]
