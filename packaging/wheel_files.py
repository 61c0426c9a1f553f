"""Puts `resources/` into the wheel, though it lies beside the package and not in it.

Setuptools calls this for each build (pyproject.toml, `tool.setuptools.cmdclass`); an editable
install reads the folder where it is.
"""

import shutil
from pathlib import Path

from setuptools.command.build_py import build_py

RESOURCES = Path("resources")
PACKAGE = "organizer"


class BuildWithResources(build_py):
    """Builds the package, and copies the resources to where `organizer.paths` looks in a wheel."""

    def run(self) -> None:
        super().run()
        if not self.editable_mode:
            shutil.copytree(RESOURCES, self._target, dirs_exist_ok=True)

    def get_source_files(self) -> list[str]:
        """A source archive carries them too."""
        return super().get_source_files() + [path.as_posix() for path in self._files]

    def get_outputs(self, include_bytecode: bool = True) -> list[str]:
        """What was written, for an uninstall."""
        made = [str(self._target / path.relative_to(RESOURCES)) for path in self._files]
        return super().get_outputs(include_bytecode) + ([] if self.editable_mode else made)

    @property
    def _target(self) -> Path:
        return Path(self.build_lib, PACKAGE, RESOURCES.name)

    @property
    def _files(self) -> list[Path]:
        return sorted(path for path in RESOURCES.rglob("*") if path.is_file())
