"""Undo that goes where it acts, and the list of steps, by hand."""

from pathlib import Path

from .hand import Hand, ask_file, middle

NEXT = """SELECT person.name, speaker.status FROM speaker
    JOIN person ON person.id = speaker.person_id WHERE meeting_id = (
        SELECT meeting_id FROM speaker JOIN meeting ON meeting.id = meeting_id
        WHERE date > date('now') ORDER BY date LIMIT 1)
    ORDER BY speaker.position, speaker.id"""
MOVED = "SELECT count(*) FROM step WHERE label LIKE 'Reorder%'"
UNDONE = "SELECT count(*) FROM step WHERE is_undone"


def confirm(hand: Hand, campaign: Path) -> str:
    """From Today to the speakers; one who was only asked is confirmed."""
    hand.click("Open meeting")
    hand.click_tab("Speakers")
    hand.wait_for("speakers")
    name = next(name for name, status in ask_file(campaign, NEXT) if status == "asked")
    hand.click_row("speakers", name, button=3)
    menu = hand.until(lambda: hand.state()["popup"], "the menu is open")
    entry = [part for part in hand.find("Status") if part["id"] == menu["id"]]
    hand.click_at(*middle(entry[0]))
    hand.click("Confirmed")
    hand.until(lambda: (name, "confirmed") in ask_file(campaign, NEXT), "it is in the file")
    return str(name)


def is_selected(hand: Hand, name: str) -> bool:
    """Whether the speaker's row is the one that is selected."""
    cell = hand.cell("speakers", name)
    return bool(cell["selected"])


def test_undo_on_another_screen_goes_to_the_speaker(sample: Hand, campaign: Path) -> None:
    """From People, Ctrl+Z leads back to the list of speakers, where the one is selected."""
    name = confirm(sample, campaign)
    sample.keys("Home")
    sample.keys("ctrl+3")
    sample.wait_gone("speakers")
    sample.keys("ctrl+z")
    sample.wait_for("speakers")
    sample.until(lambda: is_selected(sample, name), "the speaker is selected")
    assert (name, "asked") in ask_file(campaign, NEXT)
    sample.wait_to_see("Undone: Mark as")


def test_three_steps_back_by_the_list(sample: Hand, campaign: Path) -> None:
    """The list of steps goes back by three in one go, and forward again."""
    before = ask_file(campaign, NEXT)
    name = confirm(sample, campaign)
    for count in (1, 2):
        sample.click_row("speakers", name)
        sample.keys("alt+Down")
        sample.until(lambda n=count: ask_file(campaign, MOVED) == [(n,)], "it was moved")
    done = ask_file(campaign, NEXT)
    sample.keys("ctrl+shift+h")
    sample.wait_for("stepsList")
    sample.keys("Down", "Down")
    sample.wait_to_see("3 steps")
    sample.click("goToStep")
    sample.until(lambda: ask_file(campaign, UNDONE) == [(3,)], "three are undone")
    assert ask_file(campaign, NEXT) == before
    sample.wait_gone("stepsList")
    sample.keys("ctrl+shift+h")
    sample.wait_for("stepsList")
    sample.until(lambda: "Undone" in sample.rows("stepsList")[2], "they are marked")
    sample.click("goToStep")
    sample.until(lambda: ask_file(campaign, UNDONE) == [(0,)], "all is done again")
    assert ask_file(campaign, NEXT) == done
