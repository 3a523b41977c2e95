import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkIds } from '../../../../src/data/checks/checkTitles';
import type { Finding } from '../../../../src/data/finding';
import { applyToBytes } from '../../../../src/data/fixes/applyMends';
import { mendsOf } from '../../../../src/data/fixes/mendsOf';
import type { Expectations } from '../../../../src/project/expectations';
import { expectGolden } from '../../golden';
import { inTemporaryFile } from '../temporaryTable';
import { checkPath, rangeText } from './checking';

const fixtures = join(import.meta.dirname, '../../../fixtures/checks');
const ids = readdirSync(fixtures, { withFileTypes: true }).filter((entry) => entry.isDirectory());

it('has a folder of fixtures for every check, and no other', () => {
  expect(ids.map((entry) => entry.name).sort()).toEqual([...checkIds].sort());
});

describe.each(ids.map((entry) => entry.name))('%s', (id) => {
  const folder = join(fixtures, id);
  const check = (name: string, expectations: Partial<Expectations>) =>
    checkPath(join(folder, name), { reportPath: name, expectations });

  it('finds what is wrong in the bad table, in these words', async () => {
    const { findings } = await check('bad.csv', expectationsOf(folder, 'expectations.json'));
    expect(findings.map((finding) => finding.check)).toContain(id);
    expectGolden(golden(findings), join(folder, 'findings.json'));
  });

  it('is silent in the good table', async () => {
    const declared = existsSync(join(folder, 'expectationsGood.json')) ? 'expectationsGood.json' : 'expectations.json';
    const { findings } = await check('good.csv', expectationsOf(folder, declared));
    expect(findings.filter((finding) => finding.check === id)).toEqual([]);
  });

  it('mends what it offers to mend, and nothing else', async () => {
    const expectations = expectationsOf(folder, 'expectations.json');
    const report = await check('bad.csv', expectations);
    const mends = mendsOf(report);
    if (mends.length === 0) return;
    const bytes = readFileSync(join(folder, 'bad.csv'));
    const applied = mends.map(({ mend }) => mend);
    const mended = Buffer.from(applyToBytes(bytes, applied, report.dialect.encoding));
    expectGolden(mended.toString('latin1'), join(folder, 'fixed.csv'));
    const after = await inTemporaryFile(mended, (path) => checkPath(path, { reportPath: 'bad.csv', expectations }));
    expect(mendsOf(after).map(({ finding }) => finding.message)).toEqual([]);
    expect(errors(after.findings).length).toBeLessThanOrEqual(errors(report.findings).length);
  });
});

function expectationsOf(folder: string, name: string): Partial<Expectations> {
  const path = join(folder, name);
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Partial<Expectations>) : {};
}

function errors(findings: readonly Finding[]): Finding[] {
  return findings.filter((finding) => finding.severity === 'error');
}

/** One finding a line, with the places as editors show them. */
function golden(findings: readonly Finding[]): string {
  const shown = findings.map(({ range, bytes, samples, first, mend, ...rest }) => ({
    at: range && rangeText(range),
    bytes: bytes && [bytes.start, bytes.end],
    ...rest,
    ...(samples && { samples: samples.map(({ row, value }) => [row, value]) }),
    ...(first && { first: rangeText(first) }),
    ...(mend && { edits: mend.edits.map((edit) => [rangeText(edit.range), edit.text]) }),
  }));
  return `[\n${shown.map((finding) => JSON.stringify(finding)).join(',\n')}\n]\n`;
}
