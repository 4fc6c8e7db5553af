"""``python -m storybind``."""

from storybind.cli.app import main

if __name__ == "__main__":
    main()
