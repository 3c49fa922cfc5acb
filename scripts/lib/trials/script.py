"""What every trial is as a script: options, a folder that goes away, an end that says what is wrong."""
import argparse
import contextlib
import shutil
import signal
import sys
import tempfile
from pathlib import Path

from trials.program import Trouble


def options(doc):
    """A parser that tells what stands at the head of the script."""
    first, _, rest = doc.partition("\n")
    return argparse.ArgumentParser(
        description=first, epilog=rest.strip(), formatter_class=argparse.RawDescriptionHelpFormatter)


def positive(text):
    number = int(text)
    if number < 1:
        raise ValueError(text)
    return number


positive.__name__ = "positive number"


@contextlib.contextmanager
def scratch(name):
    """A folder for the trial, gone when the trial is over, however it ends."""
    folder = Path(tempfile.mkdtemp(prefix="orchestrate-%s-" % name)).resolve()
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def main(name, body):
    """Runs the script; what keeps it from its end is told in one line, with exit code 1."""
    # so that folders go and children end, as on Ctrl-C
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    # a background job is started with Ctrl-C ignored, and so would be what it starts
    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        body()
    except Trouble as trouble:
        sys.exit("%s: error: %s" % (name, trouble))
    except KeyboardInterrupt:
        sys.exit(130)
    except BrokenPipeError:
        sys.stderr.close()


def say(text):
    """Progress, for who waits: the tables alone go to standard output."""
    print(text, file=sys.stderr, flush=True)
