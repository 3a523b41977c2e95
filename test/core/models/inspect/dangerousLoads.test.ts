import { expect, it } from 'vitest';
import { dangerousLoads } from '../../../../src/models/inspect/dangerousLoads';

const dangers = new Map([['evil.pkl', 'Do not load evil.pkl.']]);
const messages = (script: string, path: string) =>
  dangerousLoads({ root: '/project', path: script }, `import joblib\njoblib.load("${path}")\n`, dangers).map(
    ({ message }) => message,
  );

it('tells a dangerous file by its path from the root or from the folder of the script', () => {
  const told = ['joblib.load would load it: Do not load evil.pkl.'];
  expect(messages('serve.py', './evil.pkl')).toEqual(told);
  expect(messages('app/serve.py', 'evil.pkl')).toEqual(told);
  expect(messages('app/serve.py', '../evil.pkl')).toEqual(told);
});

it('tells a path that starts from the folder of the script by that folder alone', () => {
  const python = 'import joblib\nHERE = Path(__file__).parent\njoblib.load(HERE / "evil.pkl")\n';
  const told = (path: string) => dangerousLoads({ root: '/project', path }, python, dangers).length;
  expect([told('serve.py'), told('app/serve.py')]).toEqual([1, 0]);
});

it('takes an absolute path for a file of the project only where it leads there', () => {
  expect(messages('serve.py', '/project/evil.pkl')).toHaveLength(1);
  expect(messages('serve.py', '/evil.pkl')).toEqual([]);
  expect(messages('serve.py', '/project2/evil.pkl')).toEqual([]);
  expect(messages('serve.py', '/project/../evil.pkl')).toEqual([]);
});

it('says nothing of a file outside of the project that is called the same', () => {
  expect(messages('serve.py', '../evil.pkl')).toEqual([]);
  expect(messages('app/serve.py', '../../evil.pkl')).toEqual([]);
});

it('says of a call of PyTorch which versions run what they load, where the call leaves it to them', () => {
  const told = (more: string) => {
    const python = `import torch\ntorch.load("evil.pkl"${more})\n`;
    return dangerousLoads({ root: '/project', path: 'serve.py' }, python, dangers).map(({ message }) => message);
  };
  const sentence = 'would load it: Do not load evil.pkl.';
  expect(told('')).toEqual([`torch.load of PyTorch before 2.6, or with weights_only=False, ${sentence}`]);
  expect(told(', weights_only=False')).toEqual([`torch.load ${sentence}`]);
  expect(told(', weights_only=True')).toEqual([]);
});

it('takes a model of MLflow for as dangerous as what lies in its folder, and nothing else of that folder', () => {
  const within = new Map([['mlm/model.pkl', 'Do not load mlm/model.pkl.']]);
  const told = (call: string) =>
    dangerousLoads({ root: '/project', path: 'serve.py' }, `import mlflow, joblib\n${call}\n`, within).length;
  const ofFolders = ['"./mlm"', '"mlm/"', '"."', '"/project/mlm"'].map((it) => told(`mlflow.pyfunc.load_model(${it})`));
  expect(ofFolders).toEqual([1, 1, 1, 1]);
  const others = ['"ml"', '"models:/mlm/1"', '"runs:/mlm"', '"../mlm"', '"mlm2"'];
  expect(others.map((it) => told(`mlflow.pyfunc.load_model(${it})`))).toEqual([0, 0, 0, 0, 0]);
  expect(told('joblib.load("mlm")')).toBe(0);
});
