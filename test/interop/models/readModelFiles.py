"""What Python's own readers say of the model files in a folder: imports by pickletools, arrays by the libraries that wrote them."""

import io
import json
import pickle
import pickletools
import sys
import zipfile
from pathlib import Path

import joblib
import numpy as np
import onnx
from joblib import numpy_pickle
from joblib.numpy_pickle import NumpyArrayWrapper
from onnx import numpy_helper
from safetensors import safe_open

folder = Path(sys.argv[1])


def imports_of(data):
    """Imports of a pickle that pickletools can read to its end: GLOBAL, and STACK_GLOBAL with texts, also from the memo."""
    found, memo, texts = set(), {}, []
    for opcode, argument, _ in pickletools.genops(data):
        if opcode.name in ("GLOBAL", "INST"):
            found.add(argument.replace(" ", "."))
        elif opcode.name == "STACK_GLOBAL":
            found.add(f"{texts[-2]}.{texts[-1]}")
        elif "UNICODE" in opcode.name:
            texts.append(argument)
        elif opcode.name == "MEMOIZE":
            memo[len(memo)] = texts[-1] if texts else None
        elif opcode.name in ("BINPUT", "LONG_BINPUT", "PUT"):
            memo[int(argument)] = texts[-1] if texts else None
        elif opcode.name in ("BINGET", "LONG_BINGET", "GET"):
            texts.append(memo.get(int(argument)))
    return sorted(found)


def of_joblib(path):
    """The arrays that joblib reads while it loads a file, and those that lie in arrays of objects, which are pickles of their own."""
    read = []
    original, plain = NumpyArrayWrapper.read, numpy_pickle.Unpickler

    def note(dtype, shape):
        read.append([str(dtype) if dtype.names is None else "record", list(shape)])

    def noted(self, *args, **named):
        note(self.dtype, self.shape)
        return original(self, *args, **named)

    class OfObjects(plain):
        """Reads an array of objects, and notes the arrays that are built within it. Others call its methods by its name."""

        dispatch = dict(plain.dispatch)

        def load(self):
            self.built = {}
            objects = plain.load(self)
            for array in self.built.values():
                if array is not objects:
                    note(array.dtype, array.shape)
            return objects

        def keep(self):
            if isinstance(self, OfObjects) and isinstance(self.stack[-1], np.ndarray):
                self.built[id(self.stack[-1])] = self.stack[-1]

        def load_build(self):
            plain.load_build(self)
            OfObjects.keep(self)

        def load_reduce(self):
            plain.load_reduce(self)
            OfObjects.keep(self)

        dispatch[pickle.BUILD[0]] = load_build
        dispatch[pickle.REDUCE[0]] = load_reduce

    NumpyArrayWrapper.read, numpy_pickle.Unpickler = noted, OfObjects
    try:
        joblib.load(path)
    finally:
        NumpyArrayWrapper.read, numpy_pickle.Unpickler = original, plain
    return {"arrays": sorted(read, key=json.dumps)}


def of_onnx(path):
    model = onnx.load(path)

    def port(info):
        tensor = info.type.tensor_type
        known = info.type.HasField("tensor_type")
        return [info.name, [d.dim_value if d.HasField("dim_value") else (d.dim_param or None) for d in tensor.shape.dim] if known else None]

    initial = {it.name for it in model.graph.initializer}
    return {
        "inputs": [port(it) for it in model.graph.input if it.name not in initial],
        "outputs": [port(it) for it in model.graph.output],
        "tensors": [[it.name, list(numpy_helper.to_array(it).shape)] for it in model.graph.initializer],
        "operators": sorted({f"{n.domain}.{n.op_type}" if n.domain else n.op_type for n in model.graph.node}),
    }


def of_safetensors(path):
    with safe_open(path, "np") as opened:
        return {"tensors": [[key, opened.get_slice(key).get_dtype(), list(opened.get_slice(key).get_shape())] for key in opened.keys()]}


def of_skops(path):
    from skops.io import get_untrusted_types

    with zipfile.ZipFile(path) as archive:
        files = [name for name in archive.namelist() if name.endswith(".npy")]
        shapes = [list(np.load(io.BytesIO(archive.read(name))).shape) for name in files]
    return {"untrusted": get_untrusted_types(file=path), "shapes": sorted(shapes)}


def of_npz(path):
    with np.load(path, allow_pickle=True) as opened:
        return {"tensors": [[key, str(opened[key].dtype), list(opened[key].shape)] for key in opened.files]}


readers = {
    ".pkl": lambda path: {"imports": imports_of(path.read_bytes())},
    ".joblib": of_joblib,
    ".onnx": of_onnx,
    ".safetensors": of_safetensors,
    ".skops": of_skops,
    ".npz": of_npz,
}
print(json.dumps({path.name: readers[path.suffix](path) for path in sorted(folder.iterdir()) if path.suffix in readers}))
