import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { digestFile } from '../../../src/disk/digestFile';
import { isDamaged } from '../../../src/models/inspect/dangerOf';
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

it('a pickle that ends within itself is told as damaged in a list of files too', async () => {
  const root = temporaryFolder();
  writeFileSync(join(root, 'cut.pkl'), Buffer.from([0x80, 4, 0x95, 0xff]));
  const [loose] = await new ModelInspections().loose(root, { modelFiles: ['cut.pkl'], arrayFiles: [] }, null, signal);
  expect(loose?.report && isDamaged(loose.report)).toBe(true);
});

it('a file that a purged version had is listed, and one of a registered version is not', async () => {
  const root = temporaryFolder({ 'a.pkl': '\u0080\u0004N.', 'b.pkl': '\u0080\u0004K\u0001.' });
  const found = { modelFiles: ['a.pkl', 'b.pkl'], arrayFiles: [] };
  const digest = async (path: string) =>
    (await digestFile(join(root, path), { signal, onBytes: () => undefined })).digest;
  const contents = {
    registered: new Set([await digest('a.pkl')]),
    packaged: new Set<string>(),
    purged: new Set([await digest('a.pkl'), await digest('b.pkl')]),
    isWhole: true,
  };
  const loose = await new ModelInspections().loose(root, found, contents, signal);
  expect(loose.map(({ path, standing }) => [path, standing])).toEqual([['b.pkl', 'purged']]);
});
