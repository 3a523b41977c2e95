"""Asks MLflow for pages of runs: reads {"filter", "order"} a line from standard input, answers {"milliseconds", "runs"}.

With --make it only makes the database with one experiment, and prints the number of that experiment.
"""

import json
import sys
import time

from mlflow import MlflowClient

client = MlflowClient(f"sqlite:///{sys.argv[1]}")

if "--make" in sys.argv:
    print(client.create_experiment("bench"))
    sys.exit()

experiment = client.get_experiment_by_name("bench").experiment_id
for line in sys.stdin:
    question = json.loads(line)
    began = time.perf_counter()
    runs = client.search_runs([experiment], question["filter"], max_results=100, order_by=question["order"])
    milliseconds = (time.perf_counter() - began) * 1000
    print(json.dumps({"milliseconds": milliseconds, "runs": [run.info.run_id for run in runs]}), flush=True)
