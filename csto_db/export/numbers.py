"""Numbers of books and serials, and whether their check digits are right."""

_ISBN10 = 10
_ISBN13 = 13
_ISSN = 8


def is_isbn(text: str) -> bool:
    """Whether a text is an ISBN, of 10 or 13 digits, with the right check digit (ISO 2108).

    >>> is_isbn("978-0-306-40615-7"), is_isbn("0-306-40615-2"), is_isbn("978-0-306-40615-8")
    (True, True, False)
    """
    digits = text.replace("-", "").replace(" ", "").upper()
    if len(digits) == _ISBN13 and _is_digits(digits):
        return sum(int(d) * (3 if i % 2 else 1) for i, d in enumerate(digits)) % 10 == 0
    return len(digits) == _ISBN10 and _is_mod_11(digits)


def is_issn(text: str) -> bool:
    """Whether a text is an ISSN with the right check digit (ISO 3297).

    >>> is_issn("0378-5955"), is_issn("0378-5956")
    (True, False)
    """
    digits = text.strip().upper().replace("-", "", 1)
    return len(digits) == _ISSN and _is_mod_11(digits)


def _is_mod_11(digits: str) -> bool:
    body, check = digits[:-1], digits[-1]
    if not _is_digits(body) or not (check == "X" or _is_digits(check)):
        return False
    values = [*map(int, body), 10 if check == "X" else int(check)]
    return (
        sum(v * w for v, w in zip(reversed(values), range(1, len(values) + 1), strict=True)) % 11
        == 0
    )


def _is_digits(text: str) -> bool:
    return text.isascii() and text.isdigit()
