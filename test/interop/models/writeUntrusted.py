"""Writes models of skops that reach for something else than numbers, and prints what skops does not trust in each.

The files are never loaded: python3 writeUntrusted.py FOLDER
"""

import json
import operator
import os
import shutil
import subprocess
import sys
from functools import partial
from pathlib import Path

import skops.io
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import FunctionTransformer

folder = Path(sys.argv[1])
models = {
    "function": make_pipeline(FunctionTransformer(func=shutil.rmtree, validate=False)),
    "functionInDict": {"a": subprocess.call},
    "functionOfModule": FunctionTransformer(os.popen),
    "builtin": FunctionTransformer(os.system),
    "class": FunctionTransformer(subprocess.Popen),
    "partial": FunctionTransformer(partial(subprocess.call, ["true"])),
    "operator": FunctionTransformer(operator.methodcaller("system", "true")),
    "method": FunctionTransformer(Path("a").unlink),
}
untrusted = {}
for name, model in models.items():
    path = folder / f"{name}.skops"
    skops.io.dump(model, path)
    untrusted[path.name] = skops.io.get_untrusted_types(file=path)
print(json.dumps(untrusted))
