"""Answers one command line: finds the command, runs it, and turns every failure into one sentence and an exit status.

0: done. 1: the request failed. 2: it was not written as the help says. 130: stopped at the keyboard.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence

from app.garbage import no_collections
from db.values.errors import ChanceryError
from ui.cli import grammar
from ui.cli.answer import Answer, abandon_output, say, show
from ui.cli.parser import UsageError, nearest
from ui.cli.wording import one_line

USAGE, STOPPED, PIPE_CLOSED = 2, 130, 141
Run = Callable[[argparse.Namespace], Answer]


def main(arguments: Sequence[str]) -> int:
    """Answer a command line (without the program's own name); returns the exit status and raises nothing."""
    try:
        return _answered(arguments)
    except UsageError as error:
        say(one_line(str(error)))
        return USAGE
    except ChanceryError as error:
        say(one_line(str(error)))
        return 1
    except SystemExit as ended:  # argparse has printed a help page
        return int(ended.code or 0)
    except KeyboardInterrupt:
        say("Stopped; what was not finished was not kept.")
        return STOPPED
    except BrokenPipeError:  # the reader of a pipe has seen enough
        abandon_output()
        return PIPE_CLOSED
    except Exception as error:  # noqa: BLE001 – the one place where faults of the program end
        return _fault(error)


def _answered(arguments: Sequence[str]) -> int:
    before, name, after = _split(arguments)
    given = grammar.program().read(before, argparse.Namespace())
    if given.version:
        from app.version import VERSION

        return show(Answer(f"Chancery {VERSION}", {"version": VERSION}), as_json=given.json)
    if name is None:
        with no_collections():  # what is loaded now stays
            from ui.cli.opening import open_desk
        return open_desk(given)
    if name not in grammar.COMMANDS:
        near = nearest(name, grammar.COMMANDS)
        raise UsageError(f"There is no command “{name[:60]}”{near}; “{grammar.PROGRAM} --help” lists them.")
    command = grammar.COMMANDS[name]
    if given.case is not None and not command.opens:
        raise UsageError(
            f"{grammar.PROGRAM} {name}: leave --case out; the FILE after “{name}” is the one that is made."
        )
    given = grammar.parser_of(command).read(after, given)
    return show(_runner(name)(given), as_json=given.json)


def _split(arguments: Sequence[str]) -> tuple[Sequence[str], str | None, Sequence[str]]:
    """What stands before the command, the command, what stands after it."""
    place = 0
    while place < len(arguments) and arguments[place].startswith("-"):
        place += 2 if arguments[place] in {"--case", "--password-file"} else 1
    if place >= len(arguments):
        return arguments, None, ()
    return arguments[:place], arguments[place], arguments[place + 1 :]


def _runner(name: str) -> Run:
    """The function behind a command; its room is entered only now."""
    match name:
        case "new" | "demo" | "fill":
            from ui.cli import making

            return {"new": making.new, "demo": making.demo, "fill": making.fill}[name]
        case "brief" | "style" | "report":
            return _writer(name)
        case "records" | "check":
            from ui.cli import looking

            return looking.records if name == "records" else looking.check
        case "backup" | "restore" | "protect" | "expunge":
            return _keeper(name)
        case "search" | "history":
            from ui.cli import finding, telling

            return finding.search if name == "search" else telling.history
        case "intake":
            from ui.cli.taking_in import intake

            return intake
        case "export" | "import":
            from ui.cli import registers

            return registers.export if name == "export" else registers.import_
        case "undo" | "redo":
            from ui.cli import stepping

            return stepping.undo if name == "undo" else stepping.redo
        case _:
            raise AssertionError(name)


def _writer(name: str) -> Run:
    """The function behind a command that writes papers, or says how they look."""
    from ui.cli import briefing, reporting, styling

    return {"brief": briefing.brief, "style": styling.style, "report": reporting.report}[name]


def _keeper(name: str) -> Run:
    """The function behind a command that copies the whole file, or takes something out of all of it."""
    from ui.cli import keeping, protecting, removing

    return {
        "backup": keeping.backup,
        "restore": keeping.restore,
        "protect": protecting.protect,
        "expunge": removing.expunge,
    }[name]


def _fault(error: Exception) -> int:
    """Note a fault of the program and say so."""
    from app import bugs
    from app.sites import profile
    from db.values.ids import SystemClock

    try:
        log = bugs.note(error, profile(), SystemClock().now())
        noted = f"It is noted in {log}."
    except (OSError, ChanceryError):
        noted = "It could not be noted: your own data folder cannot be written."
    say(f"Chancery hit a fault of its own; nothing was lost. {noted}")
    return 1
