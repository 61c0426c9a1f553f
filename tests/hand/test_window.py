"""The window itself: where it opens again, its colors, its sizes, what it tells."""

from pathlib import Path

import pytest

from .hand import Hand, Part, ask_file, middle

SCREENS = ("today", "meetings", "people", "points", "officials", "studio")
AT_THE_EDGE = {"bell": "messageList"}


def brightness(hand: Hand, name: str) -> int:
    """How bright the middle of the page is, of 255."""
    path = hand.picture(name)
    told = hand.run(
        "convert", str(path), "-crop", "900x500+230+150", "-colorspace", "Gray",
        "-format", "%[fx:int(255*mean)]", "info:",
    )  # fmt: skip
    return int(told)


def test_the_theme_changes_and_stays_after_a_restart(sample: Hand) -> None:
    """Ctrl+K, "night", Enter: the page is dark at once, and at the next start."""

    def is_dark() -> bool:
        return brightness(sample, "theme") < 100

    assert not is_dark()
    sample.keys("ctrl+k")
    sample.until(lambda: "SearchField" in sample.state()["focus"]["kind"], "the search has it")
    sample.type("night")
    sample.until(lambda: sample.rows("Found") == ["Dark, Action"], "it is offered")
    sample.keys("Return")
    sample.until(is_dark, "the page is dark")
    assert sample.quit() == 0
    sample.start()
    sample.wait_for("heroTitle")
    sample.until(is_dark, "the page is dark after a start")


def test_quit_and_start_come_back_to_the_same_place(sample: Hand) -> None:
    """The window opens at the tab of the meeting on which it was closed."""
    sample.click("Open meeting")
    sample.click_tab("Speakers")
    sample.wait_for("speakers")
    assert sample.quit() == 0
    sample.start()
    sample.wait_for("speakers")
    assert sample.find("pageTitle")[0]["says"] == "Miami City Commission"
    sample.click("up")
    sample.wait_for("meetings")
    assert sample.quit() == 0
    sample.start()
    sample.wait_for("meetings")


def test_nothing_moves_when_something_is_told(sample: Hand, campaign: Path) -> None:
    """A task is ticked: the message floats, the page stays where it is, Esc takes it away."""
    sample.click("go_people")
    before = sample.wait_for("people")["place"]
    sample.click_row("people", "Augustin")
    sample.keys("Delete")
    sample.wait_for("floatingMessage")
    assert sample.wait_for("people")["place"] == before
    assert ask_file(campaign, "SELECT count(*) FROM person WHERE trashed_at IS NOT NULL") == [(1,)]
    sample.click("Undo", inside="floatingMessage")
    sample.until(
        lambda: (
            ask_file(campaign, "SELECT count(*) FROM person WHERE trashed_at IS NOT NULL") == [(0,)]
        ),
        "undo has brought the person back",
    )


def test_a_reminder_waits_at_the_bell_and_dismissed_is_dismissed(sample: Hand) -> None:
    """It is told for a moment; in the list it can be dismissed, and stays so after a start."""
    bell = sample.until(lambda: waiting(sample), "a reminder waits")
    count = int(bell["accessible"].rpartition(", ")[2])
    sample.click("bell")
    sample.wait_for("messageList")
    is_inside(sample, sample.wait_for("messageList"))
    sample.click("Dismiss", inside="reminder")
    left = f"Reminders, {count - 1}" if count > 1 else "Reminders"
    sample.until(lambda: sample.find(left), "one less waits")
    sample.keys("Escape")
    sample.wait_gone("messageList")
    assert sample.quit() == 0
    sample.start()
    sample.wait_for("heroTitle")
    sample.until(lambda: sample.find("bell"), "the bell is there")
    assert len(sample.find(f"Reminders, {count}")) == 0


def waiting(hand: Hand) -> Part | None:
    """The bell, once it has a count."""
    bells = [part for part in hand.find("bell") if ", " in part["accessible"]]
    return bells[0] if bells else None


def is_inside(hand: Hand, part: Part) -> None:
    """Whether all of a part is on the screen."""
    left, top, width, height = part["place"]
    _, _, most, lowest = hand.state()["screen"]
    assert left >= 0 and top >= 0 and left + width <= most and top + height <= lowest, part


def test_a_menu_at_the_edge_stays_on_the_screen(sample: Hand) -> None:
    """The right button in the last row, and the menu at the right end of the head."""
    sample.click("go_people")
    rows = sample.until(lambda: sample.rows("people"), "people are there")
    sample.click_row("people", rows[-1].partition(",")[0], button=3)
    popup = sample.until(lambda: sample.state()["popup"], "a menu is open")
    is_inside(sample, popup)
    sample.keys("Escape")
    sample.click("askToSpeak")
    popup = sample.until(lambda: sample.state()["popup"], "the other menu is open")
    is_inside(sample, popup)


@pytest.mark.parametrize("screen", SCREENS)
def test_a_small_window_keeps_the_list_and_the_main_action(sample: Hand, screen: str) -> None:
    """At 1024 x 600 each screen still has its title, its search and its main action."""
    sample.click(f"go_{screen}")
    sample.until(lambda: title(sample) != "" and sample.find(f"page_{screen}"), "it is open")
    was = title(sample)
    sample.resize(1024, 600)
    sample.until(lambda: sample.state()["active"]["place"][2] <= 1024, "the window is small")
    assert title(sample) == was
    for name in ("search", "bell", *(f"go_{each}" for each in SCREENS)):
        assert sample.wait_for(name)
    window = sample.state()["active"]["place"]
    page = sample.find(f"page_{screen}")[0]["seen"]
    assert page[0] + page[2] <= window[0] + window[2]
    middle(sample.find("pageTitle")[0])


def title(hand: Hand) -> str:
    """What stands at the head of the window."""
    return str(hand.find("pageTitle")[0]["says"]) if hand.find("pageTitle") else ""


@pytest.mark.parametrize(
    "hand",
    [{"size": "2732x1536", "environment": {"QT_SCALE_FACTOR": "2"}}],
    indirect=True,
    ids=["scale 2"],
)
def test_at_scale_two_everything_is_where_it_is_seen(sample: Hand) -> None:
    """A screen with small pixels: what is pressed is what answers."""
    sample.click("go_people")
    sample.wait_for("people")
    sample.click("New person")
    sample.until(lambda: sample.state()["focus"]["kind"][0] == "QLineEdit", "a field is ready")
