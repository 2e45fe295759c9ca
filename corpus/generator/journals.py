"""Journals, real and invented."""

from random import Random

from generator.words import keyed

_JOURNALS = {"social": ("social",), "law": ("law", "social"), "phys": ("phys",), "math": ("math",),
             "cs": ("cs",), "bio": ("bio",), "hum": ("hum", "hum", "social")}  # fmt: skip
_GERMAN_JOURNALS = ("social_de", "social_de", "law_de")


def journal(rng: Random, language: str, field: str) -> str:
    """Return a journal that works in a language and a field of knowledge appear in."""
    lists = keyed("journals")
    match language:
        case "de":
            return german_journal(rng)
        case "ru":
            return rng.choice(lists["ru"])
        case "tr":
            return rng.choice(lists["translit"])
        case "zh" | "ko" | "ja":
            return rng.choice(lists["cjk"])
        case "fr" | "es" | "it":
            return rng.choice(lists["hum"])
    if rng.random() < 0.12:
        return _invented_journal(rng, field)
    found = rng.choice(lists[rng.choice(_JOURNALS[field])])
    if rng.random() < 0.03:
        found += f", {rng.choice(('New Series', 'Series B', 'Int. J.', 'Part A', 'Section C'))}"
    return found.upper() if rng.random() < 0.02 else found


def german_journal(rng: Random) -> str:
    """Return a journal of German readers, one in four of them invented."""
    if rng.random() < 0.75:
        return rng.choice(keyed("journals")[rng.choice(_GERMAN_JOURNALS)])
    words = keyed("title_words")
    one, two = rng.choice(words["de.noun"]), rng.choice(words["de.noun"])
    adjective = rng.choice(words["de.adj"])
    place = rng.choice(words["de.place"])
    return rng.choice(
        (f"{one} und {two}", f"{one} und {two}", f"Zeitschrift für {adjective} {one}", f"{one} und {two} in {place}", f"{one}",
         f"Archiv für {one}", f"Blätter für {adjective} {one}", f"{one}sforschung", f"Z. f. {one[:4]}.", f"Z{one[0]}{two[0]}",
         f"Deutsche {one}szeitung", f"Jahrbuch für {one} und {two}", f"{one[:5]}logus", f"{one} heute", f"{adjective.title()} Praxis")
    )  # fmt: skip


def short_journal(rng: Random) -> str:
    """Return the abbreviated name of a journal in English or French."""
    words = keyed("title_words")
    one, two = (
        rng.choice(words[f"{field}.noun"])[: rng.randint(3, 6)].title()
        for field in ("law", "social")
    )
    head = rng.choice(
        ("Am.", "Int.", "Brit.", "Eur.", "Can.", "Austral.", "Nord.", "World", "Asian")
    )
    return rng.choice(
        (f"{head} J. {one}. {two}.", f"{head} J. {one}.", f"{head} J. {one[0]}.", f"{one}. & {two}. Rev.", f"{one}. Rev.", f"Rev. int. {one}. {two}.",
         f"J. {one}. {two}.", f"{one}. Q.", f"{one} & {two}. Rev.", f"{head} {one}. J.", f"{two}. Probl.", f"Ann. Rev. {one}.", f"J. of {one}.", f"{one[0]}. {two[0]}. L. Rev.")
    )  # fmt: skip


def _invented_journal(rng: Random, field: str) -> str:
    words = keyed("title_words")
    noun = rng.choice(words[f"{field}.noun"]).title()
    other = rng.choice(words[f"{field}.noun"]).title()
    adjective = rng.choice(words[f"{field}.adj"]).title()
    place = rng.choice(words["social.place"])
    return rng.choice(
        (f"Journal of {noun}", f"Journal of {adjective} {noun}", f"{adjective} {noun} Review",
         f"{place} Journal of {noun}", f"{noun} and {other}", f"{noun} & {other}", f"{noun} Quarterly",
         f"International Journal of {noun} and {other}", f"{adjective} {noun}", f"{noun} Studies",
         f"J. {adjective[:4]}. {noun[:5]}.", f"Int. J. {noun[:4]}. {other[:4]}.", f"Advances in {noun}",
         f"Annals of {adjective} {noun}", f"Reviews of {adjective} {noun}", f"Applied {noun} Letters", f"{noun}, {other} and {adjective} Studies",
         f"IEEE Transactions on {noun}, {other}, and Cybernetics", f"{adjective} {noun} Letters", f"Advances in {noun} and {other}", f"The {adjective} Journal", f"{noun}", f"Bulletin of {place} {noun}",
         f"Journal of the {adjective} {noun} Society", f"{noun} Today", f"Trends in {noun}")
    )  # fmt: skip
