"""The window itself: screens by keys, fields while something else has the focus, colors, sizes."""

from pathlib import Path

import pytest

from .hand import Hand, Part, ask_file, first

SCREENS = ("today", "meetings", "people", "points", "officials", "studio")


@pytest.mark.parametrize("screen", SCREENS)
def test_tab_goes_through_a_screen_and_around(sample: Hand, screen: str) -> None:
    """Each stop can be seen and has a name; after the last comes the first."""
    sample.click(f"go_{screen}")
    sample.wait_for(f"page_{screen}")
    stops: list[Part] = []
    while True:
        stop = sample.tab()
        sample.until(lambda: is_seen(sample.state()["focus"]), f"{stop['name']} can be seen")
        assert stop["accessible"] or stop["says"], f"this has no name: {stop}"
        met = [each["id"] for each in stops]
        if stop["id"] in met:
            break
        stops.append(stop)
    assert met.index(stop["id"]) == 0, f"caught at {stop['name']} {stop['accessible']}"
    assert len(stops) > 8


def is_seen(part: Part) -> bool:
    """Whether any of it can be seen."""
    return bool(part["seen"][2] > 0 and part["seen"][3] > 0)


def test_typing_in_a_list_never_changes_a_speaker_in_silence(sample: Hand, campaign: Path) -> None:
    """Somebody types with the list in focus, thinking it is a field: no status moves by that."""
    sample.click("Open meeting")
    sample.click_tab("Speakers")
    asks = "SELECT id, status FROM speaker ORDER BY id"
    before = ask_file(campaign, asks)
    sample.click_row("speakers", first(ask_file(campaign, "SELECT name FROM person"))[0][:4])
    sample.type("please come at nine   ")
    sample.keys("End")
    sample.state()
    assert ask_file(campaign, asks) == before


def test_the_theme_changes_and_stays_after_a_restart(sample: Hand) -> None:
    """Ctrl+K, "dark", Enter: the page is dark at once, and at the next start."""

    def is_dark() -> bool:
        return brightness(sample, "theme") < 100

    assert not is_dark()
    sample.keys("ctrl+k")
    sample.until(lambda: "SearchField" in sample.state()["focus"]["kind"], "the search has it")
    sample.type("dark")
    sample.until(lambda: sample.sees("Dark"), "it is offered")
    sample.keys("Return")
    sample.until(is_dark, "the page is dark")
    assert sample.quit() == 0
    sample.start()
    sample.wait_for("heroTitle")
    sample.until(is_dark, "the page is dark after a start")


def brightness(hand: Hand, name: str) -> int:
    """How bright the middle of the page is, of 255."""
    path = hand.picture(name)
    told = hand.run(
        "convert",
        str(path),
        "-crop",
        "900x500+230+150",
        "-colorspace",
        "Gray",
        "-format",
        "%[fx:int(255*mean)]",
        "info:",
    )
    return int(told)


def test_quit_and_start_come_back_to_the_same_place(sample: Hand) -> None:
    """The window opens the screen on which it was closed."""
    sample.click("go_points")
    sample.wait_for("page_points")
    assert sample.quit() == 0
    sample.start()
    sample.wait_for("page_points")


@pytest.mark.parametrize("screen", SCREENS)
def test_a_small_window_keeps_all_ways(sample: Hand, screen: str) -> None:
    """At 1024 x 600 what a screen offers at 1366 x 768 is there, if by a menu or by scrolling."""
    sample.click(f"go_{screen}")
    sample.wait_for(f"page_{screen}")
    sample.until(lambda: sample.find(f"page_{screen}"), "the page is there")
    lists = {part["name"] for part in sample.parts() if part["name"] and is_list(part)}
    sample.resize(1024, 600)
    sample.until(lambda: sample.state()["active"]["place"][2] <= 1024, "the window is small")
    left = {part["name"] for part in sample.parts() if part["name"] and is_list(part)}
    assert lists <= left


def is_list(part: Part) -> bool:
    """A list that can be reached."""
    return bool(part["reachable"]) and bool({"QAbstractItemView", "ChoiceList"} & set(part["kind"]))
