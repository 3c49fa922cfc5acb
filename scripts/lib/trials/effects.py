"""Tasks whose effects can be counted: each waits, appends its name to a file, and waits again."""
from pathlib import Path

# A task that finds itself at work already, in a process that lives, says so in a second file. One that
# has ended and is not yet reaped does not live.
SCRIPT = """\
if [ -e "$0.$1" ] && read -r twin <"$0.$1"; then
    case $(ps -o stat= -p "$twin") in
        Z* | '') ;;
        *) echo "$1" >>"$0.twins" ;;
    esac
fi
echo $$ >"$0.$1"
sleep "$2"
echo "$1" >>"$0.done"
sleep "$3"
rm -f "$0.$1"
"""


class Effects:
    def __init__(self, folder):
        self.script = Path(folder, "effect")
        self.script.write_text(SCRIPT)

    def command(self, name, before, after):
        """Seconds before the effect and after it."""
        return ["sh", str(self.script), name, "%.3f" % before, "%.3f" % after]

    def done(self):
        return self.lines("done")

    def twins(self):
        return self.lines("twins")

    def lines(self, kind):
        path = self.script.with_name("effect." + kind)
        return path.read_text().split() if path.exists() else []
