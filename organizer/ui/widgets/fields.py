"""The kinds of fields: text, long text, choice, number, date, time, yes or no."""

from collections.abc import Sequence
from html import escape
from typing import Generic, Unpack, cast

from PySide6.QtCore import QEvent, QLocale, QObject, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen, QTextOption, QWheelEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QWidget,
)

from organizer.ui.look import icons, theme
from organizer.ui.look.theme import SIZE
from organizer.ui.qt import present
from organizer.ui.widgets.form import FieldOf, FieldOptions, Value

_EDGE = 4
_NAMES = {"en": "English", "es": "Español", "ht": "Kreyòl ayisyen"}
"""Qt has none for Haitian Creole, and adds a country to the others."""


class TextField(FieldOf[str]):
    """One line of text."""

    editor: QLineEdit

    def __init__(
        self, label: str, *, placeholder: str = "", limit: int = 500, **more: Unpack[FieldOptions]
    ) -> None:
        editor = QLineEdit()
        editor.setPlaceholderText(placeholder)
        editor.setMaxLength(limit)
        super().__init__(label, editor, **more)
        editor.textEdited.connect(self._on_edited)

    def _read(self) -> str:
        return self.editor.text().strip()

    def _write(self, value: str) -> None:
        self.editor.setText(value or "")
        self.editor.setCursorPosition(0)  # its beginning is shown where it is too long


class LongTextField(FieldOf[str]):
    """Several lines of text; Enter begins a new line."""

    editor: QPlainTextEdit

    def __init__(
        self, label: str, *, placeholder: str = "", lines: int = 4, **more: Unpack[FieldOptions]
    ) -> None:
        editor = QPlainTextEdit()
        editor.setPlaceholderText(placeholder)
        editor.setTabChangesFocus(True)
        editor.setWordWrapMode(QTextOption.WrapMode.WordWrap)
        super().__init__(label, editor, **more)
        self._lines = lines
        self._set_height()
        editor.textChanged.connect(self._on_edited)

    @property
    def _commits_on_enter(self) -> bool:
        return False

    def changeEvent(self, event: QEvent) -> None:
        """Follow a larger typeface."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_lines"):
            self._set_height()

    def _set_height(self) -> None:
        line = self.editor.fontMetrics().lineSpacing()
        self.editor.setMinimumHeight(line * self._lines + 2 * SIZE.gap + 4)

    def _read(self) -> str:
        return self.editor.toPlainText().strip()

    def _write(self, value: str) -> None:
        self.editor.setPlainText(value or "")


class ChoiceBox(QComboBox):
    """A list to choose from, with the mark of our own icon set, deaf to the mouse wheel."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumContentsLength(6)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Qt's, with the words shortened visibly where the box is too narrow, and the mark."""
        painter, option = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(option)
        control = QStyle.ComplexControl.CC_ComboBox
        part = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(control, option, part, self).width() - _EDGE
        words = option.currentText
        elide = Qt.TextElideMode.ElideRight
        option.currentText = self.fontMetrics().elidedText(words, elide, room)
        self.setToolTip("" if option.currentText == words else f"<p>{escape(words)}</p>")
        painter.drawComplexControl(control, option)
        if not self.isEditable():
            painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.end()
        paint_mark(self, "chevron-down")

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page: a value is not changed by scrolling past it."""
        event.ignore()


class ChoiceField(FieldOf[Value], Generic[Value]):
    """One of several values, each with its words."""

    editor: ChoiceBox

    def __init__(
        self,
        label: str,
        choices: Sequence[tuple[Value, str]] = (),
        *,
        editable: bool = False,
        **more: Unpack[FieldOptions],
    ) -> None:
        editor = ChoiceBox()
        editor.setEditable(editable)
        # Kept beside the box: Qt would hand an enum of ours back as a plain text.
        self._values: list[Value] = []
        super().__init__(label, editor, **more)
        self.set_choices(choices)
        editor.activated.connect(self._on_chosen)
        if editable:
            editor.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
            line = present(editor.lineEdit())
            line.textEdited.connect(self._on_edited)
            line.installEventFilter(self)

    def set_choices(self, choices: Sequence[tuple[Value, str]]) -> None:
        """Offer these: pairs of value and words. The value stays if it is among them."""
        before = self._saved if self._has_saved else self._read() if self._values else None
        self._is_writing = True
        self.editor.clear()
        self._values = [value for value, _words in choices]
        self.editor.addItems([words for _value, words in choices])
        self._is_writing = False
        self._write_quietly(before)

    def _on_chosen(self, _index: int) -> None:
        self._on_edited()
        self.commit()

    def _read(self) -> Value:
        if self.editor.isEditable():
            text = self.editor.currentText().strip()
            place = self.editor.findText(text, Qt.MatchFlag.MatchFixedString)
            return self._values[place] if place >= 0 else cast(Value, text)
        place = self.editor.currentIndex()
        return self._values[place] if place >= 0 else cast(Value, None)

    def _write(self, value: Value) -> None:
        if value in self._values:
            self.editor.setCurrentIndex(self._values.index(value))
        elif self.editor.isEditable():
            self.editor.setEditText(str(value or ""))
        else:
            self.editor.setCurrentIndex(-1)


def language_name(code: str) -> str:
    """A language in its own words; the code where it has none here."""
    if code in _NAMES:
        return _NAMES[code]
    name = QLocale(code).nativeLanguageName() if code else ""
    is_known = QLocale(code).language() != QLocale.Language.C
    return name[:1].upper() + name[1:] if name and is_known else code


class NumberField(FieldOf[int | None]):
    """A whole number; with `none` it may also be empty, shown as those words."""

    editor: "_Spin"

    def __init__(
        self,
        label: str,
        low: int = 0,
        high: int = 9999,
        *,
        unit: str = "",
        none: str = "",
        step: int = 1,
        **more: Unpack[FieldOptions],
    ) -> None:
        editor = _Spin()
        self._none = none
        editor.setRange(low - 1 if none else low, high)
        editor.setSingleStep(step)
        editor.setSpecialValueText(none)
        editor.setSuffix(f" {unit}" if unit else "")
        editor.lineEdit().setTextMargins(SIZE.gap, 0, SIZE.gap, 0)
        super().__init__(label, editor, **more)
        editor.valueChanged.connect(self._on_number)

    def _on_number(self, _number: int) -> None:
        self._on_edited()

    def _read(self) -> int | None:
        number = self.editor.value()
        return None if self._none and number == self.editor.minimum() else number

    def _write(self, value: int | None) -> None:
        self.editor.setValue(self.editor.minimum() if value is None else value)


class _Spin(QSpinBox):
    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setKeyboardTracking(True)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class CheckBox(QCheckBox):
    """A box to tick, drawn from the tokens."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        """Qt's: a target of at least 24 px."""
        width = self.fontMetrics().horizontalAdvance(self.text().replace("&", ""))
        return QSize(SIZE.icon + SIZE.corner + width + 8, max(28, self.fontMetrics().height() + 8))

    def hitButton(self, pos: QPoint) -> bool:
        """Qt's: the words can be pressed too."""
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Qt's."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = SIZE.icon
        box = QRect(4, (self.height() - side) // 2, side, side)
        is_on = self.isChecked()
        edge = theme.color("accent_fill" if is_on else "muted")
        painter.setPen(QPen(edge, 1.5))
        painter.setBrush(edge if is_on else theme.color("surface"))
        painter.drawRoundedRect(box, 4, 4)
        if is_on:
            icons.paint(painter, box.adjusted(2, 2, -2, -2), "check", "on_accent")
        elif self.checkState() == Qt.CheckState.PartiallyChecked:
            icons.paint(painter, box.adjusted(2, 2, -2, -2), "minus", "muted")
        room = self.rect().adjusted(4 + side + SIZE.gap, 0, 0, 0)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        painter.setFont(self.font())
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextShowMnemonic
        painter.drawText(room, flags, self.text())
        if self.hasFocus():
            painter.setPen(QPen(theme.color("focus"), SIZE.focus))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 6, 6)


class CheckField(FieldOf[bool]):
    """Yes or no."""

    editor: CheckBox

    def __init__(self, label: str, **more: Unpack[FieldOptions]) -> None:
        editor = CheckBox(label)
        more["is_label_shown"] = False  # the box has it
        super().__init__(label, editor, **more)
        editor.clicked.connect(self._on_clicked)

    def _on_clicked(self, _is_on: bool) -> None:
        self._on_edited()
        self.commit()

    def _read(self) -> bool:
        return self.editor.isChecked()

    def _write(self, value: bool) -> None:
        self.editor.setChecked(bool(value))


def paint_mark(widget: QWidget, name: str) -> None:
    """Draw an icon at the right end of a field."""
    side = 16
    square = QRect(widget.width() - side - 9, (widget.height() - side) // 2, side, side)
    icons.paint(QPainter(widget), square, name, "muted")


_MOST_LINES = 40


class GrowingField(LongTextField):
    """As high as its text, but at least `lines` high."""

    def __init__(
        self, label: str, *, lines: int = 3, placeholder: str = "", **more: Unpack[FieldOptions]
    ) -> None:
        super().__init__(label, placeholder=placeholder, lines=lines, **more)
        self._least = lines
        self.editor.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.editor.document().documentLayout().documentSizeChanged.connect(self._fit)
        self.editor.viewport().installEventFilter(self)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Narrower means more lines."""
        if event.type() == QEvent.Type.Resize and watched is not self.editor:
            self._fit()
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a larger typeface."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_least"):
            self._fit()

    def _fit(self, *_size: object) -> None:
        count = round(self.editor.document().size().height())
        shown = max(self._least, min(count, _MOST_LINES))
        height = shown * self.editor.fontMetrics().lineSpacing() + 2 * SIZE.gap + SIZE.gap
        if height != self.editor.height() or self.editor.minimumHeight() != height:
            self.editor.setFixedHeight(height)
