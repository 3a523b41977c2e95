"""Trains a model and keeps it in the ways that people do: a joblib file, an MLmodel folder, a run of MLflow."""

import json
import os
import sys

import joblib
import mlflow
import numpy
import pandas
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

folder = sys.argv[1]
rows = numpy.random.default_rng(7).normal(size=(200, 3))
data = pandas.DataFrame(rows, columns=["tenure", "spend", "calls"])
target = (data["tenure"] + data["spend"] > 0).astype(int)
model = make_pipeline(StandardScaler(), LogisticRegression()).fit(data, target)

joblib.dump(model, os.path.join(folder, "model.joblib"))
shown = data.head(8)
golden = {
    "dataframe_split": {"columns": list(shown.columns), "data": shown.values.tolist()},
    "outputs": model.predict(shown).tolist(),
    "tolerance": 0,
}
with open(os.path.join(folder, "golden.json"), "w") as file:
    json.dump(golden, file)

mlflow.sklearn.save_model(model, os.path.join(folder, "mlmodel"), input_example=shown)
mlflow.set_tracking_uri(f"sqlite:///{folder}/mlflow.db")
experiment = mlflow.create_experiment("churn", artifact_location=f"file://{folder}/mlruns/1")
with mlflow.start_run(experiment_id=experiment, run_name="logistic") as run:
    mlflow.log_params({"C": 1.0})
    mlflow.log_metric("accuracy", float(model.score(data, target)))
    mlflow.sklearn.log_model(model, name="model", input_example=shown)
print(json.dumps({"run": run.info.run_id}))
