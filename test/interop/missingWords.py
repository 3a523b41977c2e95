"""Prints the words that pandas' read_csv takes for missing."""

import json
import sys

from pandas._libs.parsers import STR_NA_VALUES

json.dump(sorted(STR_NA_VALUES), sys.stdout)
