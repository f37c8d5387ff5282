"""Layer 3: search. Here is what pages and the API call; beneath are five rooms, each resting on those named before it.

terms (what a word is), asking (what is asked), index (what is indexed), finding (how it is found), showing (how it is
shown). The facets (facets.py) are the register that all of them read.
"""
