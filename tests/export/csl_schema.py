"""A JSON Schema of CSL-JSON from the CSL project's own lists, which citeproc-py carries."""

import re
from pathlib import Path

import citeproc

_LISTS = Path(citeproc.__file__).parent / "data" / "schema" / "schemas" / "styles"
_TEXT = {"type": "string"}
_NUMBER = {"type": ["string", "number"]}
_PARTS = (
    "family", "given", "dropping-particle", "non-dropping-particle", "suffix", "literal",
)  # fmt: skip
_NAME = {
    "type": "object",
    "properties": dict.fromkeys(_PARTS, _TEXT),
    "additionalProperties": False,
    "minProperties": 1,
}  # fmt: skip
_NAMES = {"type": "array", "items": _NAME}
_DATE = {
    "type": "object",
    "properties": {
        "date-parts": {
            "type": "array",
            "minItems": 1,
            "maxItems": 2,
            "items": {
                "type": "array",
                "minItems": 1,
                "maxItems": 3,
                "items": {"type": "number"},
            },
        },
        "circa": {"type": "boolean"},
        "literal": _TEXT,
        "edtf": {"type": "string", "pattern": r"^[0-9XY?~%./TZ:{}\[\],+-]+$"},
    },
    "additionalProperties": False,
    "minProperties": 1,
}


def csl_schema() -> dict[str, object]:
    """Return the schema of an array of items."""
    variables = (_LISTS / "csl-variables.rnc").read_text("utf-8")
    fields: dict[str, object] = {"id": _TEXT}
    fields |= dict.fromkeys(_words(variables, "strings") | _words(variables, "titles"), _TEXT)
    fields |= dict.fromkeys(_words(variables, "numbers"), _NUMBER)
    fields |= dict.fromkeys(_words(variables, "names"), _NAMES)
    fields |= dict.fromkeys(_words(variables, "dates"), _DATE)
    types = re.findall(r'"([^"]+)"', (_LISTS / "csl-types.rnc").read_text("utf-8"))
    fields["type"] = {"enum": [name for name in types if "://" not in name]}
    item = {
        "type": "object",
        "properties": fields,
        "required": ["type", "id"],
        "additionalProperties": False,
    }
    return {"type": "array", "items": item}


def _words(text: str, kind: str) -> set[str]:
    section = text.partition(f"variables.{kind} =")[2].partition("variables.")[0]
    lines = (line for line in section.splitlines() if not line.lstrip().startswith("#"))
    return set(re.findall(r'"([^"]+)"', "".join(lines)))
