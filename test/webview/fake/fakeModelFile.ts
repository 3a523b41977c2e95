import { errorMessage } from '../../../src/base/errors';
import { answering } from '../../../src/protocol/answering';
import type { Request } from '../../../src/protocol/endpoint';
import { modelFileEndpoints, type ModelFilePage } from '../../../src/protocol/models/fileEndpoints';

declare global {
  interface Window {
    deleteModelFile(): void;
  }
}

const query = new URLSearchParams(location.search);

const tensors = (count: number): ModelFilePage['tensors'] =>
  Array.from({ length: count }, (_, index) => ({
    name: `encoder.layer.${index}.attention.self.query.weight`,
    dtype: index % 2 === 0 ? 'float32' : 'bfloat16',
    shape: [768, 768],
    bytes: 2_359_296,
  }));

const forest: ModelFilePage = {
  name: 'rf_old.joblib',
  path: 'models/rf_old.joblib',
  format: 'joblib',
  formatDetail: 'protocol 4, written by scikit-learn 1.7.2',
  bytes: 204_112_433,
  verdict: 'dangerous',
  damaged: false,
  danger: 'Loading it would run commands: it calls os.system. Do not load it; ask where it came from.',
  imports: [
    { module: 'os', name: 'system', verdict: 'dangerous', reason: 'os can run commands, load code or reach files' },
    { module: 'mylib.steps', name: 'Scale', verdict: 'needs-trust', reason: 'nothing is known of it' },
    { module: 'sklearn.ensemble._forest', name: 'RandomForestClassifier', verdict: 'safe', reason: '' },
  ],
  inputs: [{ name: 'bill_length_mm', type: 'double', shape: ['batch', 1], required: true }],
  outputs: [{ name: 'label', type: 'string', shape: null, required: true }],
  tensors: [],
  parameters: null,
  metadata: [{ key: 'class', text: 'sklearn.ensemble._forest.RandomForestClassifier' }],
  space: [
    { name: 'estimators_', bytes: 190_000_000 },
    { name: 'others', bytes: 1_200_000 },
  ],
  parts: [],
  problems: ['Bytes follow after its end; Python would not read them.'],
};

const weights: ModelFilePage = {
  ...forest,
  ...{
    name: 'weights.safetensors',
    format: 'safetensors',
    formatDetail: '',
    verdict: 'not-code',
    imports: [],
    danger: '',
  },
  ...{ tensors: tensors(4_000), parameters: 2_359_296_000, problems: [], inputs: [], outputs: [] },
};

const damaged: ModelFilePage = {
  ...weights,
  damaged: true,
  tensors: tensors(1),
  problems: ['"w" lies outside of the file.'],
};

/** Nothing of it runs commands. */
const slip: ModelFilePage = {
  ...{ ...forest, name: 'slip.pt', format: 'pytorch', imports: [] },
  danger: '"../../x" would be unpacked outside of its folder. Do not load it; ask where it came from.',
};

/** What is behind the first array of a file is told, and is no damage. */
const arrays: ModelFilePage = { ...weights, name: 'two.npy', format: 'npy', problems: ['Its header says 8 bytes.'] };
const files: Readonly<Record<string, ModelFilePage>> = { forest, weights, damaged, arrays, slip };

let isGone = false;

const answer = answering(modelFileEndpoints, {
  page: () =>
    isGone
      ? Promise.reject(new Error('models/rf_old.joblib does not exist.'))
      : Promise.resolve(files[query.get('file') ?? ''] ?? forest),
  act: () => Promise.resolve(null),
});

/** The file is deleted, and the page told. */
window.deleteModelFile = () => {
  isGone = true;
  post({ type: 'event', event: 'changed', data: null });
};

async function receive(request: Request): Promise<void> {
  if (request.type !== 'ask') return;
  const { id, endpoint, params } = request;
  try {
    post({ type: 'ok', id, result: await answer(endpoint, params) });
  } catch (error) {
    post({ type: 'error', id, message: errorMessage(error) });
  }
}

function post(data: unknown): void {
  window.dispatchEvent(new MessageEvent('message', { data: structuredClone(data) }));
}

window.acquireVsCodeApi = () => ({
  postMessage: (request: Request) => void receive(request),
  getState: () => undefined,
  setState: () => undefined,
});
