import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { detailCard } from '../../../../../src/actions/models/pages/detailCard';
import { cardEvidence } from '../../../../../src/actions/models/promotion/packagedCard';
import type { OpenedPackage } from '../../../../../src/actions/models/promotion/packageEvidence';
import type { GateEvidence } from '../../../../../src/models/gates/gate';
import { card } from '../../../../../src/models/gates/kinds/card';
import { blobPath } from '../../../../../src/models/package/layoutDocuments';
import { digestFor } from '../../../models/registry/happenings';
import { temporaryFolder } from '../../../temporaryFolder';

/** A package whose card is a text. */
function packaged(text: string, path: string | null = 'README.md') {
  const root = temporaryFolder({ blob: text });
  const digest = digestFor('card');
  const entries = { files: new Map([[blobPath(digest), { file: join(root, 'blob') }]]) };
  const read = { files: [{ path: 'README.md', digest }], facts: { card: path } };
  return { root, opened: { entries, read } as unknown as OpenedPackage };
}

const judge = (opened: OpenedPackage) =>
  card.judge({ card: true } as never, { card: cardEvidence(opened) } as GateEvidence);

it('of a megabyte is read', () => {
  const { root, opened } = packaged('## Limits\n\nOnly adults.\n'.padEnd(1_000_000));
  expect(judge(opened)).toMatchObject({
    verdict: 'fail',
    sentence: expect.stringContaining('1 of 5 sections') as string,
  });
  expect(detailCard(root, opened)).toMatchObject({ filled: 1, problem: null });
});

it('that is larger is not, and gate and page say so', () => {
  const { root, opened } = packaged('## Limits\n\nOnly adults.\n'.padEnd(12_000_000));
  const problem = 'has 12 MB, and none of more than 1 MB is read';
  expect(judge(opened)).toMatchObject({ verdict: 'inconclusive', sentence: `the card of the package ${problem}` });
  expect(detailCard(root, opened)).toMatchObject({ text: '', missing: [], problem });
});

it('that is damaged is called that, and not empty', () => {
  const { root, opened } = packaged('## Limits\n\nOnly adults.\n');
  rmSync(join(root, 'blob'));
  const gone = 'cannot be read: its bytes are gone';
  expect(judge(opened)).toMatchObject({ verdict: 'inconclusive', sentence: `the card of the package ${gone}` });
  expect(detailCard(root, opened)).toMatchObject({ missing: [], problem: gone });
  const problem = 'cannot be read: the documents of the package are damaged';
  expect(detailCard(root, { ...opened, read: null })).toMatchObject({ missing: [], problem });
});

it('that there is none of fails, and every section of it is asked for', () => {
  const { root, opened } = packaged('', null);
  expect(judge(opened)).toMatchObject({ verdict: 'fail', sentence: 'the package has no card' });
  expect(detailCard(root, opened)).toMatchObject({ text: '', filled: 0, problem: null });
  expect(detailCard(root, opened).missing).toHaveLength(5);
});

it.each([
  ['---\nlicense: mit\ntags: [tend]\n---\n\n# churn\n\nFor calls.\n', '# churn\n\nFor calls.'],
  ['---\r\n# for machines\r\nlicense: mit\r\n---\r\nFor calls.\r\n', 'For calls.'],
  ['---\n---\nFor calls.', 'For calls.'],
  ['---\n\nA text between rules.\n\n---\n\nFor calls.', '---\n\nA text between rules.\n\n---\n\nFor calls.'],
  ['For calls.\n\n---\n\nkey: value\n\n---', 'For calls.\n\n---\n\nkey: value\n\n---'],
])('is told without the YAML in front, and whole: %j', (text, told) => {
  const { root, opened } = packaged(text);
  expect(detailCard(root, opened).text).toBe(told);
});
