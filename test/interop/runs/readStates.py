"""Prints the numbers of the newest trainer_state.json of each folder, as JSON: [step, repr of the value] by metric."""

import json
import pathlib
import sys


def newest(folder):
    states = [json.loads(path.read_text()) for path in folder.rglob("trainer_state.json")]
    return max(states, key=lambda state: (state["global_step"], len(state["log_history"])))


def read(state):
    metrics = {}
    for entry in state["log_history"]:
        for key, value in entry.items():
            if key != "step":
                metrics.setdefault(key, []).append([entry["step"], repr(float(value))])
    return metrics


def main():
    root = pathlib.Path(sys.argv[1])
    print(json.dumps({folder.name: read(newest(folder)) for folder in sorted(root.iterdir()) if folder.is_dir()}))


main()
