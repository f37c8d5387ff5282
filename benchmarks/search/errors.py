"""What can keep a run from being made."""


class BenchmarkError(Exception):
    """Raised when something needed is missing or does not answer; the message says what, and what to do."""
