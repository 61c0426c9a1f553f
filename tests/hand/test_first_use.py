"""A first use: from nothing to the first meeting, by the list of first steps."""

from .hand import Hand, ask_file


def test_a_new_campaign_shows_its_first_steps_and_ticks_them(hand: Hand) -> None:
    """A name and Enter make a campaign; a step leads to where it is done, and is ticked then."""
    hand.start()
    hand.click("campaign_name")
    hand.type("Longer library hours")
    hand.keys("Return")
    hand.wait_for("firstSteps")
    [campaign] = [path.parent for path in (hand.folder / "home").rglob("campaign.db")]
    hand.click("step_people")
    hand.wait_for("page_people")
    hand.until(lambda: hand.state()["focus"], "something has the focus")
    hand.click("New person")
    hand.until(lambda: hand.state()["focus"]["kind"][0] == "QLineEdit", "a name can be typed")
    hand.type("Rosa Delgado")
    hand.keys("Return")
    hand.until(lambda: ask_file(campaign, "SELECT name FROM person"), "the person is in the file")
    hand.click("go_today")
    hand.wait_for("firstSteps")
    hand.until(lambda: hand.find("Add people you can count on"), "the step is there")
    assert hand.sees("A name is enough") is False
    hand.click("How it is done, in ten minutes")
    hand.wait_for("firstMeeting")
    hand.keys("Escape")
    hand.wait_gone("firstMeeting")
    assert hand.find("pageTitle")[0]["says"] == "Today"
