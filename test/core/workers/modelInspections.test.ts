import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ModelInspections } from '../../../src/workers/modelInspections';
import { temporaryFolder } from '../temporaryFolder';

const { signal } = new AbortController();

it('what was told of a model file is kept while it is there as it was, whatever else is asked about', async () => {
  const root = temporaryFolder({ 'a.pkl': '\u0080\u0004N.', 'b.pkl': '\u0080\u0004N.' });
  const [a, b] = [join(root, 'a.pkl'), join(root, 'b.pkl')];
  const inspections = new ModelInspections();
  const reports = () => Promise.all([a, b].map((path) => inspections.report(path, signal)));
  const before = await reports();
  renameSync(a, join(root, 'away'));
  await inspections.loose(root, { modelFiles: [], arrayFiles: [] }, null, signal);
  renameSync(join(root, 'away'), a);
  const after = await reports();
  expect(after).toEqual(before);
  expect(after.map((report, index) => report === before[index])).toEqual([false, true]);
});
