"""Reads every file of a folder with csv and with pandas; prints {name: {"csv": rows, "pandas": rows}}."""

import csv
import json
import pathlib
import sys

import pandas

DELIMITERS = {"comma": ",", "semicolon": ";", "tab": "\t", "pipe": "|"}


def with_csv(path, delimiter):
    with open(path, newline="", encoding="utf-8-sig") as file:
        return [row for row in csv.reader(file, delimiter=delimiter)]


def with_pandas(path, delimiter):
    frame = pandas.read_csv(
        path,
        sep=delimiter,
        header=None,
        dtype=str,
        keep_default_na=False,
        skip_blank_lines=False,
        encoding="utf-8-sig",
    )
    return frame.values.tolist()


tables = {}
for path in sorted(pathlib.Path(sys.argv[1]).iterdir()):
    delimiter = DELIMITERS[path.name.split("-")[0]]
    tables[path.name] = {"csv": with_csv(path, delimiter), "pandas": with_pandas(path, delimiter)}
json.dump(tables, sys.stdout)
