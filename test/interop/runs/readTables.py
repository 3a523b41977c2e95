"""Prints the numbers that pandas reads in CSV logs, as JSON: for each file and column a list of [step, repr of the value].

    python readTables.py FOLDER STEP PATTERN

STEP is the column of the step; empty cells are left out, "nan" is a number.
"""

import json
import pathlib
import sys

import pandas


def read(path, step):
    options = {"sep": None, "engine": "python", "keep_default_na": False, "dtype": str}
    table = pandas.read_csv(path, **options)
    columns = {}
    for name in table.columns.difference([step]):
        rows = zip(table[step], table[name], strict=True)
        columns[name] = [[float(at), repr(float(value))] for at, value in rows if value != ""]
    return columns


def main():
    folder, step, pattern = sys.argv[1:]
    root = pathlib.Path(folder)
    print(json.dumps({path.relative_to(root).as_posix(): read(path, step) for path in sorted(root.glob(pattern))}))


main()
