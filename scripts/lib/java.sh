# Which Java runs this project, and with what flags: sourced by the scripts, shell built-ins only,
# because `orchestrate` reads it at every start.

JAVA_AT_LEAST=25

# The start-up cache holds only for the flags it was made with (the two that open modules are part of
# it), so whoever starts the program and whoever trains it take them from here. The small first heap
# grows on demand; JVM logging would write into the program's output where a cache is broken.
JVM_FLAGS="-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:-UsePerfData -Xms48m -Xlog:disable --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow"

# The commands that only look: they have a start-up cache of their own, as all that is in one is loaded.
LOOKING="--version validate plan status list"

# Sets JDK (a folder) and JDK_BUILD (its exact build) to a Java that is new enough and has the tool $1.
find_jdk() {
    [ -n "${JAVA_HOME-}" ] && use_jdk "$JAVA_HOME" "$1" && return 0
    on_path=
    old_ifs=$IFS IFS=:
    for entry in $PATH; do
        IFS=$old_ifs
        [ -x "$entry/java" ] || continue
        use_jdk "${entry%/*}" "$1" && return 0
        on_path="$on_path $entry/java"
    done
    IFS=$old_ifs
    for folder in /usr/lib/jvm/* /usr/lib64/jvm/* /usr/java/* /opt/java/* /opt/*jdk* /usr/local/*jdk* \
        "${HOME-}"/.sdkman/candidates/java/* "${HOME-}"/.jdks/* "${HOME-}"/.asdf/installs/java/* \
        "${HOME-}"/.local/share/mise/installs/java/* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home \
        "${HOME-}"/Library/Java/JavaVirtualMachines/*/Contents/Home \
        /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
        /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
        use_jdk "$folder" "$1" && return 0
    done
    # last, because it takes a process: where the links on the path lead
    for link in $on_path; do
        real=$(readlink -f "$link" 2>/dev/null) || continue
        real=${real%/*}
        use_jdk "${real%/*}" "$1" && return 0
    done
    return 1
}

use_jdk() {
    [ -x "$1/bin/$2" ] && [ -r "$1/release" ] || return 1
    version= build=
    while IFS='=' read -r key value; do
        value=${value#\"} value=${value%\"}
        case $key in
            JAVA_RUNTIME_VERSION) build=$value ;;
            JAVA_VERSION) version=$value ;;
        esac
        # both come early; the list of modules further down is long, and a shell reads byte by byte
        [ -n "$version" ] && [ -n "$build" ] && break
    done <"$1/release"
    major=${version%%[!0-9]*}
    [ "${major:-0}" -ge "$JAVA_AT_LEAST" ] || return 1
    JDK=$1 JDK_BUILD=${build:-$version}
}

no_jdk() {
    echo "$1: error: no JDK $JAVA_AT_LEAST or newer was found in JAVA_HOME, on the PATH or in the usual folders" >&2
    echo "  install one, for example from https://adoptium.net, and set JAVA_HOME to its folder" >&2
    exit 2
}
