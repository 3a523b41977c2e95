"""Trains a baseline and a boosted model that tell the species of a penguin from its measurements."""

import argparse
import csv
from pathlib import Path

import joblib
from sklearn.dummy import DummyClassifier
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.model_selection import cross_val_score, train_test_split

DATA = Path("data/penguins.csv")
FEATURES = ["bill_length_mm", "bill_depth_mm", "flipper_length_mm", "body_mass_g"]


def load():
    with DATA.open(encoding="utf-8", newline="") as source:
        rows = list(csv.DictReader(source))
    return [[float(row[name]) for name in FEATURES] for row in rows], [row["species"] for row in rows]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--depth", type=int, default=4)
    options = parser.parse_args()

    x, y = load()
    x_train, x_test, y_train, y_test = train_test_split(x, y, test_size=0.3, stratify=y, random_state=options.seed)
    candidates = {
        "baseline": DummyClassifier(strategy="most_frequent"),
        "boosting": HistGradientBoostingClassifier(max_depth=options.depth, random_state=options.seed),
    }
    for name, model in candidates.items():
        folds = cross_val_score(model, x_train, y_train, cv=5)
        model.fit(x_train, y_train)
        print(f"{name}: val_accuracy {folds.mean():.3f} (sd {folds.std(ddof=1):.3f}), test {model.score(x_test, y_test):.3f}")
    Path("models").mkdir(exist_ok=True)
    joblib.dump(candidates["boosting"], "models/species.joblib")


if __name__ == "__main__":
    main()
