"""The campaign's profile: saved field by field, as everything."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget

from organizer.campaign import commands, queries
from organizer.ui.binding.screen_context import ScreenContext
from organizer.ui.widgets.dialogs import Sheet
from organizer.ui.widgets.fields import ChoiceField, TextField
from organizer.ui.widgets.form import Field, Form

_SIZE = (640, 712)


class ProfileDialog(Sheet):
    """Name, group and contact lines of the campaign, and its flyer's headlines."""

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self._context = context
        self.setObjectName("profile")
        self.heading.setText(self.tr("Campaign profile"))
        self.setWindowTitle(self.heading.text())
        self.set_line(self.tr("These lines print on flyers, agendas and cards."))
        self._fields: dict[str, Field] = {}
        form = Form()
        self._fill(form)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(form)
        self.add(scroll, 1)
        close = self.add_button(self.tr("Close"), self._on_close, "primary")
        close.setObjectName("close")
        self._form = form
        self.resize(*_SIZE)
        context.bridge.watch(self, self._show, queries.profile)

    def _fill(self, form: Form) -> None:
        self._put(form, "name", TextField(self.tr("Name of the campaign"), limit=120), 1)
        papers = [("letter", self.tr("Letter")), ("a4", self.tr("A4"))]
        self._put(form, "paper", ChoiceField(self.tr("Paper"), papers), 1)
        self._put(form, "group", TextField(self.tr("Group"), hint=self.tr("Who prints this")), 1)
        self._put(form, "printed_by", TextField(self.tr("Line at the foot")), 1)
        self._put(form, "phone", TextField(self.tr("Phone")), 1)
        self._put(form, "email", TextField(self.tr("E-mail")), 1)
        self._put(form, "web", TextField(self.tr("Web address")), 1)
        url = TextField(self.tr("Sign-up address"), hint=self.tr("The QR code on flyers goes here"))
        self._put(form, "sign_up_url", url, 1)
        self._put(form, "headline_en", TextField(self.tr("Headline of flyers, English")))
        self._put(form, "headline_es", TextField(self.tr("Headline of flyers, Spanish")))
        self._put(form, "headline_ht", TextField(self.tr("Headline of flyers, Haitian Creole")))

    def _put(self, form: Form, name: str, field: Field, span: int = 0) -> None:
        field.editor.setObjectName(name)
        field.save_with(self._saver(name))
        self._fields[name] = field
        form.add(field, span)

    def _saver(self, name: str) -> Callable[[Any], object]:
        def save(value: Any) -> None:
            label = self.tr("Change campaign profile")
            self._context.bridge.attempt(label, commands.edit, **{name: value})

        return save

    def _show(self, profile: queries.CampaignProfile) -> None:
        for name, field in self._fields.items():
            if name.startswith("headline_"):
                field.set_value(profile.headlines[name.removeprefix("headline_")])
            else:
                field.set_value(getattr(profile, name))

    def _on_close(self) -> None:
        if self._form.commit():
            self.accept()
