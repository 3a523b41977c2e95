import { expect, it } from 'vitest';
import { wholeArchives } from '../../../../src/actions/models/packaging/archivePlace';
import { recordEvents } from '../../../../src/actions/models/recordEvents';
import { earlierVersions } from '../../../../src/actions/models/rollBackTarget';
import { promotion, registration, rollBack } from '../../models/registry/happenings';
import { openedRegistry } from '../../models/registry/openedRegistry';
import { temporaryFolder } from '../../temporaryFolder';

it('an earlier version was rolled back from only where a roll-back ended its time', () => {
  const context = openedRegistry(temporaryFolder());
  for (const number of [1, 2, 3]) recordEvents(context, () => [registration('churn', number)]);
  for (const number of [1, 2, 3]) recordEvents(context, () => [promotion('churn', number)]);
  const earlier = () =>
    earlierVersions(context, { model: 'churn', stage: 'production' }).map(({ number, why }) => `${number} ${why}`);
  expect(earlier()).toEqual(['2 was live before', '1 was live before']);
  recordEvents(context, () => [rollBack('churn', 1, 3)]);
  expect(earlier()).toEqual(expect.arrayContaining(['3 was rolled back from', '2 was live before']));
});

it('an archive is named by the newest place that this machine knows under its name', () => {
  const context = openedRegistry(temporaryFolder());
  recordEvents(context, () => [registration('churn', 1)]);
  const version = context.registry.versions('churn')[0];
  if (!version) throw new Error('There is no version.');
  const draft = () => {
    for (const where of ['old', 'new'])
      context.registry.keepArchivePlace(version.digest, `/mnt/${where}/backup/churn/1-abc`);
    return [];
  };
  context.registry.record({ actor: context.actor, now: context.now, write: () => undefined, draft });
  const archive = { to: '…/backup/churn/1-abc', others: [] };
  expect(wholeArchives(context, { ...version, archive } as unknown as typeof version)).toEqual([
    '/mnt/new/backup/churn/1-abc',
  ]);
});
