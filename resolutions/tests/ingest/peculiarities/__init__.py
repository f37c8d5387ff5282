"""Each peculiarity of printed texts by its number: whole texts, in invented wording, through `read_source`."""
