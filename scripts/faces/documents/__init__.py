"""Documents to download: made from the rules and the cards, the same bytes for the same input."""
