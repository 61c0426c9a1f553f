"""A campaign is begun on another issue in another city, by hand."""

from .hand import Hand, ask_file

PROFILE = "SELECT name, city, state, zone, library, languages, issue_en, side_for_es FROM campaign"


def test_a_campaign_on_library_hours_begins_on_one_page(hand: Hand) -> None:
    """What is asked is in the file, and points and watch words are those of its library."""
    hand.start()
    hand.write("campaign_name", "Open on Sundays")
    hand.keys("Tab", "Tab")
    hand.type("Library")
    hand.wait_to_see("Whether a city should cut or extend")
    hand.write("city", "Austin")
    hand.keys("Tab")
    hand.type("Texas")
    hand.click("language_es")
    hand.click("create")
    hand.click("go_points")
    hand.wait_for("points")
    hand.wait_to_see("For longer hours")
    [folder] = {path.parent for path in (hand.folder / "home").rglob("campaign.db")}
    assert ask_file(folder, PROFILE) == [
        (
            *("Open on Sundays", "Austin", "TX", "America/Chicago", "library-hours", ",en,es,"),
            *("Library hours", "a favor de más horas"),
        )
    ]
    assert ask_file(folder, "SELECT count(*) FROM talking_point") == [(15,)]
    words = ask_file(folder, "SELECT word FROM watch_word WHERE word LIKE '%287%' OR word = 'ICE'")
    assert words == []
