"""Lets MLflow's own client at a tracking URI delete or restore a run by its id, or an experiment by its name."""

import sys

from mlflow import MlflowClient

uri, act, subject = sys.argv[1:]
client = MlflowClient(uri)
if act.endswith("_experiment"):
    subject = client.get_experiment_by_name(subject).experiment_id
getattr(client, act)(subject)
print("null")
