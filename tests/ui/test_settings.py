from PySide6.QtCore import QStandardPaths

from organizer.paths import APP_NAME
from organizer.ui.binding.settings import RECENT_KEPT, Settings


def test_a_fresh_computer_has_sensible_values(settings):
    assert settings.scheme == "system"
    assert settings.text_percent == 100
    assert settings.language == ""
    assert settings.recent == []
    assert settings.geometry.isEmpty()


def test_settings_are_kept(tmp_path):
    path = tmp_path / "desk.ini"
    first = Settings(path)
    first.scheme = "dark"
    first.text_percent = 130
    first.add_recent("/a")
    again = Settings(path)
    assert (again.scheme, again.text_percent) == ("dark", 130)
    assert again.recent == ["/a"]
    assert again.last_campaign == "/a"


def test_the_settings_of_earlier_versions_are_still_read(tmp_path, monkeypatch):
    """The name of the file is theirs: another would lose size, language and recent campaigns."""
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _where: str(tmp_path))
    (tmp_path / APP_NAME).mkdir()
    kept = tmp_path / APP_NAME / "desk.ini"
    kept.write_text("[look]\nscheme=dark\ntext_percent=130\n")
    settings = Settings()
    assert (settings.scheme, settings.text_percent) == ("dark", 130)


def test_only_five_recent_ones_are_kept_newest_first(settings):
    for number in range(8):
        settings.add_recent(f"/{number}")
    settings.add_recent("/5")
    assert len(settings.recent) == RECENT_KEPT
    assert settings.recent[:2] == ["/5", "/7"]
    settings.forget_recent("/5")
    assert "/5" not in settings.recent


def test_nothing_is_remembered_once_that_is_off(settings):
    settings.add_recent("/a")
    settings.remembers_recent = False
    settings.add_recent("/b")
    assert settings.recent == []
    assert settings.last_campaign == ""


def test_nonsense_in_the_file_does_no_harm(tmp_path):
    path = tmp_path / "desk.ini"
    path.write_text("[look]\ntext_percent=huge\n[window]\ngeometry=nonsense\n")
    settings = Settings(path)
    assert settings.text_percent == 100
    assert settings.geometry.isEmpty()


def test_the_last_place_is_that_of_its_campaign_and_nonsense_is_none(tmp_path):
    path = tmp_path / "desk.ini"
    kept = Settings(path)
    kept.keep_place("/a", "meetings", (4, "speakers"))
    again = Settings(path)
    assert again.place_in("/a") == ("meetings", (4, "speakers"))
    assert again.place_in("/b") is None
    again._keep("files/place", "[1, 2")
    assert again.place_in("/a") is None
    again.keep_place("/a", "people", None)
    again.remembers_recent = False
    assert (again.place_in("/a"), again.last_name) == (None, "")
    again.keep_place("/a", "people", None)
    assert again.place_in("/a") is None
