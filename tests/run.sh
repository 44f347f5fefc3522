#!/bin/sh
# Runs every check on a fresh machine that has Python 3.11 or later and pip: installs Comity
# and what its tests need into .venv, then style, types, layers, doctests and tests.
set -eu
cd "$(dirname "$0")/.."

python=${PYTHON:-python3.11}
command -v "$python" >/dev/null 2>&1 || python=python3
[ -x .venv/bin/python ] || "$python" -m venv .venv
.venv/bin/pip install --quiet --disable-pip-version-check --editable ".[dev]"

# The browser tests drive a real Chromium, which pip cannot give; Debian's package can.
have_browser() {
    for name in chromium chromium-browser google-chrome chrome; do
        command -v "$name" >/dev/null 2>&1 && return 0
    done
    [ -n "${CHROMIUM:-}" ]
}
if ! have_browser && command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null
fi

# The tests of events start a real Spark, which needs a Java runtime.
if ! command -v java >/dev/null 2>&1 && command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq default-jre-headless >/dev/null
fi

if [ ! -d ../shared/data ]; then
    echo "NOTE: ../shared/data is not there: the tests that read the publishers' files are LEFT OUT." >&2
fi

exec .venv/bin/pytest --numprocesses auto --dist loadgroup "$@"
