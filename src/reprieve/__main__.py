"""Where the program begins: `reprieve`, which is `python -m reprieve`."""

import sys


def main() -> None:
    """Run what was asked for. Ctrl-C before anybody listens for it, while the program is being loaded, ends it without a word."""
    try:
        from reprieve.cli import main as run

        run()
    except KeyboardInterrupt:
        sys.exit(130)  # ExitCode.INTERRUPTED, which may not be loaded yet


if __name__ == "__main__":
    main()
