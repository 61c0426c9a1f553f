"""The campaign's profile: saved field by field, as everything."""

from typing import NamedTuple, Unpack

from PySide6.QtWidgets import QWidget

from organizer.campaign import commands, queries
from organizer.model.kinds import Language
from organizer.store.workspace import Session
from organizer.ui.binding.record_form import RecordForm
from organizer.ui.binding.screen_context import ScreenContext
from organizer.ui.qt import named
from organizer.ui.start.new_campaign import state_choices
from organizer.ui.text import phrases
from organizer.ui.widgets import layouts
from organizer.ui.widgets.dialogs import Sheet
from organizer.ui.widgets.fields import ChoiceField, TextField
from organizer.ui.widgets.scrolled import Scrolled

_SIZE = (640, 712)


class _Only(NamedTuple):
    """The one profile of the campaign, as a record."""

    profile: queries.CampaignProfile
    id: int = 0


class ProfileDialog(Sheet):
    """Name, group and contact lines of the campaign, and its flyer's headlines."""

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        line = self.tr("These lines print on flyers, agendas and cards.")
        super().__init__(self.tr("Campaign profile"), line, parent)
        self.setObjectName("profile")
        self._form = ProfileForm(context)
        self.add(Scrolled(layouts.column(self._form)), 1)
        named(self.add_button(self.tr("Close"), self._on_close, "primary"), "close")
        self.resize(*_SIZE)
        context.bridge.watch(self, self._show, queries.profile)

    def _show(self, profile: queries.CampaignProfile) -> None:
        self._form.show_record(_Only(profile))

    def _on_close(self) -> None:
        if self._form.commit():
            self.accept()


class ProfileForm(RecordForm[_Only]):
    """The fields, two beside each other."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__(context)
        papers = [("letter", self.tr("Letter")), ("a4", self.tr("A4"))]
        url = TextField(self.tr("Sign-up address"), hint=self.tr("The QR code on flyers goes here"))
        self.keep(
            *(self.tr("Change campaign profile"), _edit, ""),
            ("name", TextField(self.tr("Name of the campaign"), limit=120), 1),
            ("paper", ChoiceField(self.tr("Paper"), papers), 1),
            ("group", TextField(self.tr("Group"), hint=self.tr("Who prints this")), 1),
            ("printed_by", TextField(self.tr("Line at the foot")), 1),
            ("phone", TextField(self.tr("Phone")), 1),
            ("email", TextField(self.tr("E-mail")), 1),
            ("web", TextField(self.tr("Web address")), 1),
            ("sign_up_url", url, 1),
            ("city", TextField(self.tr("City"), limit=120), 1),
            ("state", ChoiceField(self.tr("State"), state_choices()), 1),
            *self._words(),
            ("headline_en", TextField(self.tr("Headline of flyers, English")), 2),
            ("headline_es", TextField(self.tr("Headline of flyers, Spanish")), 2),
            ("headline_ht", TextField(self.tr("Headline of flyers, Haitian Creole")), 2),
        )

    def _words(self) -> list[tuple[str, TextField, int]]:
        """The issue and both sides in each language."""
        titles = {
            "issue": self.tr("What is it about? {language}"),
            "side_for": self.tr("Those for it are, {language}"),
            "side_against": self.tr("Those against are, {language}"),
        }
        return [
            (
                f"{name}_{code}",
                TextField(title.format(language=phrases.language(code)), limit=120),
                2 if name == "issue" else 1,
            )
            for code in Language
            for name, title in titles.items()
        ]

    def commit(self) -> bool:
        """Save what is typed; False, with the focus there, if something was refused."""
        return self._form.commit()

    def _value(self, record: _Only, name: str) -> object:
        said, _, code = name.rpartition("_")
        by_language = {
            "headline": record.profile.headlines,
            "issue": record.profile.issue,
            "side_for": record.profile.side_for,
            "side_against": record.profile.side_against,
        }
        if said in by_language:
            return by_language[said][code]
        value: object = getattr(record.profile, name)
        return value


def _edit(session: Session, _id: int, **values: Unpack[commands.ProfileChanges]) -> None:
    """There is one profile: its id says nothing."""
    commands.edit(session, **values)
