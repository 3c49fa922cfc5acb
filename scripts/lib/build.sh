# Making what `scripts/orchestrate` starts, one process at a time: sourced where something has to be
# made. Expects $home (the project's folder) and, from java.sh, JDK.

# Runs Maven on the JDK that was found. What silences the warning about Maven's own libraries can not
# stand in .mvn/jvm.config: an older Java would not even start, and could not say what is wrong.
maven() {
    JAVA_HOME=$JDK MAVEN_OPTS="${MAVEN_OPTS-} --sun-misc-unsafe-memory-access=allow" mvn -B -ntp "$@"
}

need_maven() {
    command -v mvn >/dev/null && return 0
    echo "$1: error: Maven is not installed, and the program has to be built" >&2
    echo "  install it, for example with: apt-get install maven" >&2
    return 2
}

# Runs a command while no other process does so under the same lock ($1, a folder).
alone() {
    lock=$1
    shift
    tries=0
    until mkdir "$lock" 2>/dev/null; do
        [ -w "${lock%/*}" ] || return 1
        tries=$((tries + 1))
        owner=
        [ -r "$lock/pid" ] && read -r owner <"$lock/pid"
        # who was killed in the middle leaves its lock, and after ten minutes its number may be another's
        if [ $tries -gt 3000 ] || { [ -n "$owner" ] && ! kill -0 "$owner" 2>/dev/null; }; then
            mv "$lock" "$lock.$$" 2>/dev/null && rm -rf "$lock.$$"
        else
            sleep 0.2
        fi
    done
    trap 'rm -rf "$lock"' EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM
    echo $$ >"$lock/pid"
    "$@"
    result=$?
    rm -rf "$lock"
    trap - EXIT INT TERM
    return $result
}

build() {
    mkdir -p "$home/target" 2>/dev/null && [ -w "$home/target" ] || {
        echo "orchestrate: error: \`$home/target\` can not be written, and the program has to be built" >&2
        return 2
    }
    alone "$home/target/.building" build_if_stale
}

build_if_stale() {
    [ -n "${ORCHESTRATE_REBUILD-}" ] || stale || return 0
    need_maven orchestrate || return
    echo "orchestrate: building the program (once, or when its sources have changed)" >&2
    log=$home/target/build.log
    maven -f "$home/pom.xml" package -Dmaven.test.skip -Djacoco.skip -Dspotless.check.skip \
        </dev/null >"$log" 2>&1 && return 0
    echo "orchestrate: error: the build failed" >&2
    grep '^\[ERROR\]' "$log" | head -20 >&2
    echo "  the whole log: $log" >&2
    return 2
}
