"""The search index of people: kept by triggers, so that undo and imports keep it too.

FTS5 with prefix indexes and `secure-delete`, so that deleted names leave no trace (rules A4.2).
"""

STATEMENTS = (
    """
    CREATE VIRTUAL TABLE person_search USING fts5(
        name, about, ways, tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3'
    )
    """,
    "INSERT INTO person_search(person_search, rank) VALUES ('secure-delete', 1)",
    """
    CREATE TRIGGER person_search_added AFTER INSERT ON person BEGIN
        INSERT INTO person_search(rowid, name, about, ways)
        VALUES (new.id, new.name || ' ' || new.given || ' ' || new.family,
                new.neighborhood || ' ' || new.zip_code || ' ' || new.affiliation, '');
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
    *(
        f"""
    CREATE TRIGGER way_search_{event.split()[0].lower()} AFTER {event} ON contact_way BEGIN
        UPDATE person_search SET ways = coalesce(
            (SELECT group_concat(value || ' ' || replace(key, '+1', ''), ' ')
             FROM contact_way WHERE person_id = {row}.person_id), '')
        WHERE rowid = {row}.person_id;
    END
    """
        for event, row in (("INSERT", "new"), ("UPDATE", "new"), ("DELETE", "old"))
    ),
)
"""What makes the index. Column `ways` holds each way as typed and its key without +1, so that
typing 305555 finds (305) 555-0143."""
