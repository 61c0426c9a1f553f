"""what a campaign is about, where, and what its two sides are called."""

import json

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

EMPTY = (
    *("library", "city", "state"),
    *(
        f"{name}_{code}"
        for name in ("issue", "side_for", "side_against")
        for code in ("en", "es", "ht")
    ),
)
LANGUAGES = ",en,es,ht,"

SAID = {
    "library": "287g",
    "side_for_en": "for the agreement",
    "side_for_es": "a favor del acuerdo",
    "side_for_ht": "pou akò a",
    "side_against_en": "against the agreement",
    "side_against_es": "en contra del acuerdo",
    "side_against_ht": "kont akò a",
}
"""What the program called the two sides of every campaign until schema 4, with its only library."""


def upgrade() -> None:
    """Bring the file to this schema; a campaign of before goes on saying what it said."""
    for name in EMPTY:
        op.add_column("campaign", sa.Column(name, sa.String(), server_default="", nullable=False))
        if name == "state":
            languages = sa.Column("languages", sa.Text(), server_default=LANGUAGES, nullable=False)
            op.add_column("campaign", languages)
    run = op.get_bind().execute
    names = ", ".join(f"{name} = :{name}" for name in SAID)
    run(sa.text(f"UPDATE campaign SET {names}"), SAID)
    _change_images()


def _change_images() -> None:
    """Give the kept images of rows the new columns, so that earlier steps can be undone."""
    run = op.get_bind().execute
    added = dict.fromkeys(EMPTY, "") | {"languages": LANGUAGES} | SAID
    query = sa.text("SELECT id, before, after FROM step_change WHERE table_name = 'campaign'")
    command = sa.text("UPDATE step_change SET before = :before, after = :after WHERE id = :id")
    for row in run(query).all():
        images = {
            side: json.dumps(added | json.loads(text), ensure_ascii=False) if text else None
            for side, text in (("before", row.before), ("after", row.after))
        }
        run(command, {"id": row.id, **images})
