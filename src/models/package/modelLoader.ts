import type { ModelFormat } from '../inspect/modelFileReport';

/** Module that MLflow loads a generated package by. */
export const loaderModule = 'tend_model_loader';

const head = '"""Loads the model of this package for the python_function flavor of MLflow."""\n\n';

const wrapper = `

class _Model:
    def __init__(self, model):
        self._model = model

    def predict(self, data, params=None):
        return self._model.predict(data)

`;

const joblib = `${head}import joblib

${wrapper}
def _load_pyfunc(path):
    return _Model(joblib.load(path))
`;

const skops = `${head}import skops.io

${wrapper}
def _load_pyfunc(path):
    return _Model(skops.io.load(path, trusted=skops.io.get_untrusted_types(file=path)))
`;

const onnx = `${head}import numpy
import onnxruntime


class _Model:
    def __init__(self, session):
        self._session = session

    def predict(self, data, params=None):
        return self._session.run(None, self._feed(data))[0]

    def _feed(self, data):
        inputs = self._session.get_inputs()
        if isinstance(data, dict):
            return {it.name: numpy.asarray(data[it.name], dtype=_dtype(it)) for it in inputs}
        if len(inputs) == 1:
            return {inputs[0].name: numpy.asarray(data).astype(_dtype(inputs[0]))}
        return {it.name: numpy.asarray(data[it.name], dtype=_dtype(it)).reshape(-1, 1) for it in inputs}


def _dtype(port):
    names = {"tensor(float)": "float32", "tensor(double)": "float64", "tensor(string)": "object", "tensor(bool)": "bool"}
    return names.get(port.type, port.type[len("tensor("):-1])


def _load_pyfunc(path):
    return _Model(onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"]))
`;

const loaders: Partial<Record<ModelFormat, string>> = { joblib, pickle: joblib, skops, onnx };

/** What a file of a format holds that no loader can be written for. */
const unloadable: ReadonlyMap<string, string> = new Map<ModelFormat, string>([
  ['safetensors', 'weights without the code that predicts with them'],
  ['npz', 'arrays without the code that predicts with them'],
  ['npy', 'an array without the code that predicts with it'],
  ['pytorch', 'weights without the code that predicts with them'],
  ['torchscript', 'a program of PyTorch, for which Tend writes no loader'],
]);

/** Why nothing predicts with a model file of a format that has no loader, and what to do, as sentences. */
export function notRunnable(format: string, model: string): string {
  const what = unloadable.get(format) ?? 'a format for which Tend writes no loader';
  return `${model} can be neither run nor drilled: it holds ${what}. Package a folder with an MLmodel instead, as the save_model of MLflow writes it.`;
}

/** The Python text that loads a model file of a format; null: none can without knowing the code that made it. */
export function loaderText(format: ModelFormat): string | null {
  return loaders[format]?.replace(/\n{4,}/g, '\n\n\n') ?? null;
}

/** Whether a Python text is one of these, byte for byte: what it runs is known. */
export function isOwnLoader(text: string): boolean {
  return (Object.keys(loaders) as ModelFormat[]).some((format) => loaderText(format) === text);
}
