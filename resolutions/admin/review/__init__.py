"""The review page: the source as received beside the outline, problems on top, one text area to mend the text."""
