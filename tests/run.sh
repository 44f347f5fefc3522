#!/bin/sh
# Runs every check on a fresh machine that has Python 3.11 or later and pip: installs Comity
# and what its tests need into .venv, then style, types, layers, doctests and tests.
set -eu
cd "$(dirname "$0")/.."

# The browser tests drive a real Chromium, and the tests of events start a real Spark, which needs a
# Java runtime. Pip cannot give these; Debian's packages can.
have_browser() {
    for name in chromium chromium-browser google-chrome chrome; do
        command -v "$name" >/dev/null 2>&1 && return 0
    done
    [ -n "${CHROMIUM:-}" ]
}
install_packages() {
    have_browser || set -- chromium
    command -v java >/dev/null 2>&1 || set -- "$@" default-jre-headless
    [ $# -gt 0 ] && command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ] || return 0
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$@" >/dev/null
}

# All are fetched at once. Modules are compiled when they are first imported: most never are.
install_packages &
packages=$!

python=${PYTHON:-python3.11}
command -v "$python" >/dev/null 2>&1 || python=python3
[ -x .venv/bin/python ] || "$python" -m venv .venv
pip() {
    .venv/bin/pip --quiet --disable-pip-version-check "$@"
}

# Spark takes pip as long as all the rest: it comes as a source, of which pip makes a wheel of 0.5 GB.
# What is in it is compressed already.
spark=$(sed -n 's/.*"\(pyspark>[^"]*\)".*/\1/p' pyproject.toml)
build_spark() {
    set -- .venv/lib/python*/site-packages/pyspark
    [ -d "$1" ] && return 0
    pip wheel --config-settings=--build-option=--compression=stored --wheel-dir .venv/wheels "$spark"
}

build_spark &
wheel=$!
pip install --no-compile --editable ".[checks]"
wait "$wheel"
pip install --no-compile --find-links .venv/wheels "$spark"
rm -rf .venv/wheels
wait "$packages"

if [ ! -d ../shared/data ]; then
    echo "NOTE: ../shared/data is not there: the tests that read the publishers' files are LEFT OUT." >&2
fi

# Tests start hundreds of processes: none compiles again what another has compiled.
unset PYTHONDONTWRITEBYTECODE

# A worker a processor: more threads would only wait for each other, and burn what they wait.
export OMP_NUM_THREADS=1 OMP_WAIT_POLICY=PASSIVE OPENBLAS_NUM_THREADS=1 POLARS_MAX_THREADS=1

# In the groups and the order of tests/conftest.py, which begins with what takes longest.
exec .venv/bin/pytest --numprocesses auto --dist loadscope --no-loadscope-reorder "$@"
