#!/usr/bin/env bash
# Runs the tests of the core on another Python, and those of the wheel, which open each screen once. The locked
# versions go into an environment of its own, which is removed afterwards. Where that Python is not there it says so.
# Use: packaging/test_on.sh 3.13
set -euo pipefail
cd "$(dirname "$0")/.."
version=$1
runs() { "$1" -I -c "import sys, venv; sys.exit('%d.%d' % sys.version_info[:2] != '$version')" >/dev/null 2>&1; }
python=
for found in "python$version" $(command -v pyenv >/dev/null && pyenv whence --path "python$version" 2>/dev/null || true); do
  if runs "$found"; then python=$found; fi
done
if [ -z "$python" ]; then
  echo "Python $version is not there: its tests were left out."
  exit 0
fi
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
echo "Tests on $("$python" --version)"
"$python" -m venv "$folder"
"$folder/bin/python" -m pip --disable-pip-version-check --quiet install --require-hashes --only-binary :all: \
  -r packaging/requirements/dev.txt
QT_QPA_PLATFORM=offscreen PYTHONPATH=. "$folder/bin/python" -m pytest -n auto --dist loadgroup -p no:cacheprovider \
  tests --ignore=tests/ui --ignore=tests/journeys --ignore=tests/real
