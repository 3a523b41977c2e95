import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { inspectParts } from '../../../../src/models/inspect/inspectParts';
import { temporaryFolder } from '../../temporaryFolder';
import { problems } from './inspected';

const told = async (files: Readonly<Record<string, string>>) => {
  const parts = Object.entries(files).map(([path, file]) => ({ path, bytes: 0, file }));
  return problems(await inspectParts(parts, [], { signal: new AbortController().signal, trusted: new Set() }));
};

it('says what is wrong with each file of a package, also of two that are kept as one', async () => {
  const file = join(temporaryFolder({ object: '' }), 'object');
  expect(await told({ 'a.pkl': file, 'b.pkl': file })).toEqual([
    'a.pkl: It is empty: no model is in it.',
    'b.pkl: It is empty: no model is in it.',
  ]);
});

it('says once what is wrong with a file to which a link leads', async () => {
  const folder = temporaryFolder({ 'a.pkl': '' });
  symlinkSync('a.pkl', join(folder, 'b.pkl'));
  expect(await told({ 'a.pkl': join(folder, 'a.pkl'), 'b.pkl': join(folder, 'b.pkl') })).toEqual([
    'a.pkl: It is empty: no model is in it.',
  ]);
});

it('says of a file that has gone meanwhile that it is not here, and looks into the others', async () => {
  const folder = temporaryFolder({ 'a.pkl': '' });
  const gone = ['MLmodel', 'b.pkl'].map((name) => [name, join(folder, name)] as const);
  expect(await told({ 'a.pkl': join(folder, 'a.pkl'), ...Object.fromEntries(gone) })).toEqual([
    'MLmodel is not here.',
    'b.pkl is not here.',
    'a.pkl: It is empty: no model is in it.',
  ]);
});
