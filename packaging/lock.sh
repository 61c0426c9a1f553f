#!/usr/bin/env bash
# Writes packaging/requirements/run.txt and dev.txt anew from pyproject.toml: exact versions with their hashes,
# for Python 3.11 to 3.13 on Linux, macOS and Windows. Versions stay as they are unless --upgrade is given.
# Needs uv on the path. Use: packaging/lock.sh [--upgrade | --upgrade-package NAME]
set -euo pipefail
cd "$(dirname "$0")/.."
lock() {
  uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
    --no-header --no-annotate --no-emit-index-url "$@" pyproject.toml packaging/requirements/build.in
}
lock --extra dev "$@" --output-file packaging/requirements/dev.txt
lock --constraint packaging/requirements/dev.txt --output-file packaging/requirements/run.txt
