"""The keys that the entries of a file give to works that are new."""

from collections.abc import Mapping

from sqlalchemy import Connection

from csto_db.ingest.free_keys import key_ring
from csto_db.model.imported import ReadFile
from csto_db.model.vocabulary import KeyKind
from csto_db.model.work import is_citation_key
from csto_db.resolve.citation_key import base_key, key_like


def entry_keys(
    connection: Connection, read: ReadFile, holders: Mapping[str, int | None]
) -> list[str]:
    """Return the key that each entry's work gets if it is new, whatever the order of the file.

    `holders` are the works that have keys of the file already.
    """
    keys = read.keys
    bases = [key_like(key) for key in keys]
    if "" in keys:
        for place, entry in enumerate(read.shelf):
            if not entry.key:
                bases[place] = base_key(read.work_of(entry))
    ring = key_ring(connection, bases)
    brought = set(filter(is_citation_key, keys))
    ring.add(brought)
    ring.add(one.key for some in read.named.values() for one in some if one.kind is KeyKind.IDS)
    found = [""] * len(keys)
    for place in sorted(range(len(keys)), key=lambda n: (keys[n], n)):
        key = keys[place]
        is_free = key in brought and holders.get(key) is None
        found[place] = key if is_free else ring.next(bases[place])
    return found
