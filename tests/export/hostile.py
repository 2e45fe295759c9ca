"""Texts that break writers of BibTeX files, and works made of them."""

from hypothesis import strategies as st

from csto_db.export.cited import CitedWork, Place
from csto_db.model.vocabulary import EntryType, IdentifierScheme, Role
from csto_db.model.work import Contribution, Identifier, Name, Work

TEXTS = (
    "a & b % c $ d # e _ f { g } h ~ i ^ j \\ k",
    "} unbalanced {", "{", "}", "\\", "\\textbackslash", "100 %", "@article{x, title={y}}",
    "a -- b --- c", "``quoted'' and `single'", "?` !`", "“double ‘in’ d” and ‘single’",
    "< a > | \" '", "$x^2_i$", "\\input{/etc/passwd}", "http://x.org/a_b%20c",
    "Ёлка Київ Đặng ½ № § — … «» 中文 עברית x̌", "a\nb\tc", "and", "others", "A and B",
    "Smith, John", "{Braced}", "NATO's", "--", "''", "a\u00a0b", "&amp; &lt;",
)  # fmt: skip

texts = st.one_of(
    st.sampled_from(TEXTS),
    st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn", "Co")), min_size=1, max_size=40),
    st.text(st.sampled_from("{}\\%&$#_~^-'`\"<>@,= \nax"), min_size=1, max_size=20),
).filter(lambda text: text.strip() != "")


def works_of(text: str, key: str) -> list[CitedWork]:
    """Return a work of every type whose every field is a text."""
    return [
        CitedWork(_work(kind, text, f"{key}{number}"), places=(Place("source", 1, 2, text),))
        for number, kind in enumerate(EntryType)
    ]


def _work(kind: EntryType, text: str, key: str) -> Work:
    return Work(
        entry_type=kind,
        title=text,
        container=text,
        issued="2012-05-01",
        url="http://x.org/a_b%20c&d#e!f?g=~1",
        place=text,
        publisher=text,
        volume=text,
        issue=text,
        pages=text,
        edition=text,
        series=text,
        genre=text,
        language=text,
        note=text,
        contributions=(
            Contribution(Role.AUTHOR, Name(literal=text)),
            Contribution(Role.AUTHOR, Name(text, text, text, text), text),
            Contribution(Role.INTERVIEWEE, Name(text)),
            Contribution(Role.INTERVIEWER, Name(text, text)),
            Contribution(Role.EDITOR, Name(text, text)),
            Contribution(Role.TRANSLATOR, Name(literal=text)),
        ),
        identifiers=(
            Identifier(IdentifierScheme.NUMBER, text),
            Identifier(IdentifierScheme.DOI, "10.1000/a_b%c"),
            Identifier(IdentifierScheme.ISBN, text),
            Identifier(IdentifierScheme.ISSN, text),
        ),
        inferred=(("title", text),),
        citation_key=key,
    )
