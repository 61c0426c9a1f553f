"""Protected campaigns: what opens them, what does not, and that nothing of them is readable."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from factories import dump, name_of, person

from organizer.campaign import commands as campaign
from organizer.model.errors import StoreTrouble, Trouble
from organizer.store import keys, layout
from organizer.store.workspace import Workspace

PASSPHRASE = "cinco palabras muy fáciles"


@pytest.fixture
def protected(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Workspace]:
    """A protected campaign whose passphrase costs the least that is accepted."""
    monkeypatch.setattr(keys, "Cost", lambda *cost: COST(*(cost or (19 * 1024, 2, 1))))
    with Workspace.create(tmp_path / "campaign", PASSPHRASE) as workspace:
        workspace.do("New campaign", campaign.start, name="Miami 287(g)")
        yield workspace


COST = keys.Cost


def trouble_of(folder: Path, passphrase: str | None = PASSPHRASE) -> Trouble:
    with pytest.raises(StoreTrouble) as caught:
        Workspace.open(folder, passphrase)
    return caught.value.trouble


def rewrite(folder: Path, **changed: object) -> None:
    """Change fields of the key file's wrap."""
    content = json.loads((folder / layout.KEY).read_bytes())
    content["wraps"][0] |= changed
    (folder / layout.KEY).write_text(json.dumps(content))


def test_nothing_of_it_is_readable_in_any_file(protected: Workspace) -> None:
    for number in range(40):
        person(protected, f"Zzyxmarker {number}", notes="Zzyxmarker notes")
    files = sorted(path.name for path in protected.folder.iterdir())
    assert files == ["campaign.db", "campaign.db-shm", "campaign.db-wal", "campaign.key"]
    assert (protected.folder / "campaign.db-wal").stat().st_size > 40_000
    for path in protected.folder.iterdir():
        content = path.read_bytes()
        for clear in (b"zzyxmarker", b"SQLite format", b"person", b"CREATE TABLE"):
            assert clear not in content.lower(), (path.name, clear)
    key = protected.key()
    assert key is not None
    assert key.hex().encode() not in (protected.folder / "campaign.key").read_bytes()


def test_it_opens_again_with_its_passphrase_alone(protected: Workspace) -> None:
    person_id = person(protected)
    protected.close()
    assert keys.is_protected(protected.folder)
    assert trouble_of(protected.folder, "cinco palabras muy faciles") == Trouble.WRONG_PASSPHRASE
    assert trouble_of(protected.folder, "") == Trouble.WRONG_PASSPHRASE
    assert trouble_of(protected.folder, None) == Trouble.PASSPHRASE_NEEDED
    decomposed = "cinco palabras muy fa\u0301ciles"  # as another keyboard writes the accent
    with Workspace.open(protected.folder, decomposed) as again:
        assert again.is_protected
        assert name_of(again, person_id) == "Rosa Díaz"
        assert again.check() == []


def test_undo_works_in_a_protected_campaign_after_a_restart(protected: Workspace) -> None:
    first = dump(protected)
    person(protected)
    protected.close()
    with Workspace.open(protected.folder, PASSPHRASE) as again:
        again.undo()
        assert dump(again) == first


@pytest.mark.parametrize(
    "weak",
    [
        {"memory_kib": 19 * 1024 - 1},
        {"passes": 1},
        {"memory_kib": 8, "passes": 1},
        {"passes": 101},
        {"memory_kib": 5 * 1024 * 1024},
        {"lanes": 0},
        {"lanes": 65},
    ],
    ids=str,
)
def test_a_key_file_that_asks_for_too_little_or_too_much_work_is_refused(
    protected: Workspace, weak: dict[str, int]
) -> None:
    protected.close()
    rewrite(protected.folder, **weak)
    assert trouble_of(protected.folder) == Trouble.KEY_FILE_DAMAGED


@pytest.mark.parametrize(
    "broken",
    [
        {"salt": "AAAA"},
        {"salt": "not base64!"},
        {"salt": None},
        {"nonce": "AAAA"},
        {"memory_kib": "much"},
        {"kind": "paper"},
    ],
    ids=str,
)
def test_a_key_file_with_a_broken_part_is_damaged(
    protected: Workspace, broken: dict[str, object]
) -> None:
    protected.close()
    rewrite(protected.folder, **broken)
    assert trouble_of(protected.folder) == Trouble.KEY_FILE_DAMAGED


def test_a_changed_seal_opens_for_nobody(protected: Workspace) -> None:
    protected.close()
    content = json.loads((protected.folder / layout.KEY).read_bytes())
    sealed = content["wraps"][0]["sealed"]
    rewrite(protected.folder, sealed=("B" if sealed[0] == "A" else "A") + sealed[1:])
    assert trouble_of(protected.folder) == Trouble.WRONG_PASSPHRASE


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe",
        b"[]",
        b"1",
        b"{}",
        b'{"version": 1}',
        b'{"version": 1, "protection": "secret"}',
        b'{"version": 1, "protection": "passphrase"}',
        b'{"version": 1, "protection": "passphrase", "wraps": []}',
        b'{"version": 1, "protection": "passphrase", "wraps": [1]}',
    ],
)
def test_a_key_file_that_makes_no_sense_is_damaged(protected: Workspace, content: bytes) -> None:
    protected.close()
    (protected.folder / layout.KEY).write_bytes(content)
    assert trouble_of(protected.folder) == Trouble.KEY_FILE_DAMAGED
    assert (protected.folder / layout.KEY).read_bytes() == content


def test_a_key_file_of_a_newer_program_is_refused(protected: Workspace) -> None:
    protected.close()
    (protected.folder / layout.KEY).write_text('{"version": 2, "protection": "none"}')
    assert trouble_of(protected.folder) == Trouble.TOO_NEW


def test_a_key_file_that_claims_no_protection_opens_nothing(protected: Workspace) -> None:
    protected.close()
    before = (protected.folder / layout.DATABASE).read_bytes()
    (protected.folder / layout.KEY).write_text('{"version": 1, "protection": "none"}')
    assert trouble_of(protected.folder, None) == Trouble.DAMAGED
    assert (protected.folder / layout.DATABASE).read_bytes() == before


def test_the_default_cost_is_what_the_rules_ask_for() -> None:
    cost = COST()
    assert (cost.memory_kib, cost.passes, cost.lanes) == (262_144, 3, 4)
    assert cost.is_enough
