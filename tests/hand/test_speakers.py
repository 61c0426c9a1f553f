"""The speakers of a meeting: order, status and statement, by hand."""

from pathlib import Path

from .hand import Hand, ask_file, first

ORDER = """SELECT person.name FROM speaker JOIN person ON person.id = speaker.person_id
    WHERE meeting_id = (SELECT meeting_id FROM speaker JOIN meeting ON meeting.id = meeting_id
        WHERE date > date('now') ORDER BY date LIMIT 1)
    ORDER BY speaker.position, speaker.id"""


def open_speakers(hand: Hand) -> None:
    """From Today to the list of the next meeting's speakers."""
    hand.click("Open meeting")
    hand.click_tab("Speakers")
    hand.wait_for("speakers")


def test_a_speaker_is_dragged_to_another_place(sample: Hand, campaign: Path) -> None:
    """The third is pulled up before the first; the file has the new order, undo the old one."""
    open_speakers(sample)
    before = first(ask_file(campaign, ORDER))
    start, end = sample.cell("speakers", before[2]), sample.cell("speakers", before[0])
    left, top, width, _height = end["place"]
    sample.drag(start, (left + width // 2, top + 3))
    wanted = [before[2], before[0], before[1], *before[3:]]
    sample.until(lambda: first(ask_file(campaign, ORDER)) == wanted, "the order is in the file")
    sample.until(lambda: before[2] in sample.rows("speakers")[0], "the list shows it")
    sample.keys("ctrl+z")
    sample.until(lambda: first(ask_file(campaign, ORDER)) == before, "undo brings it back")


def test_typing_in_a_list_never_changes_a_speaker_in_silence(sample: Hand, campaign: Path) -> None:
    """Somebody types with the list in focus, thinking it is a field: no status moves by that."""
    open_speakers(sample)
    asks = "SELECT id, status FROM speaker ORDER BY id"
    before = ask_file(campaign, asks)
    sample.click_row("speakers", first(ask_file(campaign, ORDER))[0])
    sample.type("please come at nine   ")
    sample.keys("End")
    sample.state()
    assert ask_file(campaign, asks) == before
