"""How manuals of style cite a text: what is cited, its places in words, one function a style, one table of them all."""
