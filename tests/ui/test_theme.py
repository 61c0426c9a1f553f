import re

import pytest

from organizer.paths import resource
from organizer.ui.look import icons, theme
from organizer.ui.look.theme import CONTRAST, DARK, LIGHT, Scheme, Tone

ALL = pytest.mark.parametrize("shown", [LIGHT, DARK, CONTRAST], ids=["light", "dark", "contrast"])


def luminance(colour):
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


TEXT = [
    *[("ink", ground) for ground in ("ground", "surface", "sunken", "hover", "green_ground")],
    *[("ink", f"{tone}_ground") for tone in Tone],
    *[("muted", ground) for ground in ("ground", "surface", "sunken", "hover")],
    *[(tone, f"{tone}_ground") for tone in Tone],
    *[(tone, "surface") for tone in Tone],
    ("chosen_ink", "chosen"),
    ("accent", "surface"),
    ("accent", "ground"),
    ("on_accent", "accent_fill"),
    ("on_accent", "accent_hover"),
    ("on_gold", "gold"),
    ("on_gold", "gold_hover"),
    ("side_ink", "side"),
    ("side_muted", "side"),
    ("side_ink", "hero"),
    ("side_muted", "hero"),
    ("gold", "hero"),
]
SHAPES = [
    ("focus", "ground"),
    ("focus", "surface"),
    ("focus", "chosen"),
    ("side_focus", "side"),
    ("bar", "track"),
    ("accent_fill", "surface"),
]


def too_close(shown, pairs, least):
    """The pairs of colors whose contrast is less than this."""
    ratios = {(ink, ground): contrast(*colors(shown, ink, ground)) for ink, ground in pairs}
    return {pair: ratio for pair, ratio in ratios.items() if ratio < least}


def colors(shown, *names):
    return [getattr(shown, name) for name in names]


@ALL
def test_text_can_be_read_on_its_ground(shown):
    assert too_close(shown, TEXT, 4.5) == {}


@ALL
def test_focus_and_bars_stand_out(shown):
    found = too_close(shown, SHAPES, 3)
    if shown is CONTRAST:  # the chosen row is black on yellow; the ring lies on its neighbour too
        del found["focus", "chosen"]
    assert found == {}


def test_chosen_entry_of_the_navigation_can_be_read():
    for shown in (LIGHT, DARK):
        assert contrast(shown.side_ink, shown.side_chosen) >= 4.5
    assert contrast(CONTRAST.on_accent, CONTRAST.side_chosen) >= 4.5


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK, Scheme.CONTRAST])
def test_a_scheme_is_switched_live(looks, scheme):
    looks.choose(scheme)
    assert theme.tokens() is theme.SCHEMES[scheme]
    assert looks.scheme is scheme


def test_text_zoom_reaches_every_role(looks):
    before = {role: theme.font(role).pixelSize() for role in theme.FONTS}
    looks.zoom_text(150)
    assert all(theme.font(role).pixelSize() > before[role] for role in theme.FONTS)


def test_the_shipped_typefaces_are_used(app):
    from PySide6.QtGui import QFontInfo

    assert QFontInfo(theme.font("body")).family() == theme.BODY_FAMILY
    assert QFontInfo(theme.font("page")).family() == theme.TITLE_FAMILY
    assert QFontInfo(theme.font("clock")).family() == theme.CLOCK_FAMILY


def test_no_text_is_smaller_than_it_may_be():
    assert all(px >= 13 for role, (_, px, _) in theme.FONTS.items() if role != "chip")


def test_colours_are_written_in_the_theme_only():
    from pathlib import Path

    here = Path(theme.__file__).parent
    written = [
        path.name
        for path in here.rglob("*.py")
        if path.name != "theme.py" and re.search(r"""["']#[0-9a-fA-F]{3,8}["']""", path.read_text())
    ]
    assert written == []
    style = resource("styles", "app.qss").read_text()
    assert not re.search(r"#[0-9a-fA-F]{6}", style)


def test_every_icon_draws_something_in_its_colour(looks):
    missing = []
    for name in sorted(path.stem for path in resource("icons").glob("*.svg")):
        image = icons.pixmap(name, "accent", 24).toImage()
        pixels = {image.pixelColor(x, y).name() for x in range(24) for y in range(24)}
        if LIGHT.accent not in pixels:
            missing.append(name)
    assert missing == []


def test_an_icon_follows_the_scheme(looks):
    icon = icons.icon("plus")

    def colours():
        image = icon.pixmap(24, 24).toImage()
        return {image.pixelColor(x, y).name() for x in range(24) for y in range(24)}

    assert LIGHT.ink in colours()
    looks.choose(Scheme.DARK)
    assert DARK.ink in colours()


def test_an_unknown_icon_is_refused():
    with pytest.raises(ValueError, match="no icon"):
        icons.pixmap("../secret")
