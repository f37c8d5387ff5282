"""How it is found: the slots of a query in one generation of the index, counted by facet and put in order."""
