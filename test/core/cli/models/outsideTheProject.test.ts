import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../temporaryFolder';
import { PromotionProject } from './promotionProject';

async function archived() {
  const away = temporaryFolder();
  const project = new PromotionProject(null);
  await project.register();
  const to = join(away, 'backup');
  expect(await project.run('archive', 'churn@1', '--reason', 'old', '--retain', '0d', '--to', to)).toMatchObject({
    code: 0,
    out: expect.stringContaining(`is archived in ${to}/churn/1-`) as string,
  });
  rmSync(join(project.root, 'package-1'), { recursive: true });
  return { away, to, project, events: () => ledgerOf(project.root) };
}

/** Every event of the ledger, by kind and reason. */
function ledgerOf(root: string): readonly Readonly<Record<string, unknown>>[] {
  const entries = readdirSync(join(root, 'tend/ledger'), { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && entry.name.endsWith('.json'));
  const texts = files.map(({ parentPath, name }) => readFileSync(join(parentPath, name), 'utf8'));
  const events = texts.map((text) => JSON.parse(text) as Record<string, unknown>);
  const order = ({ kind, reason }: Record<string, unknown>) => `${String(kind)} ${String(reason)}`;
  return events.toSorted((a, b) => order(a).localeCompare(order(b)));
}

describe('an archive outside the project', () => {
  it('is named without its path here in the ledger, and found all the same by the store that put it there', async () => {
    const { away, to, project, events } = await archived();
    const { out } = await project.run('show', 'churn@1', '--format', 'json');
    expect(JSON.parse(out)).toMatchObject({
      models: [{ versions: [{ archive: { to: expect.stringContaining(`${to}/churn/1-`) as string, others: [] } }] }],
    });
    expect(await project.run('restore', 'churn@1', '--out', join(away, 'back'))).toMatchObject({ code: 0 });
    expect(await project.run('restore', 'churn@1', '--out', 'back')).toMatchObject({ code: 0 });
    expect(JSON.stringify(events())).not.toContain(away);
    expect(JSON.stringify(events())).not.toContain(project.root);
    const folder = String(events().find(({ kind }) => kind === 'archived')?.to);
    expect(folder).toMatch(/^…\/backup\/churn\/1-[0-9a-f]{12}$/);
    const told = events().flatMap(({ kind, to, from, reason }) =>
      kind === 'registered' ? [] : [[kind, to ?? from, reason]],
    );
    expect(told).toEqual([
      ['archived', folder, 'old'],
      ['restored', `the archive ${folder}`, 'Restored into a folder outside the project'],
      ['restored', `the archive ${folder}`, 'Restored into back'],
    ]);
  });

  it('is found without that store where tend.yaml names the folder, and with --from where it does not', async () => {
    const { to, project } = await archived();
    rmSync(join(project.root, '.tend'), { recursive: true });
    expect(await project.run('restore', 'churn@1', '--out', 'one')).toMatchObject({
      code: 1,
      notes: [expect.stringMatching(/not here: it was archived to …\/backup\/churn\/1-/)],
    });
    expect(await project.run('restore', 'churn@1', '--out', 'one', '--from', to)).toMatchObject({ code: 0 });
    writeFileSync(join(project.root, 'tend.yaml'), `archive: { to: ${JSON.stringify(to)} }\n`);
    expect(await project.run('restore', 'churn@1', '--out', 'two')).toMatchObject({ code: 0 });
  });

  it('is purged where it is, and not where it was moved away', async () => {
    const { away, to, project } = await archived();
    renameSync(to, join(away, 'moved'));
    expect(await project.run('purge', 'churn@1', '--reason', 'over')).toMatchObject({
      code: 1,
      notes: [expect.stringContaining(`The archive of churn@1 is not here: ${to}/churn/1-`)],
    });
    renameSync(join(away, 'moved'), to);
    expect(await project.run('purge', 'churn@1', '--reason', 'over')).toMatchObject({ code: 0 });
    expect(readdirSync(join(to, 'churn'))).toEqual([]);
  });
});
