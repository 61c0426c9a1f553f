"""The first screen and the sheets that ask for a passphrase."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QPushButton

from organizer.ui.start.passphrase import NewPassphraseSheet, PassphraseSheet
from organizer.ui.start.welcome_page import WelcomePage

from .slate import nameless

K = Qt.Key
GOOD = "four words are enough"


@pytest.fixture
def show(qtbot):
    def on_screen(widget):
        qtbot.addWidget(widget)
        widget.show()
        widget.activateWindow()
        qtbot.waitUntil(widget.isActiveWindow)
        return widget

    return on_screen


@pytest.fixture
def welcome(show, settings):
    return show(WelcomePage(settings))


def field(widget, name) -> QLineEdit:
    return widget.findChild(QLineEdit, name)


def words(widget) -> str:
    return " ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def button(widget, start) -> QPushButton:
    return next(b for b in widget.findChildren(QPushButton) if b.text().startswith(start))


def test_typing_begins_in_the_name_and_enter_starts(welcome, qtbot):
    name = field(welcome, "campaign_name")
    qtbot.waitUntil(name.hasFocus)
    with qtbot.waitSignal(welcome.create_wanted) as wanted:
        qtbot.keyClicks(name, "  Water for all ")
        qtbot.keyClick(name, K.Key_Return)
    [asked] = wanted.args
    assert (asked.name, asked.is_protected) == ("Water for all", False)
    assert asked.about["library"] == ""
    assert asked.about["languages"] == ("en",)


def test_a_campaign_without_a_name_is_not_started(welcome, qtbot):
    name, create = field(welcome, "campaign_name"), welcome.findChild(QPushButton, "create")
    assert not create.isEnabled()
    qtbot.keyClicks(name, "   ")
    assert not create.isEnabled()
    with qtbot.assertNotEmitted(welcome.create_wanted):
        qtbot.keyClick(name, K.Key_Return)


def test_all_that_was_asked_goes_along_with_the_name(welcome, qtbot):
    for name in ("language_es", "protect"):
        box = welcome.findChild(QAbstractButton, name)
        box.setFocus()
        qtbot.keyClick(box, K.Key_Space)
    library, state = (welcome.findChild(QComboBox, name) for name in ("library", "state"))
    qtbot.keyClick(library, K.Key_End)
    qtbot.keyClicks(field(welcome, "side_for_en"), "more hours")
    qtbot.keyClick(library, K.Key_Up)
    qtbot.keyClick(library, K.Key_Down)
    qtbot.keyClicks(field(welcome, "city"), "El Paso")
    qtbot.keyClicks(state, "Texas")
    qtbot.keyClicks(field(welcome, "campaign_name"), "Miami")
    with qtbot.waitSignal(welcome.create_wanted) as wanted:
        qtbot.mouseClick(welcome.findChild(QPushButton, "create"), Qt.MouseButton.LeftButton)
    [asked] = wanted.args
    assert (asked.name, asked.is_protected) == ("Miami", True)
    assert asked.about == {
        "library": "library-hours",
        "city": "El Paso",
        "state": "TX",
        "languages": ("en", "es"),
        "issue_en": "Library hours",
        "side_for_en": "for longer hoursmore hours",  # typed into it: their own from then on
        "side_against_en": "against longer hours",
        "issue_es": "Horario de la biblioteca",
        "side_for_es": "a favor de más horas",
        "side_against_es": "en contra de más horas",
    }


def test_recent_campaigns_can_be_opened_and_forgotten(show, settings, tmp_path, qtbot):
    here = tmp_path / "Here <b>{0} & there"
    here.mkdir()
    (here / "campaign.db").touch()
    for folder in (tmp_path / "Gone", here):
        settings.add_recent(str(folder))
    page = show(WelcomePage(settings))
    with qtbot.waitSignal(page.open_wanted) as wanted:
        qtbot.mouseClick(button(page, "Here <b>{0} && there"), Qt.MouseButton.LeftButton)
    assert wanted.args == [here]
    assert not button(page, "Gone (not found)").isEnabled()
    forget = [b for b in page.findChildren(QAbstractButton) if b.accessibleName() == "Forget Gone"]
    with qtbot.waitSignal(page.forget_wanted) as forgotten:
        qtbot.mouseClick(forget[0], Qt.MouseButton.LeftButton)
    assert forgotten.args == [str(tmp_path / "Gone")]
    assert nameless(page) == []


def test_esc_goes_back_only_where_there_is_something_behind(show, settings, qtbot):
    first = show(WelcomePage(settings))
    with qtbot.assertNotEmitted(first.back_wanted):
        qtbot.keyClick(first, K.Key_Escape)
    assert first.findChild(QPushButton, "back") is None
    second = show(WelcomePage(settings, can_go_back=True))
    with qtbot.waitSignal(second.back_wanted):
        qtbot.keyClick(second, K.Key_Escape)


def test_everything_on_the_first_screen_has_a_name(welcome):
    assert nameless(welcome) == []


def test_the_first_screen_fits_a_small_window(welcome, qtbot):
    welcome.resize(683, 384)
    qtbot.wait(1)
    assert welcome.minimumSizeHint().width() <= 683


@pytest.mark.parametrize("wrong", [False, True])
def test_a_known_passphrase_is_hidden_and_given_as_typed(show, qtbot, wrong):
    sheet = show(PassphraseSheet("Miami <b>x</b>", wrong=wrong))
    secret = field(sheet, "passphrase")
    assert secret.hasFocus()
    assert secret.echoMode() == QLineEdit.EchoMode.Password
    assert sheet.heading.text() == "Open Miami <b>x</b>"
    assert sheet.heading.textFormat() == Qt.TextFormat.PlainText
    assert ("not the passphrase" in words(sheet)) is wrong
    secret.insert(" Ünsere Wörter ")  # QTest types ASCII alone
    with qtbot.waitSignal(sheet.accepted):
        qtbot.keyClick(secret, K.Key_Return)
    assert sheet.passphrase == " Ünsere Wörter "
    assert nameless(sheet) == []


def test_esc_leaves_the_passphrase_even_when_something_was_typed(show, qtbot):
    sheet = show(PassphraseSheet("Miami"))
    qtbot.keyClicks(field(sheet, "passphrase"), "abc")
    with qtbot.waitSignal(sheet.rejected):
        qtbot.keyClick(field(sheet, "passphrase"), K.Key_Escape)


@pytest.mark.parametrize(
    ("first", "second", "said", "focus"),
    [
        ("short", "short", "Too short", "passphrase"),
        (GOOD, "four words are not", "The two don't match.", "passphrase_again"),
        ("", "", "Too short", "passphrase"),
    ],
)
def test_a_new_passphrase_that_will_not_do_is_told_beside_it(
    show, qtbot, first, second, said, focus
):
    sheet = show(NewPassphraseSheet())
    qtbot.keyClicks(field(sheet, "passphrase"), first)
    qtbot.keyClicks(field(sheet, "passphrase_again"), second)
    with qtbot.assertNotEmitted(sheet.accepted):
        qtbot.keyClick(field(sheet, "passphrase_again"), K.Key_Return)
    assert said in words(sheet)
    assert field(sheet, focus).hasFocus()
    assert said in field(sheet, focus).accessibleDescription()


def test_a_new_passphrase_is_taken_when_both_are_the_same(show, qtbot):
    sheet = show(NewPassphraseSheet())
    qtbot.keyClicks(field(sheet, "passphrase"), "short")
    qtbot.keyClick(field(sheet, "passphrase"), K.Key_Return)
    assert "Too short" in words(sheet)
    for name in ("passphrase", "passphrase_again"):
        field(sheet, name).clear()
        qtbot.keyClicks(field(sheet, name), GOOD)
    with qtbot.waitSignal(sheet.accepted):
        qtbot.keyClick(field(sheet, "passphrase_again"), K.Key_Return)
    assert sheet.passphrase == GOOD
    assert "Too short" not in words(sheet)
    assert nameless(sheet) == []
