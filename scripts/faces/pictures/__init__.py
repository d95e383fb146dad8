"""Drawings by Graphviz, their colours and their letters."""
