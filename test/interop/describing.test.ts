import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inRoot } from '../../scripts/places.mjs';
import { checkFile } from '../../src/data/checkFile';
import type { ColumnSummary, FileReport } from '../../src/data/report';
import { noExpectations } from '../../src/project/expectations';
import { askPython } from './askPython';

interface PandasColumn {
  readonly type: string;
  readonly missing: number;
  readonly distinct: number;
  readonly min?: number;
  readonly max?: number;
  readonly mean?: number;
  readonly stddev?: number;
  readonly quantiles?: Readonly<Record<string, number>>;
}

type PandasTable = Readonly<Record<string, PandasColumn>>;

const cleaned = inRoot('media', 'sample', 'data', 'penguins.csv');
const raw = inRoot('media', 'sample', 'data', 'raw', 'penguins_raw.csv');

describe('the numbers of a column', () => {
  let folder = '';

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tend-interop-'));
  });

  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('are those of pandas in the cleaned penguins', async () => {
    await expectSameNumbers(cleaned);
  });

  it('are those of pandas where plain sums would lose digits', async () => {
    const path = join(folder, 'large.csv');
    const rows = Array.from({ length: 3000 }, (_, row) => {
      const far = 1e9 + ((row * 7919) % 1000) / 1000;
      const wide = ((row * 104_729) % 2001) - 1000;
      return `${far},${wide},${row % 7 === 0 ? '' : (row * 37) % 101},${(Math.sin(row) * 1e-6).toExponential(6)}`;
    });
    await writeFile(path, `far,wide,gaps,small\n${rows.join('\n')}\n`);
    await expectSameNumbers(path);
  });
});

describe('what a finding says of loading the raw penguins', () => {
  it('is what pandas does: columns of numbers with one bad cell load as text', async () => {
    const report = await tendDescribes(raw);
    const pandas = await askPython<PandasTable>('describeTable.py', raw);
    const spoiled = report.findings.filter(({ message }) => message.includes('would load as text'));
    expect(spoiled.length).toBeGreaterThan(0);
    for (const { column } of spoiled) expect(pandas[column ?? '']?.type, column ?? '').toBe('text');
  });
});

async function expectSameNumbers(path: string): Promise<void> {
  const report = await tendDescribes(path);
  const pandas = await askPython<PandasTable>('describeTable.py', path);
  expect(report.columns.map(({ name }) => name)).toEqual(Object.keys(pandas));
  for (const column of report.columns) expectSameColumn(column, pandas[column.name]);
}

function expectSameColumn(ours: ColumnSummary, theirs: PandasColumn | undefined): void {
  expect({ missing: ours.missing, distinct: ours.distinct }, ours.name).toEqual({
    missing: theirs?.missing,
    distinct: theirs?.distinct,
  });
  if (theirs?.quantiles === undefined) return;
  expect({ min: ours.min, max: ours.max }, ours.name).toEqual({ min: theirs.min, max: theirs.max });
  expectClose(ours.mean, theirs.mean, `mean of ${ours.name}`);
  expectClose(ours.stddev, theirs.stddev, `standard deviation of ${ours.name}`);
  expect(ours.quantileError, ours.name).toBe(0);
  for (const [level, value] of Object.entries(ours.quantiles ?? {}))
    expectClose(value, theirs.quantiles[level], `${level} quantile of ${ours.name}`);
}

/** Equal to twelve digits, as two good ways to add up the same numbers are. */
function expectClose(ours: number | null, theirs: number | undefined, what: string): void {
  const difference = Math.abs((ours ?? NaN) - (theirs ?? NaN));
  expect(difference, `${what}: ${ours} and ${theirs}`).toBeLessThanOrEqual(
    1e-12 * Math.max(1e-12, Math.abs(theirs ?? 0)) + 1e-15,
  );
}

function tendDescribes(path: string): Promise<FileReport> {
  return checkFile({
    source: { kind: 'file', path },
    reportPath: path,
    expectations: noExpectations,
    only: null,
    allCells: false,
    digest: false,
    now: '2026-11-25T12:00:00Z',
    threads: 1,
  });
}
