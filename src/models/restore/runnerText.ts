/**
 * The Python program that loads a restored model and predicts. It needs nothing but what the model itself needs, reads what it
 * is asked from one file, and writes what it got to another: models print as they like. It writes there first that it began, so
 * that a model that ends its Python is told from a Python that never ran.
 */
export const runnerText = `import importlib
import io
import json
import math
import os
import pickle
import platform
import sys
import time


# Whether what is asked had names of columns that were lost, because only pandas hands them to a model.
nameless = False


def main(asked_path, answer_path):
    with open(asked_path, encoding="utf-8") as file:
        asked = json.load(file)
    answer = {"python": platform.python_version(), "platform": f"{platform.system()} {platform.machine()}"}
    write(answer_path, answer)
    try:
        answer.update(answered(asked))
    except BaseException as error:
        told = str(error).strip().splitlines()
        answer["error"] = f"{type(error).__name__}: {told[0] if told else ''}"
        if isinstance(error, ModuleNotFoundError):
            answer["lacks"] = error.name
        elif nameless:
            answer["nameless"] = True
    write(answer_path, answer)


def write(path, answer):
    with open(path, "w", encoding="utf-8") as file:
        json.dump(answer, file)


def answered(asked):
    os.chdir(asked["folder"])
    plan = asked["plan"]
    if plan["code"]:
        sys.path.insert(0, os.path.join(asked["folder"], plan["code"]))
    started = time.perf_counter()
    predict = loaders[plan["kind"]](asked["folder"], plan)
    loading = time.perf_counter() - started
    data = from_table(asked) if asked["table"] else from_request(asked["request"], asked["columns"], asked["taken"])
    outputs = plain(predict(data))
    return {"outputs": outputs, "loading": loading, "milliseconds": timed(predict, data, asked["repeats"])}


def load_by_module(folder, plan):
    module = importlib.import_module(plan["module"])
    return module._load_pyfunc(os.path.join(folder, plan["data"])).predict


def load_sklearn(folder, plan):
    path = os.path.join(folder, plan["file"])
    if plan["serialization"] == "skops":
        import skops.io

        model = skops.io.load(path, trusted=skops.io.get_untrusted_types(file=path))
    else:
        with open(path, "rb") as file:
            model = pickle.load(file)
    return getattr(model, plan["method"])


def load_onnx(folder, plan):
    import numpy
    import onnxruntime

    session = onnxruntime.InferenceSession(os.path.join(folder, plan["file"]), providers=["CPUExecutionProvider"])
    kinds = {"tensor(float)": "float32", "tensor(double)": "float64", "tensor(string)": "object", "tensor(bool)": "bool"}

    def array(port, values):
        return numpy.asarray(values).astype(kinds.get(port.type, port.type[len("tensor(") : -1]))

    def predict(data):
        ports = session.get_inputs()
        if len(ports) == 1 and not isinstance(data, dict):
            return session.run(None, {ports[0].name: array(ports[0], data)})[0]
        columns = {port.name: array(port, data[port.name]) for port in ports}
        shaped = columns if isinstance(data, dict) else {name: it.reshape(-1, 1) for name, it in columns.items()}
        return session.run(None, shaped)[0]

    return predict


def load_by_mlflow(folder, plan):
    import mlflow.pyfunc

    return mlflow.pyfunc.load_model(folder).predict


loaders = {"loader": load_by_module, "sklearn": load_sklearn, "onnx": load_onnx, "mlflow": load_by_mlflow}


def from_table(question):
    asked, taken = question["table"], question["taken"]
    lines = io.StringIO(without_preamble(asked), newline="")
    try:
        import pandas

        frame = pandas.read_csv(lines, sep=asked["delimiter"], dtype={name: str for name in question["text"]})
        return frame[those_of(frame.columns, taken)] if taken else frame
    except ImportError:
        import csv

        import numpy

        lose_names()
        names, *rows = csv.reader(lines, delimiter=asked["delimiter"])
        places = [names.index(name) for name in those_of(names, taken)] if taken else range(len(names))
        return numpy.asarray([[float(row[place]) for place in places] for row in rows])


def without_preamble(asked):
    with open(asked["path"], "rb") as file:
        content = file.read()
    try:
        text = content.decode(asked["encoding"])
    except UnicodeDecodeError:
        text = content.decode("windows-1252", "replace")
    lines = text.lstrip("\\ufeff").splitlines(keepends=True)
    return "".join(lines[asked["preamble"] :])


def from_request(request, known, taken):
    """A table where it is one or where the model takes one (known: its columns), else arrays."""
    if "dataframe_split" in request:
        split = request["dataframe_split"]
        rows = [it if isinstance(it, list) else [it] for it in split["data"]]
        return ordered(split.get("columns"), rows, taken)
    if "dataframe_records" in request:
        return records(request["dataframe_records"], taken)
    values = request["instances"] if "instances" in request else request["inputs"]
    if isinstance(values, list) and values and all(isinstance(it, dict) for it in values):
        return records(values, taken)
    if isinstance(values, dict) and known is not None:
        lists = [it if isinstance(it, list) else [it] for it in values.values()]
        if any(len(it) != len(lists[0]) for it in lists):
            raise ValueError("the columns of the input differ in length")
        return ordered(list(values), [list(row) for row in zip(*lists)], taken)
    if isinstance(values, list) and known:
        rows = [it if isinstance(it, list) else [it] for it in values]
        if all(len(row) == len(known) for row in rows):
            return table(known, rows)
    import numpy

    if isinstance(values, dict):
        return {name: numpy.asarray(it) for name, it in values.items()}
    return numpy.asarray(values)


def records(values, taken):
    columns = list(dict.fromkeys(name for it in values for name in it))
    return ordered(columns, [[it.get(name) for name in columns] for it in values], taken)


def ordered(columns, rows, taken):
    """A table whose columns stand as the model takes them, without those that it does not take."""
    if not taken or not columns:
        return table(columns or (taken if rows and len(rows[0]) == len(taken) else None), rows)
    names = those_of(columns, taken)
    places = [columns.index(name) for name in names]
    return table(names, [[row[place] for place in places] for row in rows])


def those_of(columns, taken):
    return [name for name in taken if name in columns]


def table(columns, rows):
    try:
        import pandas
    except ImportError:
        import numpy

        if columns:
            lose_names()
        return numpy.asarray(rows)
    return pandas.DataFrame(rows, columns=columns)


def lose_names():
    global nameless
    nameless = True


def timed(predict, data, repeats):
    """Milliseconds of single predictions, row after row; none where the model takes no single row."""
    try:
        rows = [row_of(data, index) for index in range(min(length(data), repeats))]
        until = time.perf_counter() + 10
        taken = []
        for index in range(repeats if rows else 0):
            started = time.perf_counter()
            predict(rows[index % len(rows)])
            ended = time.perf_counter()
            taken.append((ended - started) * 1000)
            if ended > until:
                break
        return taken
    except Exception:
        return []


def length(data):
    return len(next(iter(data.values()))) if isinstance(data, dict) else len(data)


def row_of(data, index):
    if isinstance(data, dict):
        return {name: it[index : index + 1] for name, it in data.items()}
    return data.iloc[index : index + 1] if hasattr(data, "iloc") else data[index : index + 1]


def plain(value):
    if hasattr(value, "to_dict") and hasattr(value, "columns"):
        return [plain(row) for row in value.to_dict(orient="records")]
    if hasattr(value, "tolist"):
        value = value.tolist()
    if isinstance(value, dict):
        return {str(key): plain(it) for key, it in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(it) for it in value]
    if isinstance(value, float) and not math.isfinite(value):
        return "NaN" if math.isnan(value) else ("Infinity" if value > 0 else "-Infinity")
    return value if value is None or isinstance(value, (bool, int, float, str)) else str(value)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
`;
