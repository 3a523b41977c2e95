"""Prints what stands in a folder of DVCLive, as JSON: points by metric, last values, and params."""

import csv
import json
import pathlib
import sys

from ruamel.yaml import YAML


def main():
    folder = pathlib.Path(sys.argv[1])
    plots = folder / "plots" / "metrics"
    series = {}
    for path in sorted(plots.rglob("*.tsv")):
        with path.open(newline="") as lines:
            rows = list(csv.DictReader(lines, delimiter="\t"))
        series[path.relative_to(plots).with_suffix("").as_posix()] = [
            [int(row["step"]), repr(float(row[path.stem]))] for row in rows
        ]
    params = YAML(typ="safe").load(folder / "params.yaml")
    summary = json.loads((folder / "metrics.json").read_text())
    print(json.dumps({"series": series, "summary": summary, "params": params}))


main()
