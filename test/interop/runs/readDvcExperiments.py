"""Prints what DVC says of the experiments of a repository, as JSON: the values of each by its name."""

import json
import os
import sys

import dvc.api


def main():
    os.chdir(sys.argv[1])
    print(json.dumps({row["Experiment"]: row for row in dvc.api.exp_show() if row["Experiment"]}, default=str))


main()
