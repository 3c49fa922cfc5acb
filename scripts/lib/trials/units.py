"""What figures are multiples of, compiled on the spot: a JVM's hello, and a bare loop that starts processes."""
import shutil
import subprocess
from pathlib import Path

from trials.measure import Contestant
from trials.program import PROJECT, Trouble, environment

HERE = Path(__file__).resolve().parent
# How the program's own JVM is started, as far as that makes a hello faster.
JVM = ["-Xshare:auto", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"]


def hello(folder):
    """A hello of the Java that the program runs on."""
    jdk = java_home()
    made(["%s/bin/javac" % jdk, "-d", folder, HERE / "Hello.java"])
    return Contestant("hello", lambda place: ["%s/bin/java" % jdk, *JVM, "-cp", folder, "Hello"])


def java_home():
    ask = '. "$1/scripts/lib/java.sh" && find_jdk javac && echo "$JDK"'
    ran = subprocess.run(["sh", "-c", ask, "sh", PROJECT], env=environment(), capture_output=True, text=True)
    if ran.returncode:
        raise Trouble("no JDK 25 or newer was found: set JAVA_HOME to its folder")
    return ran.stdout.strip()


def spawn_loop(folder, count, width):
    """count times /bin/true, width at a time."""
    compiler = shutil.which("cc")
    if not compiler:
        raise Trouble("there is no C compiler `cc`, and the unit of cost per task is a loop in C")
    made([compiler, "-O2", "-Wall", "-Wextra", "-Werror", "-o", folder / "spawn", HERE / "spawn.c"])
    return Contestant("spawn loop", lambda place: [folder / "spawn", str(count), str(width), "/bin/true"])


def made(argv):
    ran = subprocess.run(argv, capture_output=True, text=True)
    if ran.returncode:
        raise Trouble("`%s` failed: %s" % (" ".join(map(str, argv)), ran.stderr.strip()[-300:]))
