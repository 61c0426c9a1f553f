"""The search indexes of people and their ways: kept by triggers, so that undo keeps them too.

FTS5 with prefix indexes and `secure-delete`, so that deleted names leave no trace (rules A4.2).
Ways have an index of their own: a second entry for one person would cost a deletion each time.
"""


def _index(name: str, columns: str, prefix: str) -> tuple[str, str]:
    return (
        f"CREATE VIRTUAL TABLE {name} USING fts5("
        f"{columns}, tokenize = 'unicode61 remove_diacritics 2', prefix = '{prefix}')",
        f"INSERT INTO {name}({name}, rank) VALUES ('secure-delete', 1)",
    )


STATEMENTS = (
    *_index("person_search", "name, about", "1 2 3"),
    """
    CREATE TRIGGER person_search_added AFTER INSERT ON person BEGIN
        INSERT INTO person_search(rowid, name, about)
        VALUES (new.id, new.name || ' ' || new.given || ' ' || new.family,
                new.neighborhood || ' ' || new.zip_code || ' ' || new.affiliation);
    END
    """,
    """
    CREATE TRIGGER person_search_changed
    AFTER UPDATE OF name, given, family, neighborhood, zip_code, affiliation ON person BEGIN
        UPDATE person_search
        SET name = new.name || ' ' || new.given || ' ' || new.family,
            about = new.neighborhood || ' ' || new.zip_code || ' ' || new.affiliation
        WHERE rowid = new.id;
    END
    """,
    """
    CREATE TRIGGER person_search_gone AFTER DELETE ON person BEGIN
        DELETE FROM person_search WHERE rowid = old.id;
    END
    """,
    *_index("way_search", "way", "3"),
    """
    CREATE TRIGGER way_search_added AFTER INSERT ON contact_way BEGIN
        INSERT INTO way_search(rowid, way)
        VALUES (new.id, new.value || ' ' || replace(new.key, '+1', ''));
    END
    """,
    """
    CREATE TRIGGER way_search_changed AFTER UPDATE OF value, key ON contact_way BEGIN
        UPDATE way_search SET way = new.value || ' ' || replace(new.key, '+1', '')
        WHERE rowid = new.id;
    END
    """,
    """
    CREATE TRIGGER way_search_gone AFTER DELETE ON contact_way BEGIN
        DELETE FROM way_search WHERE rowid = old.id;
    END
    """,
)
"""What makes the indexes. A way is held as typed and by its key without +1, so that typing 305555
finds (305) 555-0143."""

INDEXED = {"person_search": "person", "way_search": "contact_way"}
"""Each index and the table whose rows it has, one entry a row."""
