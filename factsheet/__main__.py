"""`python -m factsheet` is the command `factsheet`."""

from factsheet.cli import main

main()
