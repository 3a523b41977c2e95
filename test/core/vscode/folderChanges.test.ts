import { describe, expect, it } from 'vitest';
import { holdsListed, kindOfFile, mayBeNewFolder, type Listed } from '../../../src/vscode/project/folderChanges';

describe('a change of files', () => {
  it('is told by the end of the name, and of the configuration only at the top', () => {
    const paths = {
      'tend.yaml': 'config',
      'sub/tend.yaml': null,
      'data/a.csv': 'data',
      'data/A.TSV': 'data',
      'b.tab': 'data',
      'train.py': 'listed',
      'notes/eda.ipynb': 'listed',
      'models/rf.joblib.gz': 'listed',
      'models/net.SAFETENSORS': 'listed',
      'x.npy': 'listed',
      'data/.gitignore': 'ignored',
      'README.md': null,
      'data.csv.bak': null,
    };
    expect(Object.fromEntries(Object.keys(paths).map((path) => [path, kindOfFile(path)]))).toEqual(paths);
  });
});

describe('a change of folders', () => {
  it('is seen where something without the end of a file name comes, outside what belongs to tools', () => {
    const paths = [
      'data',
      'data/raw',
      'data/v1.2',
      'train.log',
      'data/a.csv',
      '.git/HEAD',
      'node_modules/csv',
      'lightning_logs/version_1',
    ];
    expect(paths.filter(mayBeNewFolder)).toEqual(['data', 'data/raw', 'data/v1.2', 'lightning_logs/version_1']);
  });

  it('is seen where something goes in which listed files lay', () => {
    const listed: Listed = {
      dataFiles: [{ path: 'data/raw/a.csv', bytes: 1, modified: 0, format: 'csv' }],
      scripts: [{ path: 'src/train.py', libraries: [] }],
      modelFiles: ['models/rf.joblib'],
      arrayFiles: ['arrays/x.npy'],
    };
    const paths = ['data', 'data/raw', 'src', 'models', 'arrays', 'data/raw/a.csv', 'dat', 'docs'];
    expect(paths.filter((path) => holdsListed(listed, path))).toEqual(['data', 'data/raw', 'src', 'models', 'arrays']);
    expect(holdsListed(null, 'data')).toBe(false);
  });
});
