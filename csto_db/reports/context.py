"""A quote in the sentences around it."""

from csto_db.text.sentences import sentences


def in_sentence(text: str, quote: str) -> str:
    """Return the sentences of a paragraph that hold a quote, the quote in brackets.

    >>> in_sentence("One. It has six members. Two.", "six members")
    'It has [six members].'
    """
    start = text.find(quote)
    if start < 0:
        return text
    end = start + len(quote)
    around = [span for span in sentences(text) if span.start < end and start < span.end]
    first = around[0].start if around else 0
    last = around[-1].end if around else len(text)
    return f"{text[first:start]}[{quote}]{text[end:last]}".strip()
