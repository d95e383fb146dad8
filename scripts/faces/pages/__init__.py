"""The parts of pages that follow from the rules, as Markdown and HTML."""
