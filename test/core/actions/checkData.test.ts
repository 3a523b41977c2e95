import { expect, it } from 'vitest';
import { checkData } from '../../../src/actions/checkData';
import { silentLogger } from '../../../src/base/logger';
import type { FileReport } from '../../../src/data/report';
import { noExpectations } from '../../../src/project/expectations';
import { report } from '../store/report';

const changed = { complete: false, reason: 'the file changed while it was read, at row 1' };

async function check(result: Partial<FileReport>): ReturnType<typeof checkData> {
  const saved: string[] = [];
  const context = {
    run: () => Promise.resolve(report('a.csv', 'sha256:1', result)),
    logger: silentLogger,
    now: () => new Date(),
    threads: 1,
    signal: new AbortController().signal,
    expectationsFor: () => noExpectations,
    save: (it: FileReport) => void saved.push(it.path),
  };
  const input = {
    files: [{ path: '/p/a.csv', reportPath: 'a.csv' }],
    level: 'hint',
    only: null,
    allCells: false,
  } as const;
  const checked = await checkData(context, { ...input, files: [...input.files] });
  expect(saved).toEqual(checked.files.map((file) => file.path));
  return checked;
}

it('a file of which no row was read is unusable, for the reason that it stopped', async () => {
  expect(await check({ ...changed, rows: 0, findings: [] })).toEqual({
    files: [],
    unusable: [{ path: 'a.csv', problem: 'the file changed while it was read, at row 1.' }],
    worst: null,
    leftOut: { error: 0, warning: 0, info: 0, hint: 0 },
  });
});

it.each([
  { ...changed, rows: 3 },
  { ...changed, rows: 0 },
  { rows: 0, findings: [] },
])('a file of which anything was read is reported: %j', async (result) => {
  const { files, unusable } = await check(result);
  expect({ files: files.length, unusable }).toEqual({ files: 1, unusable: [] });
});
