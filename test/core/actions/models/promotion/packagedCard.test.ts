import { expect, it } from 'vitest';
import { join } from 'node:path';
import { detailCard } from '../../../../../src/actions/models/pages/detailCard';
import { cardEvidence } from '../../../../../src/actions/models/promotion/packagedCard';
import type { OpenedPackage } from '../../../../../src/actions/models/promotion/packageEvidence';
import type { GateEvidence } from '../../../../../src/models/gates/gate';
import { card } from '../../../../../src/models/gates/kinds/card';
import { blobPath } from '../../../../../src/models/package/layoutDocuments';
import { digestFor } from '../../../models/registry/happenings';
import { temporaryFolder } from '../../../temporaryFolder';

/** A package whose card is a text. */
function packaged(text: string) {
  const root = temporaryFolder({ blob: text });
  const digest = digestFor('card');
  const entries = { files: new Map([[blobPath(digest), { file: join(root, 'blob') }]]) };
  const read = { files: [{ path: 'README.md', digest }], facts: { card: 'README.md' } };
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
  expect(judge(opened)).toMatchObject({ verdict: 'not-run', sentence: `the card of the package ${problem}` });
  expect(detailCard(root, opened)).toMatchObject({ filled: 0, problem });
});
