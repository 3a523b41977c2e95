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
