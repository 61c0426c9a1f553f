"""what a deadline's task is about, in kinds instead of English."""

import json
import re
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

Row = dict[str, Any]

DOING = {
    "speak": "Sign up to speak",
    "write": "Send written comment",
    "confirm": "Confirm the place to speak",
    "interpreter": "Ask for an interpreter",
    "accommodation": "Ask for accommodation",
}
CHANNELS = {
    "in_person": "in person",
    "desk": "at the desk",
    "web": "online",
    "phone": "by phone",
    "video": "by video",
    "email": "by e-mail",
    "mail": "by mail",
    "voicemail": "by voicemail",
    "any": "",
}
"""The words that the program wrote into titles until schema 3."""

ASK = "Ask the clerk until when: "
WAS = re.compile(
    r"For the meeting that did not take place it was \w{3} (\w{3} \d+, \d+, .+ [AP]M)\."
)


def upgrade() -> None:
    """Bring the file to this schema; what a person has written into a task stays."""
    for name in ("kind", "purpose", "channel", "label", "rule_status"):
        op.add_column("task", sa.Column(name, sa.String(), server_default="", nullable=False))
    op.add_column("task", sa.Column("said_on", sa.Date(), nullable=True))
    op.add_column("task", sa.Column("said_time", sa.Time(), nullable=True))
    _change_tasks()
    _change_images()
    op.drop_column("task", "made")


def changed(task: Row) -> Row:
    """A task, or the kept image of one, as this schema has it."""
    made = json.loads(task["made"])
    kept = {name: value for name, value in task.items() if name != "made"}
    fields = {"kind": "", "purpose": "", "channel": "", "label": "", "rule_status": ""}
    row: Row = kept | fields | {"said_on": None, "said_time": None}
    if task["source_key"]:
        return row | _of_deadline(task, made)
    return row | _to_ask(task)


def _of_deadline(task: Row, made: Row) -> Row:
    title = made.get("title", "")
    said = _said(title)
    purpose, _, channel = made.get("way", "/".join(said[:2])).partition("/")
    at = made.get("due_time", "")
    return {
        "kind": "deadline",
        "purpose": purpose,
        "channel": channel,
        "label": said[2],
        "rule_status": made.get("status", "unknown"),
        "said_on": made.get("due_on"),
        "said_time": f"{at}:00.000000" if at else None,
        "title": "" if task["title"] == title else task["title"],
        "notes": "" if task["notes"] == made.get("notes") else task["notes"],
    }


def _to_ask(task: Row) -> Row:
    """The task for a deadline that was lost; as somebody's own where a word of it was changed."""
    was = WAS.fullmatch(task["notes"])
    purpose, channel, label = _said(task["title"].removeprefix(ASK))
    if not task["title"].startswith(ASK) or not purpose or was is None:
        return {}
    at = datetime.strptime(was[1], "%b %d, %Y, %I:%M %p")
    return {
        "kind": "ask_clerk",
        "purpose": purpose,
        "channel": channel,
        "label": label,
        "rule_status": "unknown",
        "said_on": at.date().isoformat(),
        "said_time": at.time().isoformat("microseconds"),
        "title": "",
        "notes": "",
    }


def _said(title: str) -> tuple[str, str, str]:
    """Purpose, channel and label out of a title; beside a label the channel was not said."""
    for purpose, doing in DOING.items():
        if title.startswith(f"{doing}: "):
            return purpose, "any", title.removeprefix(f"{doing}: ")
        for channel, way in CHANNELS.items():
            if title == f"{doing} {way}".rstrip():
                return purpose, channel, ""
    return "", "", ""


def _change_tasks() -> None:
    run = op.get_bind().execute
    for row in run(sa.text("SELECT * FROM task")).mappings().all():
        after = changed(dict(row))
        names = ", ".join(f"{name} = :{name}" for name in after)
        run(sa.text(f"UPDATE task SET {names} WHERE id = :id"), after)


def _change_images() -> None:
    """Change the kept images of rows too, so that earlier steps can be undone."""
    run = op.get_bind().execute
    query = sa.text("SELECT id, before, after FROM step_change WHERE table_name = 'task'")
    command = sa.text("UPDATE step_change SET before = :before, after = :after WHERE id = :id")
    for row in run(query).all():
        images = {
            side: json.dumps(changed(json.loads(text)), ensure_ascii=False) if text else None
            for side, text in (("before", row.before), ("after", row.after))
        }
        run(command, {"id": row.id, **images})
