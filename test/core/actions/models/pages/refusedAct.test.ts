import { expect, it } from 'vitest';
import { refusedAct } from '../../../../../src/actions/models/pages/refusedAct';
import { recordEvents } from '../../../../../src/actions/models/recordEvents';
import { parseConfig } from '../../../../../src/project/parseConfig';
import { registration } from '../../../models/registry/happenings';
import { openedRegistry } from '../../../models/registry/openedRegistry';
import { temporaryFolder } from '../../../temporaryFolder';

/** What keeps ana from it, who made churn@1, where the gates of production are these. */
function refusalsOf(approvals: string) {
  const { config } = parseConfig(`models:\n  churn:\n    gates:\n      production:\n        - ${approvals}\n`);
  const context = { ...openedRegistry(temporaryFolder(), { actor: 'ana@example.com' }), config };
  recordEvents(context, () => [registration('churn', 1)]);
  const refusal = (act: 'approve' | 'waive') => refusedAct(context, { act, version: 'churn@1', stage: 'production' });
  return [refusal('approve'), refusal('waive')];
}

it.each(['approvals', 'approvals: { count: 1 }'])('by %s the author may neither approve nor waive', (approvals) => {
  expect(refusalsOf(approvals)).toEqual([
    'ana@example.com made churn@1; somebody else has to approve it.',
    "ana@example.com made this version; where approvals are not the author's, neither are waivers: somebody else has to.",
  ]);
});

it('where the author counts, and where nobody is asked, they may', () => {
  expect(refusalsOf('approvals: { count: 1, not-author: false }')).toEqual([null, null]);
  expect(refusalsOf('signed')).toEqual([null, null]);
});
