import BetterSqlite3 from 'better-sqlite3';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { archiveFolderTables } from '../../../../src/store/migrations/archiveFolderTables';
import { archiveFolders } from '../../../../src/store/migrations/archiveFolders';
import { archiveHistories } from '../../../../src/store/migrations/archiveHistories';
import { archivePlaceTables } from '../../../../src/store/migrations/archivePlaces';
import { noticeReasons } from '../../../../src/store/migrations/noticeReasons';
import { openedRegistry } from '../../models/registry/openedRegistry';
import { digestFor, registration } from '../../models/registry/happenings';
import { temporaryFolder } from '../../temporaryFolder';

it('an older store tells the latest time that was asked for, and of nothing that it was taken back', () => {
  const root = temporaryFolder();
  const { registry, actor, now } = openedRegistry(root);
  const said = { model: 'churn', reason: 'old', version: 1, digest: digestFor('churn1') };
  const archived = { ...said, kind: 'archived', to: 'archive/1' } as const;
  registry.record({
    ...{ actor, now, write: () => undefined },
    draft: () => [
      registration('churn', 1),
      { ...archived, retainUntil: '2036-02-29T13:14:15.678Z' },
      { ...archived, retainUntil: null },
      { ...archived, to: 'shelf/1', retainUntil: null },
      { ...said, kind: 'deprecated', notice: 'Use churn@2.', until: null, replacement: null },
    ],
  });
  const after = registry.version('churn', 1);
  const database = new BetterSqlite3(join(root, '.tend/tend.db'));
  const removed =
    "'$.archive.back', '$.archive.retainUntil', '$.archive.others', '$.deprecation.replacementDigest', '$.deprecation.reason'";
  database.exec(`UPDATE registry_histories SET history = json_remove(history, ${removed})`);
  expect(registry.version('churn', 1)).not.toEqual(after);
  database.exec(archiveHistories);
  database.exec(noticeReasons);
  database.exec(archiveFolders);
  database.close();
  expect(registry.version('churn', 1)).toEqual(after);
  expect(after[0]?.archive).toMatchObject({ to: 'shelf/1', others: ['archive/1'] });
  expect(after[0]?.deprecation?.reason).toBe('old');
  expect(after[0]?.archive?.retainUntil).toBe(Date.parse('2036-02-29T13:14:15.678Z'));
});

it('an older store goes on knowing where an archive outside the project is', () => {
  const root = temporaryFolder();
  const { registry } = openedRegistry(root);
  const digest = digestFor('churn1');
  registry.keepArchivePlace(digest, '/new/churn/1');
  const database = new BetterSqlite3(join(root, '.tend/tend.db'));
  database.exec(`DROP TABLE archive_folders; ${archivePlaceTables}`);
  database.prepare('INSERT INTO archive_places VALUES (?, ?)').run(digest, '/old/churn/1');
  database.exec(archiveFolderTables);
  database.close();
  for (const folder of ['/new/churn/1', '/newer/churn/1', '/new/churn/1']) registry.keepArchivePlace(digest, folder);
  expect(registry.archivePlaces(digest)).toEqual(['/new/churn/1', '/newer/churn/1', '/old/churn/1']);
});
