"""`python -m entityscreen`: the command line where the command itself is not on the path."""

from entityscreen.cli import main

if __name__ == "__main__":
    main()
