"""Copies of a campaign: made by SQLite's own backup, checked before they count, kept in turns."""

import io
import tempfile
import zipfile
import zlib
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Protocol

from organizer import whole_files
from organizer.model.errors import StoreTrouble, Trouble
from organizer.store import engine, layout

SUFFIX = ".campaign"
STAMP = "%Y-%m-%d-%H.%M.%S"
KEPT_DAILY = 7
KEPT_WEEKLY = 4
NAMES = {layout.DATABASE, layout.KEY}
NOT_A_ZIP = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    FileNotFoundError,
    IsADirectoryError,
    NotImplementedError,
    RuntimeError,
)
"""What Python raises for a file that is missing, damaged, or packed by somebody else."""


class OpenCampaign(Protocol):
    """What a backup needs of a campaign that is open; a `Workspace` is one."""

    folder: Path

    def key(self) -> bytes | None:
        """The data key; None for an unprotected campaign."""


def write(campaign: OpenCampaign, target: Path) -> None:
    """Write one file with database and key file; an encrypted campaign stays encrypted in it.

    The copy is opened and checked before it takes its name. Raises StoreTrouble, OWN_FILE where it
    would take the place of a campaign's own file.
    """
    if whole_files.is_of_campaign(target):
        raise StoreTrouble(Trouble.OWN_FILE, str(target))
    with (
        layout.troubles(target),
        tempfile.TemporaryDirectory(dir=campaign.folder, prefix=layout.COPYING) as folder,
    ):
        copy = Path(folder, layout.DATABASE)
        copy.touch(mode=0o600)
        source = engine.connect(campaign.folder / layout.DATABASE, campaign.key(), writes=False)
        sink = engine.connect(copy, campaign.key())
        try:
            sink.execute("PRAGMA journal_mode = DELETE")
            source.backup(sink)
            found = [row[0] for row in sink.execute("PRAGMA integrity_check")]
            if found != ["ok"]:
                raise StoreTrouble(Trouble.DAMAGED, str(campaign.folder))
        finally:
            sink.close()
            source.close()
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
            for name, path in (
                (layout.DATABASE, copy),
                (layout.KEY, campaign.folder / layout.KEY),
            ):
                archive.write(path, name)
        layout.replace(target, packed.getvalue())


def restore(file: Path, folder: Path) -> None:
    """Unpack a backup into a new folder. Raises StoreTrouble NOT_A_BACKUP, FOLDER_NOT_EMPTY.

    Only the two names that a backup has are read, whatever else is in it (rules C12).
    """
    folder = folder.absolute()
    with layout.troubles(file):
        try:
            with zipfile.ZipFile(file) as archive:
                if set(archive.namelist()) != NAMES or archive.testzip() is not None:
                    raise StoreTrouble(Trouble.NOT_A_BACKUP, str(file))
                contents = {name: archive.read(name) for name in NAMES}
        except NOT_A_ZIP as error:
            raise StoreTrouble(Trouble.NOT_A_BACKUP, str(file)) from error
    layout.claim(folder)
    try:
        for name, data in contents.items():
            layout.replace(folder / name, data)
    except BaseException:
        layout.clear(folder)
        raise


def keep(campaign: OpenCampaign, moment: datetime) -> Path:
    """Make a backup inside the campaign's folder and let go of those that are too old."""
    folder = campaign.folder / layout.BACKUPS
    with layout.troubles(folder):
        folder.mkdir(mode=0o700, exist_ok=True)
        target = folder / f"{moment.strftime(STAMP)}{SUFFIX}"
        write(campaign, target)
        for old in surplus([path.name for path in folder.glob(f"*{SUFFIX}")], moment.date()):
            (folder / old).unlink()
    return target


def surplus(names: list[str], today: date) -> list[str]:
    """Which backups are no longer kept: all of today and yesterday stay, 7 daily, 4 weekly.

    Of a day or week the newest stays; the four weeks are those that nothing else stands
    for. Names that are no date of ours are left alone
    (`pre-v2.campaign` from before a migration). Source: rules B2.7.
    """
    dated: list[tuple[datetime, str]] = []
    for name in names:
        try:
            dated.append((datetime.strptime(name.removesuffix(SUFFIX), STAMP), name))
        except ValueError:
            continue
    gone = []
    days: set[date] = set()
    weeks: set[tuple[int, int]] = set()
    weekly = 0
    for moment, name in sorted(dated, reverse=True):
        day, week = moment.date(), moment.isocalendar()[:2]
        if today - day <= timedelta(days=1):
            pass
        elif day not in days and len(days) < KEPT_DAILY:
            days.add(day)
        elif week not in weeks and weekly < KEPT_WEEKLY:
            weekly += 1
        else:
            gone.append(name)
            continue
        weeks.add(week)
    return sorted(gone)


def newest(folder: Path) -> datetime | None:
    """When the newest backup of a campaign's folder was made, in local time."""
    moments = []
    for path in (folder / layout.BACKUPS).glob(f"*{SUFFIX}"):
        try:
            moments.append(datetime.strptime(path.name.removesuffix(SUFFIX), STAMP))
        except ValueError:
            continue
    return max(moments, default=None)
