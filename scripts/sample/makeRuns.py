"""Writes the sample's runs: media/sample/mlflow.db and media/sample/tensorboard, by running experiments.py.

Needs mlflow 3.17.2, scikit-learn 1.9.1, tensorboardX 2.6.5 and joblib from PyPI; run from the repository root:
python scripts/sample/makeRuns.py. Pictures that MLflow keeps beside its database are left out, paths of the machine become
relative, and the database is packed into small pages.
"""

import getpass
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

SAMPLE = Path("media/sample").resolve()
OWNER = "ana"
# MLflow's runs are older than the versions of the models that were made of them.
BEFORE = 61 * 24 * 3600 * 1000


def set_back(connection):
    """All times of the runs earlier, by the same time."""
    times = {
        "runs": ["start_time", "end_time"],
        "experiments": ["creation_time", "last_update_time"],
        "metrics": ["timestamp"],
        "latest_metrics": ["timestamp"],
    }
    for table, columns in times.items():
        changes = ", ".join(f"{column} = {column} - {BEFORE}" for column in columns)
        connection.execute(f"UPDATE {table} SET {changes}")


def tidy(database, folder):
    connection = sqlite3.connect(database)
    for table, column in (("runs", "artifact_uri"), ("experiments", "artifact_location")):
        connection.execute(f"UPDATE {table} SET {column} = replace({column}, ?, '')", (f"{folder}/",))
    connection.execute("UPDATE tags SET value = ? WHERE key = 'mlflow.user'", (OWNER,))
    connection.execute("UPDATE runs SET user_id = ?", (OWNER,))
    user = f'"{getpass.getuser()}"'
    connection.execute("UPDATE datasets SET dataset_source = replace(dataset_source, ?, ?)", (user, f'"{OWNER}"'))
    set_back(connection)
    connection.commit()
    connection.execute("PRAGMA journal_mode = delete")
    connection.execute("PRAGMA page_size = 512")
    connection.execute("VACUUM")
    connection.close()


def name_files(folder):
    """events.out.tfevents.<seconds>.<host>: without the name of the machine."""
    for path in folder.rglob("*.tfevents.*"):
        path.rename(path.with_name(".".join([*path.name.split(".")[:4], "penguins"])))


def main():
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary).resolve() / "penguins"
        shutil.copytree(SAMPLE, folder, ignore=shutil.ignore_patterns("mlflow.db", "mlruns", "tensorboard"))
        environment = {**os.environ, "GIT_PYTHON_REFRESH": "quiet", "MLFLOW_DISABLE_TELEMETRY": "true", "OMP_NUM_THREADS": "1"}
        subprocess.run([sys.executable, "experiments.py"], cwd=folder, env=environment, check=True)
        tidy(folder / "mlflow.db", folder)
        name_files(folder / "tensorboard")
        shutil.rmtree(SAMPLE / "tensorboard", ignore_errors=True)
        shutil.copytree(folder / "tensorboard", SAMPLE / "tensorboard")
        shutil.copy(folder / "mlflow.db", SAMPLE / "mlflow.db")


main()
