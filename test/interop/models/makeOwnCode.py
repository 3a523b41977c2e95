"""Trains a pipeline with a function and a class of modules of its own, and pickles it with its golden pairs."""

import json
import pickle
import sys
from pathlib import Path

import sklearn
from sklearn.datasets import load_iris
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import FunctionTransformer

folder = Path(sys.argv[1])
(folder / "own").mkdir()
(folder / "own" / "__init__.py").write_text("")
(folder / "own" / "steps.py").write_text(
    "from sklearn.base import BaseEstimator, TransformerMixin\n\n\n"
    "class Shift(TransformerMixin, BaseEstimator):\n"
    "    def fit(self, X, y=None):\n        self.least_ = X.min(axis=0)\n        return self\n\n"
    "    def transform(self, X):\n        return X - self.least_\n"
)
(folder / "features.py").write_text("from scale import twice\n\n\ndef widen(X):\n    return twice(X)\n")
(folder / "scale.py").write_text("def twice(X):\n    return X * 2\n")
sys.path.insert(0, str(folder))
sys.dont_write_bytecode = True

from features import widen  # noqa: E402
from own.steps import Shift  # noqa: E402

inputs, targets = load_iris(return_X_y=True)
model = make_pipeline(FunctionTransformer(widen), Shift(), LogisticRegression(max_iter=2000)).fit(inputs, targets)
(folder / "model.pkl").write_bytes(pickle.dumps(model))
rows = inputs[::15]
golden = {"inputs": rows.tolist(), "outputs": model.predict(rows).tolist(), "tolerance": 1e-6}
(folder / "golden.json").write_text(json.dumps(golden))
(folder / "requirements.txt").write_text(f"scikit-learn=={sklearn.__version__}\n")
print(json.dumps({"python": sys.executable}))
