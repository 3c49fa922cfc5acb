#!/bin/sh
# Builds the launcher: build.sh FILE [FLAG...]. Where there is no compiler nothing is built, and
# the program falls back to Java's own process builder.
set -eu

out=$1
shift
cc=${CC:-cc}
command -v "$cc" >/dev/null 2>&1 || {
    echo "no C compiler: the native launcher is not built"
    exit 0
}
cd "$(dirname "$0")"
mkdir -p "$(dirname "$out")"
# made aside and moved, so that a launcher that runs is not written over
"$cc" -std=c11 -O2 -Wall -Wextra -Werror "$@" -o "$out.new" launcher.c
mv "$out.new" "$out"
