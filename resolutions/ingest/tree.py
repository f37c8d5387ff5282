"""Where readers find the tree: items in printed order become clauses with anchors (see structure/tree.py)."""

from resolutions.structure.tree import build_tree, part_scope

__all__ = ["build_tree", "part_scope"]
