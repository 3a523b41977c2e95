"""Trains a model that finds its columns by name, and says what it predicts for requests that Tend's runner reads."""

import importlib.util
import json
import sys
from pathlib import Path

import joblib
import pandas
from sklearn.compose import make_column_transformer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

folder = Path(sys.argv[1])
spec = importlib.util.spec_from_file_location("run_model", folder / "run_model.py")
runner = importlib.util.module_from_spec(spec)
spec.loader.exec_module(runner)
data = pandas.DataFrame({"tenure": [1.0, 2.0, 30.0, 40.0], "spend": [9.5, 7.5, 1.5, 2.5]})
scaled = make_column_transformer((StandardScaler(), ["spend"]), ("passthrough", ["tenure"]))
model = make_pipeline(scaled, LogisticRegression()).fit(data, [1, 1, 0, 0])
joblib.dump(model, folder / "model.joblib")
requests = json.loads((folder / "requests.json").read_text())
columns = ["tenure", "spend"]
told = [model.predict(runner.from_request(request, columns, columns)).tolist() for request in requests]
print(json.dumps({"python": sys.executable, "outputs": told}))
