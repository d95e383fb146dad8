"""Numbers as Dutch texts write them: up to twelve in words."""

WORDS = (
    *("nul", "een", "twee", "drie", "vier", "vijf", "zes"),
    *("zeven", "acht", "negen", "tien", "elf", "twaalf"),
)


def in_words(number: int) -> str:
    """Return a count in words, or in figures above twelve."""
    return WORDS[number] if number < len(WORDS) else str(number)
