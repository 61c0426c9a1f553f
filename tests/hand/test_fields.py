"""Fields by the keyboard: what has the focus can be seen."""

import pytest

from .hand import Hand, Part

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
