"""Rows are put into another order, opened and scrolled, on every screen that has a list of them."""

from pathlib import Path

import pytest

from .hand import Hand, Part, ask_file, first, middle

AGENDA = """SELECT title FROM agenda_item WHERE meeting_id = (SELECT meeting_id FROM agenda_item
    JOIN meeting ON meeting.id = meeting_id WHERE date > date('now') ORDER BY date LIMIT 1)
    ORDER BY position, id"""
POINTS = "SELECT title FROM talking_point WHERE trashed_at IS NULL ORDER BY position, id"
OFFICIALS = """SELECT name FROM official WHERE body_id = (SELECT id FROM body
    WHERE name = 'Miami City Commission') ORDER BY position, id"""


def above(cell: Part) -> tuple[int, int]:
    """The upper edge of a row, where a row that is dropped lands before it."""
    left, top, width, _height = cell["place"]
    return left + width // 2, top + 3


def below(cell: Part) -> tuple[int, int]:
    """The lower edge of a row."""
    left, top, width, height = cell["place"]
    return left + width // 2, top + height - 3


@pytest.mark.parametrize(
    ("screen", "view", "asks"),
    [("points", "points", POINTS), ("officials", "members", OFFICIALS)],
)
def test_a_row_is_dragged_below_the_next(
    sample: Hand, campaign: Path, screen: str, view: str, asks: str
) -> None:
    """The first goes after the second; what the file holds is what the list shows."""
    sample.click(f"go_{screen}")
    sample.wait_for(view)
    before = first(ask_file(campaign, asks))
    sample.drag(sample.cell(view, before[0]), below(sample.cell(view, before[1])))
    wanted = [before[1], before[0], *before[2:]]
    sample.until(lambda: first(ask_file(campaign, asks)) == wanted, "the file has the new order")
    sample.until(lambda: before[1] in sample.rows(view)[0], "the list shows it")
    sample.keys("ctrl+z")
    sample.until(lambda: first(ask_file(campaign, asks)) == before, "undo has brought it back")


def test_an_item_of_the_agenda_is_dragged(sample: Hand, campaign: Path) -> None:
    """An item is pulled above the one before it."""
    sample.click("Open meeting")
    sample.click_tab("Agenda")
    sample.wait_for("agenda")
    before = first(ask_file(campaign, AGENDA))
    shown = [title for title in before if any(title in row for row in sample.rows("agenda"))]
    upper, lower = shown[-2:]
    sample.drag(sample.cell("agenda", lower), above(sample.cell("agenda", upper)))
    at = before.index(upper)
    wanted = [*before[:at], lower, upper, *before[at + 2 :]]
    sample.until(lambda: first(ask_file(campaign, AGENDA)) == wanted, "the file has the new order")


def test_two_rows_are_dragged_at_once(sample: Hand, campaign: Path) -> None:
    """Two chosen rows go below the fourth together, in their order, as one step."""
    sample.click("go_points")
    sample.wait_for("points")
    before = first(ask_file(campaign, POINTS))
    sample.click_row("points", before[0])
    sample.keys("shift+Down")
    sample.drag(sample.cell("points", before[1]), below(sample.cell("points", before[3])))
    wanted = [*before[2:4], *before[:2], *before[4:]]
    sample.until(lambda: first(ask_file(campaign, POINTS)) == wanted, "both have moved")
    sample.keys("ctrl+z")
    sample.until(lambda: first(ask_file(campaign, POINTS)) == before, "one undo brings both back")


def test_a_row_is_dragged_beyond_the_visible_end(sample: Hand, campaign: Path) -> None:
    """Held at the lower edge, a row lets the list scroll on to its end."""
    sample.click("go_points")
    left, top, width, height = sample.wait_for("points")["place"]
    before = first(ask_file(campaign, POINTS))
    assert not any(before[-1] in row for row in sample.rows("points"))
    row = sample.cell("points", before[0])
    sample.take(row)
    sample.move(middle(row), (left + width // 2, top + height - 8))
    sample.until(lambda: any(before[-1] in row for row in sample.rows("points")), "it scrolls")
    last = below(sample.cell("points", before[-1]))
    sample.move((left + width // 2, top + height - 8), (last[0], min(last[1], top + height - 5)))
    sample.let_go()
    wanted = [*before[1:], before[0]]
    sample.until(lambda: first(ask_file(campaign, POINTS)) == wanted, "it stands at the end")


def test_the_wheel_scrolls_a_list_and_leaves_fields_alone(sample: Hand, campaign: Path) -> None:
    """The list moves; a field with choices under the mouse keeps what it says."""
    sample.click("go_points")
    view = sample.wait_for("points")
    top = sample.rows("points")[0]
    sample.wheel(view, 4)
    sample.until(lambda: sample.rows("points")[0] != top, "the list has moved")
    kind = sample.wait_for("point_kind")
    sample.click_at(*middle(view))
    before = ask_file(campaign, "SELECT id, kind FROM talking_point ORDER BY id")
    said = sample.wait_for("point_kind")["says"]
    sample.wheel(kind, 3)
    sample.until(lambda: sample.state()["active"], "the window has answered")
    assert [part["says"] for part in sample.find("point_kind")] == [said]
    assert ask_file(campaign, "SELECT id, kind FROM talking_point ORDER BY id") == before


def test_a_double_click_opens_a_meeting(sample: Hand) -> None:
    """From the list of meetings to the meeting itself."""
    sample.click("go_meetings")
    sample.wait_for("meetings")
    sample.click_row("meetings", "Little Havana town hall", times=2)
    sample.until(
        lambda: any(p["says"] == "Little Havana town hall" for p in sample.find("pageTitle")),
        "the meeting is open",
    )
