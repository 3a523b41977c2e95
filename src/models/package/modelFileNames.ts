import type { ModelFormat } from '../inspect/modelFileReport';
import type { LayerRole } from './mediaTypes';

/** What the end of a name says of a model file, the most likely one of a folder first. */
const formats: readonly (readonly [end: string, format: ModelFormat])[] = [
  ['.skops', 'skops'],
  ['.joblib', 'joblib'],
  ['.onnx', 'onnx'],
  ['.safetensors', 'safetensors'],
  ['.pkl', 'pickle'],
  ['.pickle', 'pickle'],
  ['.pt', 'pytorch'],
  ['.pth', 'pytorch'],
  ['.npz', 'npz'],
  ['.npy', 'npy'],
];

/** Ends of files that hold weights without being known formats. */
const weights = /\.(bin|h5|keras|gguf|ubj|model|cbm|pb|tflite|msgpack|params|data)$/i;

export function formatByName(path: string): ModelFormat {
  return formats.find(([end]) => path.toLowerCase().endsWith(end))?.[1] ?? 'unknown';
}

/** The file of a folder that is the model by its name, the shortest path of the most likely format; null: none is. */
export function mainModelFile(paths: readonly string[]): string | null {
  const rank = (path: string) => formats.findIndex(([end]) => path.toLowerCase().endsWith(end));
  const candidates = paths.filter((path) => rank(path) >= 0);
  return candidates.toSorted((a, b) => rank(a) - rank(b) || a.length - b.length)[0] ?? null;
}

/** What a file is in a package, by its name. */
export function roleByName(path: string): LayerRole {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  if (formatByName(path) !== 'unknown' || weights.test(name)) return 'weight';
  if (name.endsWith('.py') || /^(requirements|conda|python_env)\b/.test(name)) return 'code';
  return /\.(md|rst|pdf|html)$|^(licen[cs]e|copying|notice)\b/.test(name) ? 'doc' : 'weight.config';
}
