"""Prints what MLflow's own client says of the runs at a tracking URI, as JSON; numbers are their repr."""

import json
import sys

import mlflow
from mlflow import MlflowClient
from mlflow.entities import ViewType


def told(client, run, experiment):
    metrics = {
        key: [[repr(float(point.value)), point.timestamp, point.step] for point in client.get_metric_history(run.info.run_id, key)]
        for key in run.data.metrics
    }
    datasets = [
        {
            "name": used.dataset.name,
            "digest": used.dataset.digest,
            "context": next((tag.value for tag in used.tags if tag.key == "mlflow.data.context"), ""),
        }
        for used in run.inputs.dataset_inputs
    ]
    return {
        "id": run.info.run_id,
        "name": run.info.run_name,
        "experiment": experiment.name,
        "status": run.info.status.lower(),
        "started": run.info.start_time,
        "ended": run.info.end_time,
        "deleted": run.info.lifecycle_stage == "deleted" or experiment.lifecycle_stage == "deleted",
        "params": run.data.params,
        "tags": run.data.tags,
        "metrics": metrics,
        "datasets": datasets,
    }


def main():
    mlflow.set_tracking_uri(sys.argv[1])
    client = MlflowClient()
    runs = []
    for experiment in client.search_experiments(view_type=ViewType.ALL):
        for run in client.search_runs([experiment.experiment_id], run_view_type=ViewType.ALL, max_results=1000):
            runs.append(told(client, run, experiment))
    print(json.dumps(runs))


main()
