"""Trains a small classifier with its golden pairs, an input and its requirements."""

import json
import sys
from pathlib import Path

import joblib
import sklearn
from sklearn.datasets import load_iris
from sklearn.linear_model import LogisticRegression

folder = Path(sys.argv[1])
inputs, targets = load_iris(return_X_y=True)
model = LogisticRegression(max_iter=500).fit(inputs, targets)
joblib.dump(model, folder / "model.joblib")
rows = inputs[::15]
golden = {"inputs": rows.tolist(), "outputs": model.predict(rows).tolist(), "tolerance": 1e-6}
(folder / "golden.json").write_text(json.dumps(golden))
(folder / "requirements.txt").write_text(f"scikit-learn=={sklearn.__version__}\njoblib=={joblib.__version__}\n")
(folder / "in.csv").write_text("a,b,c,d\n5.1,3.5,1.4,0.2\n6.0,3.0,5.0,1.8\n")
print(json.dumps({"python": sys.executable}))
