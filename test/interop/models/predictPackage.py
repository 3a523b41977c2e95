"""Loads an unpacked package as MLflow does, and says what it predicts for the golden pairs."""

import json
import sys

import mlflow.pyfunc
import numpy
import pandas

folder, golden = sys.argv[1:]
with open(golden) as file:
    split = json.load(file)["dataframe_split"]
model = mlflow.pyfunc.load_model(folder)
predicted = model.predict(pandas.DataFrame(split["data"], columns=split["columns"]))
print(json.dumps({"outputs": numpy.asarray(predicted).tolist()}))
