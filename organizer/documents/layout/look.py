"""How paper looks: page sizes, margins, type sizes and colours, all in points unless named.

The colours are the tokens of the program's look; the type floors are those of large-print practice
(rules E7), the margins those that every desktop printer keeps (rules E2).
"""

from dataclasses import dataclass

MM = 72 / 25.4
INCH = 72.0

PAPERS: dict[str, tuple[float, float]] = {
    "letter": (8.5 * INCH, 11 * INCH),
    "a4": (210 * MM, 297 * MM),
}

INK_MARGIN = 0.25 * INCH
"""Nothing is printed nearer to an edge: printers cannot (rules E2)."""

TEXT_MARGIN = 0.5 * INCH
"""No text nearer to an edge (rules E2)."""

PANEL_MARGIN = 0.32 * INCH
"""Where coloured panels begin: inside what printers reach, outside the text."""

GUTTER = 0.66 * INCH
"""The left and right edge of text, so that text in a panel has room around it."""

FLOOR_HEADLINE = 36.0
FLOOR_WHEN = 18.0
FLOOR_BODY = 12.0
FLOOR_SMALL = 9.0
"""The smallest type of each kind (rules E7)."""

FLOOR_CARD = 15.0
"""The smallest type of a statement that somebody reads aloud while standing. Large print is 18 pt
(rules E7), and cards are set in 18 to 24 wherever the text is short enough; but a statement that
fills its two minutes, about 265 words, must be on one page, for nobody should turn a page at the
microphone. 15 pt on lines of 6.7 in is the largest type that holds one on letter and on A4."""

QR_SIDE_MIN = 30 * MM
"""The least side of a QR code on a flyer, with its white border (rules E6)."""

Colour = tuple[float, float, float]


def colour(code: str) -> Colour:
    """The red, green and blue of `#rrggbb`, each from 0 to 1."""
    return (int(code[1:3], 16) / 255, int(code[3:5], 16) / 255, int(code[5:7], 16) / 255)


BLACK: Colour = (0.0, 0.0, 0.0)
WHITE: Colour = (1.0, 1.0, 1.0)


@dataclass(frozen=True)
class Palette:
    """The inks of one document. `is_solid` says whether large areas may be filled."""

    ink: Colour
    muted: Colour
    line: Colour
    panel: Colour
    on_panel: Colour
    on_panel_quiet: Colour
    highlight: Colour
    tint: Colour
    zebra: Colour
    green: Colour
    red: Colour
    violet: Colour
    amber: Colour
    is_solid: bool


COLOURS = Palette(
    ink=colour("#1A2230"),
    muted=colour("#4A5462"),
    line=colour("#CFC9BC"),
    panel=colour("#16263B"),
    on_panel=WHITE,
    on_panel_quiet=colour("#F3CE93"),
    highlight=colour("#E9A23B"),
    tint=colour("#FBF3E4"),
    zebra=colour("#F5F2EB"),
    green=colour("#2B7A57"),
    red=colour("#B23A2E"),
    violet=colour("#6A4C93"),
    amber=colour("#8A5A0B"),
    is_solid=True,
)

BLACK_AND_WHITE = Palette(
    ink=BLACK,
    muted=BLACK,
    line=BLACK,
    panel=WHITE,
    on_panel=BLACK,
    on_panel_quiet=BLACK,
    highlight=BLACK,
    tint=WHITE,
    zebra=WHITE,
    green=BLACK,
    red=BLACK,
    violet=BLACK,
    amber=BLACK,
    is_solid=False,
)
"""For photocopiers: black on white, no large solids, no grey (rules E5)."""


def palette(is_black_and_white: bool) -> Palette:
    """The inks for a colour printer, or for a photocopier."""
    return BLACK_AND_WHITE if is_black_and_white else COLOURS


REGULAR = "CmoText"
SEMIBOLD = "CmoTextSemi"
BOLD = "CmoTextBold"
DISPLAY = "CmoDisplay"
CLOCK = "CmoClock"
"""The faces of the program under names of their own."""


@dataclass(frozen=True)
class Style:
    """How a text is set: face, size, line height as a multiple of the size, and colour.

    `is_balanced` makes the lines about equally long, for headlines.
    """

    size: float
    font: str = REGULAR
    colour: Colour = BLACK
    leading: float = 1.3
    is_balanced: bool = False

    @property
    def line_height(self) -> float:
        """The distance of two baselines."""
        return self.size * self.leading
