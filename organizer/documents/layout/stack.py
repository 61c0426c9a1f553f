"""Texts one below the other: measured as a whole, drawn as a whole, tagged row by row."""

from dataclasses import dataclass, field

from organizer.documents.layout.blocks import TextBlock
from organizer.documents.layout.look import Colour
from organizer.documents.layout.structure import Element
from organizer.documents.layout.tags import Paper


@dataclass(frozen=True)
class Row:
    """One text of a stack: its role in the structure, the space above, a bullet's colour if any.

    Neighbouring rows with a bullet make one list.
    """

    block: TextBlock
    role: str = "P"
    lang: str = ""
    before: float = 0
    bullet: Colour | None = None


@dataclass
class Stack:
    """Rows in reading order."""

    rows: list[Row] = field(default_factory=list)

    def add(
        self,
        block: TextBlock,
        role: str = "P",
        lang: str = "",
        before: float = 0,
        bullet: Colour | None = None,
    ) -> None:
        """Append a row, unless its text is empty."""
        if any(span.text.strip() for span in block.spans):
            self.rows.append(Row(block, role, lang, before, bullet))

    def height(self, width: float) -> float:
        """How tall the stack is at that width; the space above its first row does not count."""
        total = sum(row.before + _laid_height(row, width) for row in self.rows)
        return total - self.rows[0].before if self.rows else 0.0

    def draw(
        self,
        paper: Paper,
        parent: Element,
        left: float,
        top: float,
        width: float,
        bottom: float = 1e9,
    ) -> bool:
        """Draw it below `top`; False if lines below `bottom` had to be left out."""
        whole = True
        items: Element | None = None
        for number, row in enumerate(self.rows):
            top += row.before if number else 0
            indent = _indent(row)
            laid = row.block.lay(width - indent)
            kept, rest = laid.split(bottom - top)
            whole = whole and not rest.lines
            if row.bullet is None:
                items = None
                target = parent.add(row.role, row.lang)
            else:
                items = items or parent.add("L", row.lang)
                target = items.add("LI").add("LBody")
            if kept.lines:
                paper.text(kept, left + indent, top, target)
                if row.bullet is not None:
                    size = row.block.style.size
                    middle = top + row.block.style.line_height / 2
                    side = size * 0.36
                    paper.box(left, middle - side / 2, side, side, fill=row.bullet, radius=1.5)
            top += laid.height
        return whole


def _indent(row: Row) -> float:
    return row.block.style.size * 0.95 if row.bullet is not None else 0.0


def _laid_height(row: Row, width: float) -> float:
    return row.block.lay(width - _indent(row)).height
