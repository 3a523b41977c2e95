import { expect, it } from 'vitest';
import { pageEvents } from '../../../../../src/actions/models/pages/pageEvent';
import { versionDetail } from '../../../../../src/actions/models/pages/versionDetail';
import { recordEvents } from '../../../../../src/actions/models/recordEvents';
import { settleVersion } from '../../../../../src/actions/models/settleVersion';
import { digestFor, registration } from '../../../models/registry/happenings';
import { yearOfChurn } from './story';

it('a version that got another number says so in its facts and in the last events', async () => {
  const { context } = await yearOfChurn();
  const { registry } = context;
  const digest = digestFor('other');
  const kept = registry.version('churn', 3)[0]?.digest ?? '';
  recordEvents(context, () => [registration('churn', 3, { digest })]);
  settleVersion(context, { version: 'churn@3', keep: kept, reason: 'it was first' });
  const detail = await versionDetail(context, { model: 'churn', version: 4, digest });
  expect(detail?.facts.find(({ label }) => label === 'Number')?.text).toMatch(
    /^was churn@3 until ana@example\.com settled that number on 20/,
  );
  const before = await versionDetail(context, { model: 'churn', version: 3, digest: kept });
  expect(before?.facts.map(({ label }) => label)).not.toContain('Number');
  const told = pageEvents(registry, { model: 'churn', before: null, limit: 2 });
  expect(told.map(({ what, subject, detail: text }) => [what, subject, text])).toEqual([
    ['Number settled', 'churn@3', `ana@example.com: “it was first”, ${digest.slice(0, 19)} is @4 now`],
    ['Registered', 'churn@3', 'ana@example.com: “retrained after drift”, @4 now'],
  ]);
});
