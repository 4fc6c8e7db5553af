"""``storybind`` and ``python -m storybind``."""


def main() -> None:
    """Run the command line; Ctrl-C is answered from the first moment on, while the program is still loading too."""
    try:
        from storybind.cli.app import main as run

        run()
    except KeyboardInterrupt:
        from storybind.cli import say

        say.leave(say.interrupted())


if __name__ == "__main__":
    main()
