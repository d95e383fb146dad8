"""Two editions of the rules beside each other: which answers end elsewhere, which words differ."""
