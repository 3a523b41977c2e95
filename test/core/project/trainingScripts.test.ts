import { describe, expect, it } from 'vitest';
import { shellWord } from '../../../src/base/shellWord';
import { runLine, trainingScripts } from '../../../src/project/trainingScripts';

describe('what is run to train', () => {
  it('are Python files before notebooks', () => {
    const scripts = ['a/eda.ipynb', 'b/fit.py', 'c/more.IPYNB', 'train.py'].map((path) => ({
      path,
      libraries: ['JAX'],
    }));
    expect(trainingScripts({ scripts }).map(({ path }) => path)).toEqual([
      'b/fit.py',
      'train.py',
      'a/eda.ipynb',
      'c/more.IPYNB',
    ]);
    expect(trainingScripts(null)).toEqual([]);
  });

  it('is a notebook by Jupyter, since Python reads it as an expression and does nothing', () => {
    const lines = ['src/train.py', 'notebooks/01_eda.ipynb', 'my book.ipynb', 'my train.py'].map((path) =>
      runLine('.venv/bin/python', path),
    );
    expect(lines).toEqual([
      '.venv/bin/python src/train.py',
      '.venv/bin/python -m jupyter execute notebooks/01_eda.ipynb',
      '.venv/bin/python -m jupyter execute "my book.ipynb"',
      '.venv/bin/python "my train.py"',
    ]);
  });

  it('is named so that a shell takes no part of it for anything else', () => {
    expect(['r&d.py', 'train(1).py'].map((path) => runLine('python3', path))).toEqual([
      'python3 "r&d.py"',
      'python3 "train(1).py"',
    ]);
    expect(runLine('python3', 'a $b.py')).toBe(`python3 ${shellWord('a $b.py')}`);
  });
});
