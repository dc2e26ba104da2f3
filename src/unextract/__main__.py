"""`python -m unextract` is the command `unextract`."""

from unextract.cli import main

if __name__ == "__main__":
    main()
