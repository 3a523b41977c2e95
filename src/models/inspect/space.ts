import type { ModelFileReport, ModelTensor } from './modelFileReport';

const mostParts = 20;

/** What takes the space, largest first: tensors, and what is left of the file. */
export function spaceOf(tensors: readonly ModelTensor[], bytes: number): ModelFileReport['space'] {
  const largest = [...tensors].filter((tensor) => tensor.bytes > 0).sort((a, b) => b.bytes - a.bytes);
  const shown = largest.slice(0, mostParts - 1).map(({ name, bytes: size }) => ({ name, bytes: size }));
  const rest = bytes - shown.reduce((all, part) => all + part.bytes, 0);
  return shown.length === 0 || rest <= 0 ? shown : [...shown, { name: 'others', bytes: rest }];
}
