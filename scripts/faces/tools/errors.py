"""The one error of this package: something a person can act on."""


class FaceError(Exception):
    """A step failed; the message says which one and what to do."""
