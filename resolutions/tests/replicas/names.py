"""What the texts on lanterns are called, for those who only ask for them: their session, words and addresses."""

SESSION = "67"
WORD = "lampwick"  # each text has it in one paragraph
PASSWORD = "lanterns at the quay"


def path_of(number: int) -> str:
    return f"/cnd/resolutions/{SESSION}/{number}"


def word_of(number: int) -> str:
    """A word that only this text has, in letters, so that it is one word in every reading."""
    return "quay" + "".join("abcdefghij"[int(digit)] for digit in str(number))
