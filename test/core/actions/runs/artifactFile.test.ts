import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { artifactFile } from '../../../../src/actions/runs/artifactFile';

const artifacts = resolve('runs', 'a', 'artifacts');

describe('an artifact of a run', () => {
  it('lies at its path in their folder', () => {
    expect(artifactFile(artifacts, 'model/..report.txt')).toBe(resolve(artifacts, 'model', '..report.txt'));
  });

  it.each(['../params/lr', 'model/../../params/lr', resolve('elsewhere')])('is none at %s, outside of it', (path) => {
    expect(artifactFile(artifacts, path)).toBe(null);
  });
});
