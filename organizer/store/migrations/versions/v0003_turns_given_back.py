"""the status that speakers had before they gave their turn away."""

import json

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Bring the file to this schema; of turns that are given away now the status is not known."""
    op.add_column(
        "speaker", sa.Column("ceded_from", sa.String(), server_default="", nullable=False)
    )
    _widen_images()


def _widen_images() -> None:
    """Give the kept images of rows the new column, so that earlier steps can be undone."""
    run = op.get_bind().execute
    query = sa.text("SELECT id, before, after FROM step_change WHERE table_name = 'speaker'")
    command = sa.text("UPDATE step_change SET before = :before, after = :after WHERE id = :id")
    for row in run(query).all():
        images = {
            side: json.dumps({"ceded_from": ""} | json.loads(text), ensure_ascii=False)
            if text
            else None
            for side, text in (("before", row.before), ("after", row.after))
        }
        run(command, {"id": row.id, **images})
