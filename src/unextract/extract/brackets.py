"""Which bracket of a text is open at a place."""


def opened(before: str) -> int:
    """Where the bracket that is still open at the end of `before` stands, -1 for none.

    >>> opened("(a) and (b"), opened("(a)")
    (8, -1)
    """
    start = max(before.rfind("("), before.rfind("（"))
    return start if start > max(before.rfind(")"), before.rfind("）")) else -1
