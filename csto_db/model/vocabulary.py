"""The closed vocabularies that code branches on; each is a named CHECK in the database."""

from enum import StrEnum


class PassageKind(StrEnum):
    """What a stretch of a source is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    FOOTNOTE = "footnote"
    CITATION = "citation"
    QUOTE = "quote"


class CitationStyle(StrEnum):
    """How a source points at a work: CSL's classes of styles, links, and its own list."""

    NOTE = "note"
    AUTHOR_DATE = "author_date"
    NUMERIC = "numeric"
    LINK = "link"
    REFERENCE = "reference"


class CitationStatus(StrEnum):
    """How much of the work a citation describes."""

    FULL = "full"
    SHORT = "short"
    UNREAD = "unread"


class EntryType(StrEnum):
    """The kind of a work, by the entry types of biblatex and the genres of CSL."""

    ARTICLE = "article"
    BOOK = "book"
    CHAPTER = "chapter"
    INTERVIEW = "interview"
    NEWS = "news"
    OFFICIAL_DOCUMENT = "official_document"
    REPORT = "report"
    TRANSCRIPT = "transcript"
    TREATY = "treaty"
    UNPUBLISHED = "unpublished"
    WEB_PAGE = "web_page"
    UNKNOWN = "unknown"


class Role(StrEnum):
    """What a contributor did, in CSL's words."""

    AUTHOR = "author"
    EDITOR = "editor"
    TRANSLATOR = "translator"
    INTERVIEWER = "interviewer"
    INTERVIEWEE = "interviewee"


class IdentifierScheme(StrEnum):
    """Who gave a work its identifier."""

    DOI = "doi"
    ISBN = "isbn"
    ISSN = "issn"
    NUMBER = "number"


class ImportFormat(StrEnum):
    """What a file of a reference manager is written in."""

    BIBTEX = "bibtex"
    CSL_JSON = "csl-json"
    RIS = "ris"


class BlockKind(StrEnum):
    """What stands in a BibTeX file beside its entries."""

    STRING = "string"
    PREAMBLE = "preamble"
    COMMENT = "comment"
    TEXT = "text"


class KeyKind(StrEnum):
    """Why an entry of BibLaTeX names a key: as one more of its own, or as another entry's."""

    IDS = "ids"
    CROSSREF = "crossref"
    XDATA = "xdata"
    XREF = "xref"
    RELATED = "related"
    ENTRYSET = "entryset"


class WorkDecisionKind(StrEnum):
    """What a person says of two works."""

    MERGE = "merge"
    SPLIT = "split"


class Against(StrEnum):
    """What speaks against two works that look alike being one."""

    IDENTIFIER = "identifier"
    DATE = "date"
    TITLE = "title"
    PERSON = "person"
    CONTAINER = "container"
    EDITION = "edition"
    SEVERAL = "several"
    UNPROVEN = "unproven"


class Relation(StrEnum):
    """How one entity stands to another."""

    MEMBER_OF = "member_of"
    OBSERVER_OF = "observer_of"
    PART_OF = "part_of"
    INSTANCE_OF = "instance_of"
    SUCCESSOR_OF = "successor_of"


class ValueType(StrEnum):
    """What the values of a predicate are."""

    ENTITY = "entity"
    NUMBER = "number"
    DATE = "date"
    TEXT = "text"
    LEVEL = "level"
    BOOLEAN = "boolean"


class Conflict(StrEnum):
    """When two claims of one subject and predicate clash."""

    FUNCTIONAL = "functional"
    FUNCTIONAL_AT_TIME = "functional_at_time"
    BOOLEAN = "boolean"
    SET = "set"
    ORDINAL = "ordinal"
    FREE = "free"


class RuleKind(StrEnum):
    """What one predicate says of another."""

    IMPLIES = "implies"
    EXCLUDES = "excludes"
    BEFORE = "before"
    COUNTS = "counts"
    SUMS = "sums"


class Polarity(StrEnum):
    """Whether a claim asserts or denies its value."""

    ASSERTED = "asserted"
    DENIED = "denied"


class Quantifier(StrEnum):
    """How much of the subject or of the values a claim is about."""

    ONLY = "only"
    ALL = "all"
    NONE = "none"
    MOST = "most"
    SOME = "some"
    ONE_OF = "one_of"


class Certainty(StrEnum):
    """How firmly a claim is made."""

    PLAIN = "plain"
    HEDGED = "hedged"
    PROSPECTIVE = "prospective"
    NORMATIVE = "normative"


class ClaimStatus(StrEnum):
    """Whether a claim counts: a stale one no longer binds, a draft is only proposed."""

    ACTIVE = "active"
    STALE = "stale"
    DRAFT = "draft"


class VoiceKind(StrEnum):
    """Who speaks: somebody quoted or reported, or a work that is cited."""

    SPEAKER = "speaker"
    WORK = "work"


class Stance(StrEnum):
    """What an author does with the words of another."""

    ENDORSES = "endorses"
    NEUTRAL = "neutral"
    REJECTS = "rejects"


class Verdict(StrEnum):
    """What a pair of claims amounts to, strongest clash first."""

    CONTRADICTS = "contradicts"
    IN_TENSION = "in_tension"
    SUPERSEDED = "superseded"
    COMPATIBLE = "compatible"
    CORROBORATES = "corroborates"


class Scope(StrEnum):
    """Whether the two sides of a finding stand in one source or in two."""

    BETWEEN = "between"
    WITHIN = "within"


class Side(StrEnum):
    """One of the two sides of a finding."""

    A = "a"
    B = "b"


class Severity(StrEnum):
    """How much a diagnostic matters to a reader."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


class Stage(StrEnum):
    """Which hop of the pipeline wrote a diagnostic."""

    READ = "read"
    PARSE = "parse"
    RESOLVE = "resolve"
    DETECT = "detect"


class Defined(StrEnum):
    """What a file defines; each is the name of its table."""

    CLAIM = "claim"
    ENTITY = "entity"
    ENTITY_TYPE = "entity_type"
    JUDGEMENT = "judgement"
    PREDICATE = "predicate"
    SCALE = "scale"
    SOURCE = "source"
