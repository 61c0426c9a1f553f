"""Every colour, size and typeface of the window, and the one place that puts them on.

The scheme lives in the application's own palette: `tokens()` asks it which scheme is shown, so
that what paints itself needs no pointer to a theme and follows a live switch by itself.
Light is the house style; dark and high contrast follow it. All are checked by
tests/ui/test_theme.py.
"""

from dataclasses import dataclass, fields
from enum import StrEnum
from functools import lru_cache
from string import Template

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from organizer.paths import resource

BODY_FAMILY = "Atkinson Hyperlegible Next"
TITLE_FAMILY = "Bricolage Grotesque"
CLOCK_FAMILY = "Atkinson Hyperlegible Mono"


class Scheme(StrEnum):
    """How the window is coloured."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


class Tone(StrEnum):
    """What a chip, bar or message says beside its words."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"
    VIOLET = "violet"
    BLUE = "blue"
    GRAY = "gray"


@dataclass(frozen=True, repr=False, eq=False)  # less to make at start; compared by identity
class Tokens:
    """The colours of one scheme, as #rrggbb.

    A tone has three: `green` the ink, `green_ground` the pale ground, `green_edge` the line around.
    """

    ground: str
    surface: str
    sunken: str
    ink: str
    muted: str
    line: str
    hairline: str
    field_edge: str
    hero: str
    side: str
    side_chosen: str
    side_ink: str
    side_muted: str
    side_line: str
    accent: str
    accent_fill: str
    accent_hover: str
    on_accent: str
    gold: str
    gold_hover: str
    on_gold: str
    focus: str
    side_focus: str
    chosen: str
    chosen_ink: str
    hover: str
    track: str
    bar: str
    desk: str
    shadow: str
    green: str
    green_ground: str
    green_edge: str
    amber: str
    amber_ground: str
    amber_edge: str
    red: str
    red_ground: str
    red_edge: str
    violet: str
    violet_ground: str
    violet_edge: str
    blue: str
    blue_ground: str
    blue_edge: str
    gray: str
    gray_ground: str
    gray_edge: str

    def tone(self, tone: str) -> tuple[str, str, str]:
        """Ink, ground and edge of a tone."""
        return getattr(self, tone), getattr(self, f"{tone}_ground"), getattr(self, f"{tone}_edge")


# fmt: off
LIGHT = Tokens(
    ground="#f7f5f0", surface="#ffffff", sunken="#f7f5f0", ink="#1a2230", muted="#5a6472",
    line="#e3ded4", hairline="#efebe3", field_edge="#cfc9bc",
    hero="#16263b", side="#16263b", side_chosen="#22364f",
    side_ink="#ffffff", side_muted="#b4c0d0", side_line="#2e4259",
    accent="#1f5fa8", accent_fill="#1f5fa8", accent_hover="#184e8c", on_accent="#ffffff",
    gold="#e9a23b", gold_hover="#f3b452", on_gold="#1a2230", focus="#1f5fa8",
    side_focus="#e9a23b", chosen="#e8f0fa", chosen_ink="#1a2230", hover="#f6f4ee",
    track="#e9e5dc", bar="#2b7a57", desk="#d9d4c8", shadow="#1a2230",
    green="#24694b", green_ground="#e4f3eb", green_edge="#e4f3eb",
    amber="#80530a", amber_ground="#fdf3e0", amber_edge="#f5dfb4",
    red="#b23a2e", red_ground="#fbe9e6", red_edge="#f3cfc9",
    violet="#6a4c93", violet_ground="#f0eaf7", violet_edge="#f0eaf7",
    blue="#1f5fa8", blue_ground="#e8f0fa", blue_edge="#e8f0fa",
    gray="#4d5663", gray_ground="#eeebe4", gray_edge="#eeebe4",
)

DARK = Tokens(
    ground="#11161d", surface="#1a212b", sunken="#131920", ink="#eceff3", muted="#a4afbd",
    line="#2d3743", hairline="#26303b", field_edge="#465261",
    hero="#16283f", side="#0b1017", side_chosen="#1d2b3d",
    side_ink="#ffffff", side_muted="#a9b6c7", side_line="#222d3a",
    accent="#7db8ff", accent_fill="#2b6cbf", accent_hover="#2f74c9", on_accent="#ffffff",
    gold="#f0b254", gold_hover="#f7c374", on_gold="#1a1408", focus="#7db8ff",
    side_focus="#f0b254", chosen="#21364f", chosen_ink="#ffffff", hover="#222b37",
    track="#2d3743", bar="#5dbd8c", desk="#090c10", shadow="#000000",
    green="#86d8ae", green_ground="#18382b", green_edge="#18382b",
    amber="#f2c572", amber_ground="#3c2f14", amber_edge="#5a4720",
    red="#ffa79b", red_ground="#47211e", red_edge="#6a322d",
    violet="#cfb8f2", violet_ground="#34284a", violet_edge="#34284a",
    blue="#9accff", blue_ground="#1a334f", blue_edge="#1a334f",
    gray="#c6ced8", gray_ground="#2c3642", gray_edge="#2c3642",
)

CONTRAST = Tokens(
    ground="#000000", surface="#000000", sunken="#000000", ink="#ffffff", muted="#ffffff",
    line="#ffffff", hairline="#ffffff", field_edge="#ffffff",
    hero="#000000", side="#000000", side_chosen="#ffe500",
    side_ink="#ffffff", side_muted="#ffffff", side_line="#ffffff",
    accent="#ffe500", accent_fill="#ffe500", accent_hover="#fff27a", on_accent="#000000",
    gold="#ffe500", gold_hover="#fff27a", on_gold="#000000", focus="#00e5ff",
    side_focus="#00e5ff", chosen="#ffe500", chosen_ink="#000000", hover="#2a2a2a",
    track="#404040", bar="#5dff9b", desk="#1a1a1a", shadow="#000000",
    green="#5dff9b", green_ground="#000000", green_edge="#5dff9b",
    amber="#ffc53d", amber_ground="#000000", amber_edge="#ffc53d",
    red="#ff9d94", red_ground="#000000", red_edge="#ff9d94",
    violet="#dcbfff", violet_ground="#000000", violet_edge="#dcbfff",
    blue="#8fd0ff", blue_ground="#000000", blue_edge="#8fd0ff",
    gray="#ffffff", gray_ground="#000000", gray_edge="#ffffff",
)
# fmt: on

SCHEMES = {Scheme.LIGHT: LIGHT, Scheme.DARK: DARK, Scheme.CONTRAST: CONTRAST}


@dataclass(frozen=True, repr=False, eq=False)
class Sizes:
    """Lengths in px of a 96 dpi screen; Qt scales them for finer ones. All on a grid of 4."""

    gap: int = 8
    space: int = 16
    margin: int = 24
    corner: int = 12
    small_corner: int = 8
    control: int = 34
    icon: int = 18
    big_icon: int = 44
    row: int = 37
    tall_row: int = 54
    header: int = 36
    chip: int = 20
    chip_gap: int = 6
    bar: int = 8
    side: int = 208
    entry: int = 38
    top_bar: int = 60
    foot: int = 29
    panel: int = 340
    reading: int = 520
    thin: int = 1
    focus: int = 2


SIZE = Sizes()

# role: family, px, weight
FONTS: dict[str, tuple[str, int, int]] = {
    "body": (BODY_FAMILY, 14, 400),
    "strong": (BODY_FAMILY, 14, 700),
    "button": (BODY_FAMILY, 14, 700),
    "small": (BODY_FAMILY, 13, 400),
    "small_strong": (BODY_FAMILY, 13, 700),
    "chip": (BODY_FAMILY, 12, 700),
    "lead": (BODY_FAMILY, 15, 400),
    "heading": (BODY_FAMILY, 16, 700),
    "page": (TITLE_FAMILY, 27, 800),
    "title": (TITLE_FAMILY, 21, 800),
    "brand": (TITLE_FAMILY, 18, 800),
    "figure": (TITLE_FAMILY, 30, 800),
    "figure_unit": (TITLE_FAMILY, 18, 700),
    "clock": (CLOCK_FAMILY, 14, 700),
    "big_clock": (CLOCK_FAMILY, 96, 700),
}


def tokens() -> Tokens:
    """The colours that are shown now."""
    return _BY_GROUND.get(QApplication.palette().color(QPalette.ColorRole.Window).name(), LIGHT)


def color(name: str) -> QColor:
    """One token as a colour to paint with."""
    return QColor(getattr(tokens(), name))


def is_high_contrast() -> bool:
    """True while the high-contrast scheme is shown: lines are then drawn stronger."""
    return tokens() is CONTRAST


def font(role: str) -> QFont:
    """The typeface of a role of `FONTS`, in the size that the person chose."""
    return _font(role, px_of(FONTS[role][1]))


@lru_cache(maxsize=128)
def _font(role: str, px: int) -> QFont:
    family, _, weight = FONTS[role]
    made = QFont(family)
    made.setPixelSize(px)
    made.setWeight(QFont.Weight(weight))
    made.setStyleStrategy(QFont.StyleStrategy.PreferAntialias)
    return made


def px_of(px: int) -> int:
    """A text size after the person's text zoom, which the application's font carries."""
    base = QApplication.font().pixelSize()
    return px if base <= 0 else round(px * base / FONTS["body"][1])


_BY_GROUND = {each.ground: each for each in SCHEMES.values()}


class Theme(QObject):
    """Puts palette, typefaces and styles on the application, and switches them live."""

    changed = Signal()

    def __init__(self, app: QApplication, choice: str = Scheme.SYSTEM, text_percent: int = 100):
        super().__init__(app)
        self._app = app
        self._choice = Scheme(choice)
        self._text_percent = text_percent
        self._shown: tuple[Scheme, int] | None = None
        load_fonts()
        app.setStyle(QStyleFactory.create("Fusion"))
        app.styleHints().colorSchemeChanged.connect(self._put_on)
        self._put_on()

    @property
    def choice(self) -> Scheme:
        """What the person chose, `Scheme.SYSTEM` included."""
        return self._choice

    @property
    def scheme(self) -> Scheme:
        """What is shown: never `Scheme.SYSTEM`."""
        if self._choice is not Scheme.SYSTEM:
            return self._choice
        dark = self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return Scheme.DARK if dark else Scheme.LIGHT

    def choose(self, choice: str) -> None:
        """Show another scheme, or follow the system."""
        self._choice = Scheme(choice)
        self._put_on()

    def zoom_text(self, percent: int) -> None:
        """Show text larger or smaller, 80 to 200 percent."""
        self._text_percent = min(200, max(80, percent))
        self._put_on()

    def _put_on(self, *_any: object) -> None:
        wanted = (self.scheme, self._text_percent)
        if wanted == self._shown:
            return
        self._shown = wanted
        shown = SCHEMES[self.scheme]
        base = QFont(BODY_FAMILY)
        base.setPixelSize(round(FONTS["body"][1] * self._text_percent / 100))
        # Qt is eight times as fast when it takes the old rules away first, and draws only once:
        # with both, typeface and colors of each widget are settled by the old rules and by the new.
        windows = [each for each in self._app.topLevelWidgets() if each.updatesEnabled()]
        for window in windows:
            window.setUpdatesEnabled(False)
        self._app.setStyleSheet("")
        self._app.setFont(base)
        self._app.setPalette(palette(shown))
        self._app.setStyleSheet(style_sheet(shown))
        for window in windows:
            window.setUpdatesEnabled(True)
        self.changed.emit()


def load_fonts() -> None:
    """Make the shipped typefaces known, so that the look does not depend on the machine."""
    known = set(QFontDatabase.families())
    if {BODY_FAMILY, TITLE_FAMILY, CLOCK_FAMILY} <= known:
        return
    for file in sorted(resource("fonts").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(file))


def palette(shown: Tokens) -> QPalette:
    """Qt's own roles filled from the tokens, for what no style rule reaches."""
    role = QPalette.ColorRole
    made = QPalette()
    for each, value in (
        (role.Window, shown.ground),
        (role.WindowText, shown.ink),
        (role.Base, shown.surface),
        (role.AlternateBase, shown.sunken),
        (role.Text, shown.ink),
        (role.PlaceholderText, shown.muted),
        (role.Button, shown.surface),
        (role.ButtonText, shown.ink),
        (role.BrightText, shown.red),
        (role.Highlight, shown.accent_fill),
        (role.HighlightedText, shown.on_accent),
        (role.Accent, shown.accent),
        (role.Link, shown.accent),
        (role.LinkVisited, shown.violet),
        (role.ToolTipBase, shown.side),
        (role.ToolTipText, shown.side_ink),
        (role.Light, shown.surface),
        (role.Midlight, shown.hover),
        (role.Mid, shown.line),
        (role.Dark, shown.field_edge),
        (role.Shadow, shown.shadow),
    ):
        made.setColor(each, QColor(value))
    for each in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, each, QColor(shown.muted))
    return made


def style_sheet(shown: Tokens) -> str:
    """`resources/styles/app.qss` with every `$name` filled from tokens, sizes and typefaces."""
    strong = shown is CONTRAST
    values: dict[str, object] = {each.name: getattr(shown, each.name) for each in fields(Tokens)}
    values |= {f"{each.name}_px": f"{getattr(SIZE, each.name)}px" for each in fields(Sizes)}
    values |= {
        f"{role}_font": f'{weight} {px_of(px)}px "{family}"'
        for role, (family, px, weight) in FONTS.items()
    }
    values["edge_px"] = "2px" if strong else "1px"
    values["entry_chosen_ink"] = shown.on_accent if strong else shown.side_ink
    values["control_inner_px"] = f"{px_of(SIZE.control - 2)}px"
    template = resource("styles", "app.qss").read_text(encoding="utf-8")
    return Template(template).substitute(values)
