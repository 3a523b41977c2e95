"""Trains one of the models of experiments.py once more, and writes all that a release of it needs to models/.

species.joblib is the model; golden.json has ten birds with the answers that a restored model has to repeat; predictions.csv
has the birds it did not learn from, for the comparison with what is live; serving.txt pins the packages that it was made with.
"""

import argparse
import csv
import importlib.metadata
import json
from pathlib import Path

import joblib
from sklearn.model_selection import train_test_split

from experiments import MODELS, split
from train import DATA, load

FOLDER = Path("models")
GOLDEN = 10


def held_out(seed):
    """The birds that split(seed) does not learn from."""
    with DATA.open(encoding="utf-8", newline="") as source:
        ids = [row["id"] for row in csv.DictReader(source)]
    return train_test_split(ids, test_size=0.5, stratify=load()[1], random_state=seed)[1]


def write_golden(model, x):
    inputs = [[float(value) for value in row] for row in x[:GOLDEN]]
    golden = {"inputs": inputs, "outputs": model.predict(x[:GOLDEN]).tolist()}
    (FOLDER / "golden.json").write_text(json.dumps(golden, indent=1) + "\n", encoding="utf-8")


def write_predictions(model, x, y, keys):
    with (FOLDER / "predictions.csv").open("w", encoding="utf-8", newline="") as target:
        writer = csv.writer(target, lineterminator="\n")
        writer.writerow(["id", "y_true", "y_pred"])
        writer.writerows(sorted(zip(keys, y, model.predict(x))))


def write_requirements():
    pins = [f"{name}=={importlib.metadata.version(name)}" for name in ("joblib", "numpy", "scikit-learn")]
    (FOLDER / "serving.txt").write_text("\n".join(pins) + "\n", encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("model", choices=sorted(MODELS))
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()

    x_train, x_val, y_train, y_val = split(options.seed)
    model = MODELS[options.model](options.seed).fit(x_train, y_train)
    FOLDER.mkdir(exist_ok=True)
    joblib.dump(model, FOLDER / "species.joblib", compress=3)
    write_golden(model, x_val)
    write_predictions(model, x_val, y_val, held_out(options.seed))
    write_requirements()
    print(f"{options.model}: val_accuracy {model.score(x_val, y_val):.4f}, {len(y_val)} birds")


if __name__ == "__main__":
    main()
