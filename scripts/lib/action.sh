#!/usr/bin/env bash
# The steps of action.yml: install, run, report. They speak to GitHub through the files that it names,
# and take what users write from variables, never from the text of a script.
set -euo pipefail

project=$(cd -P "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)

install() {
    local prefix=${RUNNER_TEMP:?}/orchestrate
    if [ -n "${VERSION-}" ]; then
        local machine
        case $(uname -s)-$(uname -m) in
            Linux-x86_64) machine=linux-x64 ;;
            Linux-aarch64) machine=linux-arm64 ;;
            Darwin-*) machine=macos-arm64 ;;
            *) echo "::error::there is no release for $(uname -s) on $(uname -m)"; exit 2 ;;
        esac
        gh release download "$VERSION" --repo "${GITHUB_ACTION_REPOSITORY:-$GITHUB_REPOSITORY}" \
            --pattern "*-$machine.tar.gz" --pattern "*-$machine.tar.gz.sha256" --dir "$RUNNER_TEMP/archive"
        (cd "$RUNNER_TEMP/archive" && sha256sum -c ./*.sha256)
        ARCHIVE=$(echo "$RUNNER_TEMP"/archive/*.tar.gz)
        export ARCHIVE
    fi
    "$project/scripts/install" "$prefix"
    echo "$prefix/bin" >>"$GITHUB_PATH"
}

run() {
    local code=0 arguments=()
    while IFS= read -r line; do
        [ -z "$line" ] || arguments+=("$line")
    done <<<"${ARGUMENTS-}"
    orchestrate run --resume --plan "$PLAN" ${arguments[@]+"${arguments[@]}"} || code=$?
    echo "exit-code=$code" >>"$GITHUB_OUTPUT"
    local status
    status=$(orchestrate status --plan "$PLAN" --format json 2>/dev/null |
        sed -n '0,/^  "status": "\([a-z]*\)".*/s//\1/p') || status=
    echo "status=$status" >>"$GITHUB_OUTPUT"
    # that a person is awaited is no failure of the job: the next one goes on when they have decided
    [ $code -ne 3 ] || { echo "::notice::the run waits for a person, see the summary"; code=0; }
    return $code
}

report() {
    mkdir -p orchestrate-report
    orchestrate report --plan "$PLAN" --format md >orchestrate-report/report.md
    orchestrate report --plan "$PLAN" --format html >orchestrate-report/report.html
    orchestrate report --plan "$PLAN" --format junit >orchestrate-report/junit.xml
    orchestrate status --plan "$PLAN" --format json >orchestrate-report/status.json
}

case ${1-} in
    install | run | report) "$1" ;;
    *) echo "action.sh: install, run or report" >&2; exit 2 ;;
esac
