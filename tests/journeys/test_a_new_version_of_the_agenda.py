"""A city's agenda is imported for its meeting, our item pinned; then the city changes its mind."""

import json
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from organizer.campaign import today
from organizer.meetings import queries as meetings
from organizer.ui.widgets.text import Text
from tests import factories
from tests.ui.hands import choose

DAY = date(2025, 12, 11)


def event_items(*titles: str) -> bytes:
    """Agenda items as the Legistar Web API gives them, in this order."""
    return json.dumps(
        [
            {
                "EventItemId": 100 + len(title),
                "EventItemEventId": 9,
                "EventItemAgendaSequence": at,
                "EventItemAgendaNumber": f"{at}.",
                "EventItemTitle": title,
                "EventItemMatterFile": f"24-{len(title)}",
            }
            for at, title in enumerate(titles, 1)
        ]
    ).encode()


def test_an_agenda_is_taken_in_pinned_and_compared_with_its_next_version(
    start, choose_file, tmp_path
):
    journey = start()
    choose(journey.find("library"), "287(g)")
    journey.write("campaign_name", "Miami").click("create")
    workspace = journey.program.bridge.workspace
    body_id = factories.body(workspace)
    meeting_id = factories.meeting(workspace, DAY, body_id=body_id, title="City Commission")
    first, second = tmp_path / "first.json", tmp_path / "second.json"
    first.write_bytes(event_items("Roll call", "Trees in medians", "Ending the 287(g) agreement"))
    second.write_bytes(
        event_items("Roll call", "A new fleet", "Trees in medians", "Ending the 287(g) agreement")
    )

    # From the empty Agenda tab, so that nobody has to say which meeting it is.
    journey.window.open("meetings", (meeting_id, "agenda"))
    journey.settle()
    choose_file(first)
    journey.click(journey.button("Import agenda"))
    journey.click("take")
    titles = [row.title for row in workspace.query(meetings.agenda, meeting_id)]
    assert titles == ["Roll call", "Trees in medians", "Ending the 287(g) agreement"]

    # The watch word leads to the item, P pins it.
    journey.click("agendaHits")
    assert journey.top.objectName() == "hitsSheet"
    journey.click(journey.top.lines.findChildren(QWidget)[0])
    tab = journey.window.page("meetings").view.tab
    assert tab.panel.fields["title"].value == "Ending the 287(g) agreement"
    tab.table.setFocus()
    journey.press(Qt.Key.Key_P)
    assert [row.is_pinned for row in workspace.query(meetings.agenda, meeting_id)] == [
        *(False, False),
        True,
    ]

    # The next version: Today says where our item is now, and both are compared.
    choose_file(second)
    tab.bar_actions()[0].trigger()
    journey.settle()
    journey.click("take")
    gaps = workspace.query(today.overview, date(2025, 12, 7)).next.gaps
    [changed] = [gap for gap in gaps if gap.kind == "agenda_changed"]
    assert changed.detail == "4"
    journey.click("compareVersions")
    words = [text.text() for text in journey.top.findChildren(Text) if text.isVisible()]
    # The two behind it only made room.
    assert "1 added, 2 renumbered; 1 the same." in words
    assert any("is now 4th" in each and "3rd" in each for each in words)
    journey.press(Qt.Key.Key_Escape, on=journey.top)

    # One step back takes the new version away, and our pin stays.
    journey.window.undo_action.trigger()
    journey.settle()
    rows = workspace.query(meetings.agenda, meeting_id)
    assert [(row.title, row.is_pinned) for row in rows] == [
        ("Roll call", False),
        ("Trees in medians", False),
        ("Ending the 287(g) agreement", True),
    ]
