#!/bin/sh
# Write requirements/*.txt: exact versions with hashes, for every platform, and no registry's address.
set -eu
cd "$(dirname "$0")/.."
pin() {
    output=$1
    shift
    uv pip compile "$@" --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
        --no-emit-find-links --custom-compile-command "make requirements" --output-file "requirements/$output.txt"
}
pin runtime pyproject.toml --extra pg
pin build --constraint requirements/runtime.txt requirements/build.in
pin dev --constraint requirements/runtime.txt pyproject.toml --extra dev
pin node requirements/node.in
