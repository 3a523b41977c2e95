"""Describes the columns of a CSV file as pandas sees them: {column: {"type", "missing", "distinct", ...}}."""

import json
import sys

import pandas

QUANTILES = ["0.01", "0.05", "0.25", "0.5", "0.75", "0.95", "0.99"]


def numbers(column):
    return {
        "min": column.min().item(),
        "max": column.max().item(),
        "mean": column.mean().item(),
        "stddev": column.std().item(),
        "quantiles": {text: column.quantile(float(text)).item() for text in QUANTILES},
    }


def describe(column):
    kind = column.dtype.kind
    facts = {
        "type": {"i": "integer", "f": "number", "b": "boolean"}.get(kind, "text"),
        "missing": int(column.isna().sum()),
        "distinct": int(column.nunique()),
    }
    return facts | (numbers(column) if kind in "if" else {})


frame = pandas.read_csv(sys.argv[1])
json.dump({name: describe(frame[name]) for name in frame.columns}, sys.stdout)
