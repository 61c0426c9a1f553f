"""rules of bodies, agendas as cities publish them, watch words, what members said."""

import json

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

NEW_COLUMNS: dict[str, dict[str, str | int | None]] = {
    "agenda_item": {
        "depth": 0,
        "is_consent": None,
        "hearing": "none",
        "item_type": "",
        "summary": "",
        "result": "",
        "url": "",
        "source_uid": "",
        "imported": "{}",
        "is_gone": 0,
    },
    "body": {
        "division": "",
        "state": "",
        "source_kind": "",
        "source_address": "",
        "fallback_weekday": None,
        "fallback_time": None,
        "fallback_source": "",
    },
    "official": {"division": "", "source_uid": "", "term_start": None, "term_end": None},
    "task": {"source_key": "", "made": "{}", "removed_at": None},
    "comment_rule": {"rule_set_id": None, "agenda_item_id": None},
    "meeting": {
        "source_host": "",
        "zone_origin": "",
        "time_certainty": "exact",
        "time_text": "",
        "evidence": "",
        "agenda_status": "none",
        "city_notes": "",
        "not_seen_since": None,
        "replaces_id": None,
    },
}
"""What the new columns of a table hold in rows that were there before."""


def upgrade() -> None:
    """Bring the file to this schema."""
    _new_tables()
    _new_columns()
    _owners_of_rules()
    for table, columns in NEW_COLUMNS.items():
        _widen_images(table, columns)


def _new_tables() -> None:
    op.create_table(
        "watch_word",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("word", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("is_on", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_watch_word"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "rule_set",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("body_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("preset", sa.String(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("notes", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["body_id"], ["body.id"], name="fk_rule_set_body_id_body"),
        sa.PrimaryKeyConstraint("id", name="pk_rule_set"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_rule_set_body", "rule_set", ["body_id", "valid_from"])

    op.create_table(
        "agenda_revision",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("source_kind", sa.String(), nullable=False),
        sa.Column("taken_at", sa.DateTime(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name="fk_agenda_revision_meeting_id_meeting"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_agenda_revision"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_agenda_revision_meeting", "agenda_revision", ["meeting_id", "number"])

    op.create_table(
        "clerk_answer",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("body_id", sa.Integer(), nullable=True),
        sa.Column("meeting_id", sa.Integer(), nullable=True),
        sa.Column("field", sa.String(), nullable=False),
        sa.Column("question", sa.String(), nullable=False),
        sa.Column("asked_by", sa.String(), nullable=False),
        sa.Column("asked_whom", sa.String(), nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=True),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(["body_id"], ["body.id"], name="fk_clerk_answer_body_id_body"),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name="fk_clerk_answer_meeting_id_meeting"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_clerk_answer"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_clerk_answer_body", "clerk_answer", ["body_id"])
    op.create_index("ix_clerk_answer_meeting", "clerk_answer", ["meeting_id"])

    op.create_table(
        "meeting_record",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("raw", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name="fk_meeting_record_meeting_id_meeting"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_meeting_record"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_meeting_record_meeting", "meeting_record", ["meeting_id"])

    op.create_table(
        "sign_up_window",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("rule_set_id", sa.Integer(), nullable=True),
        sa.Column("meeting_id", sa.Integer(), nullable=True),
        sa.Column("position", sa.Double(), nullable=False),
        sa.Column("purpose", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("opens", sa.Text(), nullable=False),
        sa.Column("closes", sa.Text(), nullable=False),
        sa.Column("rule_text", sa.Text(), nullable=False),
        sa.Column("method", sa.String(), nullable=False),
        sa.Column("url", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("contact", sa.String(), nullable=False),
        sa.Column("required", sa.String(), nullable=False),
        sa.Column("selection", sa.String(), nullable=False),
        sa.Column("capacity", sa.Integer(), nullable=True),
        sa.Column("confirm_step", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("source_url", sa.String(), nullable=False),
        sa.Column("checked_on", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "(rule_set_id IS NOT NULL) + (meeting_id IS NOT NULL) = 1",
            name="ck_sign_up_window_one_owner",
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name="fk_sign_up_window_meeting_id_meeting"
        ),
        sa.ForeignKeyConstraint(
            ["rule_set_id"], ["rule_set.id"], name="fk_sign_up_window_rule_set_id_rule_set"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_sign_up_window"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_sign_up_window_meeting", "sign_up_window", ["meeting_id", "position"])
    op.create_index("ix_sign_up_window_set", "sign_up_window", ["rule_set_id", "position"])

    op.create_table(
        "agenda_item_point",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("agenda_item_id", sa.Integer(), nullable=False),
        sa.Column("point_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["agenda_item_id"],
            ["agenda_item.id"],
            name="fk_agenda_item_point_agenda_item_id_agenda_item",
        ),
        sa.ForeignKeyConstraint(
            ["point_id"], ["talking_point.id"], name="fk_agenda_item_point_point_id_talking_point"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_agenda_item_point"),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "ix_agenda_item_point_item", "agenda_item_point", ["agenda_item_id", "position"]
    )
    op.create_index("ix_agenda_item_point_point", "agenda_item_point", ["point_id"])

    op.create_table(
        "meeting_document",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("agenda_item_id", sa.Integer(), nullable=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("url", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("media_type", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["agenda_item_id"],
            ["agenda_item.id"],
            name="fk_meeting_document_agenda_item_id_agenda_item",
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name="fk_meeting_document_meeting_id_meeting"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_meeting_document"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_meeting_document_item", "meeting_document", ["agenda_item_id"])
    op.create_index("ix_meeting_document_meeting", "meeting_document", ["meeting_id"])

    op.create_table(
        "official_statement",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("official_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("said_on", sa.Date(), nullable=True),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("source_url", sa.String(), nullable=False),
        sa.Column("agenda_item_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["agenda_item_id"],
            ["agenda_item.id"],
            name="fk_official_statement_agenda_item_id_agenda_item",
        ),
        sa.ForeignKeyConstraint(
            ["official_id"], ["official.id"], name="fk_official_statement_official_id_official"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_official_statement"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_official_statement_item", "official_statement", ["agenda_item_id"])
    op.create_index(
        "ix_official_statement_official", "official_statement", ["official_id", "said_on"]
    )


def _new_columns() -> None:
    op.add_column(
        "agenda_item", sa.Column("depth", sa.Integer(), server_default="0", nullable=False)
    )
    op.add_column("agenda_item", sa.Column("is_consent", sa.Boolean(), nullable=True))
    op.add_column(
        "agenda_item", sa.Column("hearing", sa.String(), server_default="none", nullable=False)
    )
    op.add_column(
        "agenda_item", sa.Column("item_type", sa.String(), server_default="", nullable=False)
    )
    op.add_column("agenda_item", sa.Column("summary", sa.Text(), server_default="", nullable=False))
    op.add_column(
        "agenda_item", sa.Column("result", sa.String(), server_default="", nullable=False)
    )
    op.add_column("agenda_item", sa.Column("url", sa.String(), server_default="", nullable=False))
    op.add_column(
        "agenda_item", sa.Column("source_uid", sa.String(), server_default="", nullable=False)
    )
    op.add_column(
        "agenda_item", sa.Column("imported", sa.Text(), server_default="{}", nullable=False)
    )
    op.add_column(
        "agenda_item", sa.Column("is_gone", sa.Boolean(), server_default="0", nullable=False)
    )
    op.add_column("body", sa.Column("division", sa.String(), server_default="", nullable=False))
    op.add_column("body", sa.Column("state", sa.String(), server_default="", nullable=False))
    op.add_column("body", sa.Column("source_kind", sa.String(), server_default="", nullable=False))
    op.add_column(
        "body", sa.Column("source_address", sa.String(), server_default="", nullable=False)
    )
    op.add_column("body", sa.Column("fallback_weekday", sa.Integer(), nullable=True))
    op.add_column("body", sa.Column("fallback_time", sa.Time(), nullable=True))
    op.add_column(
        "body", sa.Column("fallback_source", sa.String(), server_default="", nullable=False)
    )
    op.add_column("official", sa.Column("division", sa.String(), server_default="", nullable=False))
    op.add_column(
        "official", sa.Column("source_uid", sa.String(), server_default="", nullable=False)
    )
    op.add_column("official", sa.Column("term_start", sa.Date(), nullable=True))
    op.add_column("official", sa.Column("term_end", sa.Date(), nullable=True))
    op.add_column("task", sa.Column("source_key", sa.String(), server_default="", nullable=False))
    op.add_column("task", sa.Column("made", sa.Text(), server_default="{}", nullable=False))
    op.add_column("task", sa.Column("removed_at", sa.DateTime(), nullable=True))
    ids = _last_id("meeting")
    with op.batch_alter_table(
        "meeting", recreate="always", table_kwargs={"sqlite_autoincrement": True}
    ) as batch_op:
        batch_op.add_column(
            sa.Column("source_host", sa.String(), server_default="", nullable=False)
        )
        batch_op.add_column(
            sa.Column("zone_origin", sa.String(), server_default="", nullable=False)
        )
        batch_op.add_column(
            sa.Column("time_certainty", sa.String(), server_default="exact", nullable=False)
        )
        batch_op.add_column(sa.Column("time_text", sa.String(), server_default="", nullable=False))
        batch_op.add_column(sa.Column("evidence", sa.String(), server_default="", nullable=False))
        batch_op.add_column(
            sa.Column("agenda_status", sa.String(), server_default="none", nullable=False)
        )
        batch_op.add_column(sa.Column("city_notes", sa.Text(), server_default="", nullable=False))
        batch_op.add_column(sa.Column("not_seen_since", sa.DateTime(), nullable=True))
        batch_op.add_column(sa.Column("replaces_id", sa.Integer(), nullable=True))
        batch_op.create_foreign_key(
            "fk_meeting_replaces_id_meeting", "meeting", ["replaces_id"], ["id"]
        )
    _keep_last_id("meeting", ids)


def _owners_of_rules() -> None:
    """A rule may now belong to a body's rule set or to an agenda item too."""
    ids = _last_id("comment_rule")
    with op.batch_alter_table(
        "comment_rule", recreate="always", table_kwargs={"sqlite_autoincrement": True}
    ) as batch_op:
        batch_op.add_column(sa.Column("rule_set_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("agenda_item_id", sa.Integer(), nullable=True))
        batch_op.alter_column("meeting_id", existing_type=sa.INTEGER(), nullable=True)
        batch_op.create_index("ix_comment_rule_item", ["agenda_item_id", "field"], unique=False)
        batch_op.create_index("ix_comment_rule_set", ["rule_set_id", "field"], unique=False)
        batch_op.create_foreign_key(
            "fk_comment_rule_agenda_item_id_agenda_item", "agenda_item", ["agenda_item_id"], ["id"]
        )
        batch_op.create_foreign_key(
            "fk_comment_rule_rule_set_id_rule_set", "rule_set", ["rule_set_id"], ["id"]
        )
        batch_op.create_check_constraint(
            "ck_comment_rule_one_owner",
            "(rule_set_id IS NOT NULL) + (meeting_id IS NOT NULL)"
            " + (agenda_item_id IS NOT NULL) = 1",
        )
    _keep_last_id("comment_rule", ids)


def _last_id(table: str) -> int | None:
    """The highest id that a table ever gave; a copy of the table would forget it."""
    query = sa.text("SELECT seq FROM sqlite_sequence WHERE name = :name")
    return op.get_bind().execute(query, {"name": table}).scalar()


def _keep_last_id(table: str, last: int | None) -> None:
    if last is None:
        return
    run = op.get_bind().execute
    run(sa.text("DELETE FROM sqlite_sequence WHERE name = :name"), {"name": table})
    command = sa.text("INSERT INTO sqlite_sequence (name, seq) VALUES (:name, :last)")
    run(command, {"name": table, "last": last})


def _widen_images(table: str, columns: dict[str, str | int | None]) -> None:
    """Give the kept images of rows the new columns, so that earlier steps can be undone."""
    run = op.get_bind().execute
    query = sa.text("SELECT id, before, after FROM step_change WHERE table_name = :name")
    command = sa.text("UPDATE step_change SET before = :before, after = :after WHERE id = :id")
    for row in run(query, {"name": table}).all():
        images = {
            side: json.dumps(columns | json.loads(text), ensure_ascii=False) if text else None
            for side, text in (("before", row.before), ("after", row.after))
        }
        run(command, {"id": row.id, **images})
