"""Tries four kinds of models with five seeds each, and records what came of it with MLflow and TensorBoard.

MLflow writes to mlflow.db: a run for each model and seed, and a search with a run inside it for each candidate. The network
is trained epoch by epoch and writes its curves to tensorboard/.
"""

import argparse
import time
import warnings

import mlflow
import numpy
from sklearn.ensemble import HistGradientBoostingClassifier, RandomForestClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import accuracy_score, f1_score, log_loss
from sklearn.model_selection import train_test_split
from sklearn.neural_network import MLPClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from tensorboardX import SummaryWriter

from train import load

MODELS = {
    "logistic": lambda seed: make_pipeline(StandardScaler(), LogisticRegression(C=1.0, random_state=seed)),
    "forest": lambda seed: RandomForestClassifier(n_estimators=100, max_depth=4, random_state=seed),
    "boosting": lambda seed: HistGradientBoostingClassifier(max_iter=40, max_depth=3, random_state=seed),
}


def split(seed):
    x, y = load()
    return train_test_split(numpy.array(x), numpy.array(y), test_size=0.5, stratify=y, random_state=seed)


def scores(y, probabilities, classes):
    best = [classes[row.argmax()] for row in probabilities]
    return {
        "val_accuracy": accuracy_score(y, best),
        "val_macro_f1": f1_score(y, best, average="macro"),
        "val_log_loss": log_loss(y, probabilities, labels=classes),
    }


def compare(seeds):
    for name, make in MODELS.items():
        for seed in range(seeds):
            x_train, x_val, y_train, y_val = split(seed)
            with mlflow.start_run(run_name=f"{name}-{seed}"):
                mlflow.log_params({"model": name, "seed": seed})
                started = time.process_time()
                model = make(seed).fit(x_train, y_train)
                mlflow.log_metric("fit_time", time.process_time() - started)
                if name == "boosting":
                    for step, probabilities in enumerate(model.staged_predict_proba(x_val)):
                        mlflow.log_metrics(scores(y_val, probabilities, model.classes_), step=step)
                else:
                    mlflow.log_metrics(scores(y_val, model.predict_proba(x_val), model.classes_))


def search():
    x_train, x_val, y_train, y_val = split(0)
    with mlflow.start_run(run_name="boosting-search"):
        best = 0.0
        for depth in (2, 3, 5):
            for rate in (0.03, 0.1, 0.3):
                with mlflow.start_run(run_name=f"depth {depth}, rate {rate}", nested=True):
                    model = HistGradientBoostingClassifier(
                        max_iter=40, max_depth=depth, learning_rate=rate, random_state=0
                    )
                    model.fit(x_train, y_train)
                    mlflow.log_params({"model": "boosting", "seed": 0})
                    result = scores(y_val, model.predict_proba(x_val), model.classes_)
                    mlflow.log_metrics(result)
                    best = max(best, result["val_accuracy"])
        mlflow.log_metric("val_accuracy", best)


def train_network(rate, seed, epochs=60):
    x_train, x_val, y_train, y_val = split(seed)
    scaler = StandardScaler().fit(x_train)
    x_train, x_val = scaler.transform(x_train), scaler.transform(x_val)
    classes = sorted(set(y_train))
    network = MLPClassifier((16,), learning_rate_init=rate, batch_size=32, random_state=seed)
    with SummaryWriter(f"tensorboard/network-{rate}-{seed}") as writer:
        for epoch in range(epochs):
            network.partial_fit(x_train, y_train, classes=classes)
            writer.add_scalar("train_log_loss", network.loss_, epoch)
            result = scores(y_val, network.predict_proba(x_val), network.classes_)
            for metric in ("val_accuracy", "val_log_loss"):
                writer.add_scalar(metric, result[metric], epoch)
        writer.add_hparams({"model": "network", "learning_rate": rate, "hidden": 16, "seed": seed}, {}, name="params")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=5)
    options = parser.parse_args()

    warnings.filterwarnings("ignore")
    mlflow.set_experiment("penguins")
    mlflow.sklearn.autolog(log_models=False, log_model_signatures=False, silent=True)
    compare(options.seeds)
    search()
    mlflow.sklearn.autolog(disable=True)
    for rate in (0.001, 0.01):
        for seed in range(options.seeds):
            train_network(rate, seed)


if __name__ == "__main__":
    main()
