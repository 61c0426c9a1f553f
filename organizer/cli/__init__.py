"""The same core without a window, for scripts, tests and people who like it.

Exit code 0: done; 1: refused, with one sentence on the standard error stream; 2: wrong usage.
"""

import io
import sys

import click

from organizer import __version__
from organizer.cli import campaigns, exports, imports, lists, prints, speakers
from organizer.cli.common import one_sentence
from organizer.model.errors import NetworkTrouble, RuleBroken, StoreTrouble


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="organizer")
def organizer() -> None:
    """Organize public comment at a city commission.

    Without a command, the window opens: organizer [CAMPAIGN].
    """


for module in (campaigns, imports, lists, speakers, prints, exports):
    for command in module.COMMANDS:
        organizer.add_command(command)


def run(words: list[str]) -> int:
    """Run one command line; gives the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A console of one alphabet must not stop a list of names of another one.
            stream.reconfigure(errors="backslashreplace")
    try:
        # Without standalone mode click gives back the code of `Context.exit`, or what the command
        # gave, which is nothing here.
        code = organizer.main(words, prog_name="organizer", standalone_mode=False)
    except click.ClickException as wrong:
        wrong.show()
        return 2
    except click.Abort:
        print("Stopped.", file=sys.stderr)
        return 1
    except (RuleBroken, StoreTrouble, NetworkTrouble) as refused:
        print(one_sentence(refused), file=sys.stderr)
        return 1
    return code if isinstance(code, int) else 0
