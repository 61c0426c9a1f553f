"""Parts of the import preview: the chips that filter it, and what was not clear in the file."""

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QPlainTextEdit

from organizer.imports.draft import Problem
from organizer.imports.problem_words import problem_line
from organizer.ui.imports import import_words
from organizer.ui.widgets.card import Note
from organizer.ui.widgets.kind_chips import KindChips
from organizer.watchwords.queries import HitRow

_LINES_SHOWN = 500
UNCLEAR = "unclear"


class KindFilter(KindChips):
    """A chip for each kind of row that there is, and for what was not clear."""

    def show_counts(self, total: int, counts: Mapping[str, int], unclear: int) -> None:
        """Offer all rows, each kind that has some, and what was not clear."""
        kinds = [("", self.tr("all"), total)]
        kinds += [(kind, import_words.kind(kind), count) for kind, count in counts.items()]
        self.show_kinds([*kinds, (UNCLEAR, self.tr("unclear"), unclear)])


class ProblemList(QPlainTextEdit):
    """What was not clear, line by line."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("problems")
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setAccessibleName(self.tr("What was unclear in the file"))

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Show them with the place in the file; the first few hundred."""
        lines = [
            problem_line(problem.where, import_words.reason(problem.reason))
            for problem in problems[:_LINES_SHOWN]
        ]
        if len(problems) > len(lines):
            lines.append("…")
        self.setPlainText("\n".join(lines))


class HitsNote(Note):
    """What does not fit, and where watch words stand in the file."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("hits")

    def show_hits(self, hits: Sequence[HitRow], problems: Sequence[Problem] = ()) -> None:
        """Say how many, and where the first ones are; before them what is about the whole file."""
        whole = [import_words.reason(problem.reason) for problem in problems if not problem.where]
        self.say("\n".join([*whole, import_words.hits(hits)] if hits else whole))
