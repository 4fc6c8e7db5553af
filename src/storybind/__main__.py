"""``storybind`` and ``python -m storybind``."""


def main() -> None:
    """Run the command line; Ctrl-C is answered from the first moment on, while the program is still loading too."""
    try:
        from storybind.cli.app import main as run

        run()
    except (KeyboardInterrupt, RuntimeError) as end:
        if isinstance(end, RuntimeError) and not isinstance(end.__cause__, KeyboardInterrupt):
            raise
        from storybind.cli import say  # Python 3.11 makes the other of the one where a class is being made

        say.leave(say.interrupted())


if __name__ == "__main__":
    main()
