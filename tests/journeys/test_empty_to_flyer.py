"""The main job, end to end: from an empty campaign to a flyer whose words and QR are read back."""

import pypdfium2
import zxingcpp
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from organizer.campaign import queries as campaign
from organizer.meetings.speakers import queries as speakers
from organizer.ui.widgets.tabs import TabBar
from tests.ui.hands import choose

K = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


def words_and_code(path) -> tuple[str, str]:
    """The text of the first page, and what its QR code says."""
    document = pypdfium2.PdfDocument(path)
    page = document[0]
    text = page.get_textpage().get_text_bounded()
    [code] = zxingcpp.read_barcodes(page.render(scale=3).to_pil())
    document.close()
    return " ".join(text.split()), code.text


def tab(journey, key: str):
    journey.window.current_page.findChild(TabBar).choose(key)
    return journey.settle()


def test_from_an_empty_campaign_to_the_saved_flyer(start, home, choose_file, tmp_path) -> None:
    journey = start()
    choose(journey.find("library"), "287(g)")
    journey.write("campaign_name", "Miami 287(g)").click("create")
    assert journey.window.current_name == "today"

    # What prints on everything, and where the QR code leads.
    journey.run("Campaign profile")
    journey.write("group", "Neighbors Speak").write("sign_up_url", "https://example.org/speak")
    journey.write("headline_es", "Hable sobre el 287(g)")
    journey.click(journey.button("Close"))

    # A meeting of a body that the program does not know yet. Today is Sunday, December 7, 2025.
    journey.go(2).press(K.Key_N, with_=CTRL)
    journey.write("body", "Miami City Commission").write("place", "Miami City Hall")
    day = journey.find("date")
    day.setFocus()
    # It offers a week from today, December 14.
    journey.press(K.Key_Down, K.Key_Down, K.Key_Down, on=day)
    journey.find("start").setFocus()
    journey.click("addMeeting")
    assert journey.find("pageTitle").text() == "Miami City Commission"

    # Speakers from a pasted list: one step.
    tab(journey, "speakers")
    QGuiApplication.clipboard().setText("Rosa Delgado\nKen Whitfield\nInés Mora\n")
    journey.press(K.Key_V, on=journey.find("speakers"), with_=CTRL)
    journey.click("add_all")
    workspace = journey.program.bridge.workspace
    rows = workspace.query(speakers.of_meeting, 1)
    assert [row.name for row in rows] == ["Rosa Delgado", "Ken Whitfield", "Inés Mora"]

    # A talking point for the first speaker, on the grid, by keys.
    tab(journey, "coverage")
    cells = journey.find("coverage")
    cells.setFocus()
    journey.press(K.Key_Space, on=cells)
    assert len(workspace.query(speakers.of_meeting, 1)[0].points) == 1

    # The flyer in three languages.
    journey.go(6)
    journey.click("language_es").click("language_ht")
    target = tmp_path / "flyer.pdf"
    choose_file(target)
    journey.press(K.Key_S, on=journey.window, with_=CTRL)
    text, code = words_and_code(target)
    for words in ("Thursday, December 11", "Miami City Hall", "Hable sobre el 287(g)"):
        assert words in text
    assert "Jueves 11 de diciembre" in text and "Jedi 11 desanm" in text
    assert code == "https://example.org/speak"
    assert "example.org/speak" in text.replace(" ", "")
    [printed] = workspace.query(campaign.outputs, "flyer")
    assert (printed.kind, printed.count) == ("document", 1)
