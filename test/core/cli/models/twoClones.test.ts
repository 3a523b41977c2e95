import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { registryFacts } from '../../../../src/actions/models/registryFacts';
import { recordEvents } from '../../../../src/actions/models/recordEvents';
import type { EventDraft } from '../../../../src/models/registry/registryEvent';
import { digestFor, promotion, registration } from '../../models/registry/happenings';
import { openedRegistry } from '../../models/registry/openedRegistry';
import { temporaryFolder } from '../../temporaryFolder';
import { runTend } from '../runTend';
import { dayByDay } from './dayByDay';

const withdrawal: EventDraft = {
  kind: 'withdrawn',
  model: 'churn',
  reason: 'calls timed out',
  stage: 'production',
  from: 1,
};

describe('two clones that did not know of each other', () => {
  /** Both come from one project, record these, and one takes in the ledger of the other. */
  function merged(before: readonly EventDraft[], here: EventDraft, there: EventDraft): string {
    const root = dayByDay(before);
    const other = temporaryFolder();
    cpSync(join(root, 'tend'), join(other, 'tend'), { recursive: true });
    recordEvents(openedRegistry(root, { actor: 'ana' }), () => [here]);
    const clone = openedRegistry(other, { actor: 'bo' });
    clone.registry.takeIn(
      openedRegistry(root).registry.events({ limit: 99 }).slice(1).reverse(),
      clone.actor,
      clone.now(),
    );
    recordEvents(clone, () => [there]);
    cpSync(join(other, 'tend'), join(root, 'tend'), { recursive: true });
    return root;
  }

  it('show a conflict in a stage, which the next promotion settles', async () => {
    const versions = [registration('churn', 1), registration('churn', 2)];
    const root = merged(versions, promotion('churn', 1), promotion('churn', 2));
    const { out } = await runTend(root, ['models', 'list']);
    expect(out.split('\n')[0]).toMatch(
      /^Conflict in production: churn@[12] \((ana|bo)\) and churn@[12] \((ana|bo)\) at once; promoting one of them settles it\.$/,
    );
    const [facts] = registryFacts(root, openedRegistry(root).registry, new Date()).models;
    expect(facts?.conflicts).toMatchObject([{ stage: 'production', sides: 'churn@1 and churn@2' }]);
    const live = await runTend(root, ['models', 'live', 'churn', '--format', 'json']);
    expect({ code: live.code, ...(JSON.parse(live.out) as object) }).toMatchObject({
      ...{ code: 1, version: null },
      conflict: [{}, {}],
    });
    expect((await runTend(root, ['models', 'live', 'churn'])).out).toMatch(
      /\nPromoting one of them settles it: tend models promote churn@[12] --to production --reason "…"\n$/,
    );
    expect(out.match(/churn@[12] +production /g)).toHaveLength(2);
    for (const version of ['churn@1', 'churn@2']) {
      const archived = await runTend(root, ['models', 'archive', version, '--reason', 'old']);
      expect(archived).toMatchObject({ code: 1, notes: [expect.stringContaining(`${version} is live in production`)] });
    }
    recordEvents(openedRegistry(root), () => [promotion('churn', 2)]);
    const settled = await runTend(root, ['models', 'live', 'churn', '--format', 'json']);
    expect(JSON.parse(settled.out)).toMatchObject({ version: 'churn@2', conflict: [] });
  });

  it.each([
    ['here', promotion('churn', 1), withdrawal],
    ['there', withdrawal, promotion('churn', 1)],
  ])('show a version against nothing, which a withdrawal settles as well: promoted %s', async (_, here, there) => {
    const root = merged([registration('churn', 1), promotion('churn', 1)], here, there);
    const cure = 'promoting a version or withdrawing settles it';
    const sentence = `churn@1 and nothing are live in production at once: ${cure}`;
    const { out } = await runTend(root, ['models', 'list']);
    expect(out).toMatch(/^Conflict in production: churn@1 \((ana|bo)\) and nothing \((ana|bo)\) at once; /);
    expect(out.split('\n')[0]).toContain(`; ${cure}.`);
    expect((await runTend(root, ['models', 'live', 'churn'])).out).toMatch(
      /\nPromoting a version or withdrawing settles it: tend models promote churn@1 --to production --reason "…", or tend models withdraw churn --stage production --reason "…"\n$/,
    );
    const refused = [`tend: ${sentence}.`];
    expect(await runTend(root, ['models', 'rollback', 'churn', '--reason', 'why'])).toMatchObject({ notes: refused });
    expect(await runTend(root, ['models', 'show', 'churn#production'])).toMatchObject({ notes: refused });
    expect(registryFacts(root, openedRegistry(root).registry, new Date()).models[0]?.conflicts).toEqual([
      { stage: 'production', sides: 'churn@1 and nothing', sentence },
    ]);
    const { registry } = openedRegistry(root);
    const heads = registry.live('churn', 'production', Number.MAX_SAFE_INTEGER).conflict.map(({ event }) => event);
    const withdraw = ['models', 'withdraw', 'churn', '--stage', 'production', '--reason', 'ana was right'];
    expect(await runTend(root, withdraw)).toMatchObject({ code: 0 });
    const live = await runTend(root, ['models', 'live', 'churn', '--format', 'json']);
    expect({ code: live.code, ...(JSON.parse(live.out) as object) }).toMatchObject({
      code: 0,
      version: null,
      conflict: [],
    });
    const [last] = registry.events({ model: 'churn', limit: 1 });
    expect(last?.event).toMatchObject({ kind: 'withdrawn', from: 1 });
    expect([...(last?.event.parents ?? [])].sort()).toEqual(heads.sort());
    expect((await runTend(root, withdraw)).notes).toEqual(['tend: Nothing of churn is live in production.']);
  });

  it('keep a withdrawal from settling which of two versions is live', async () => {
    const versions = [registration('churn', 1), registration('churn', 2)];
    const root = merged(versions, promotion('churn', 1), promotion('churn', 2));
    const withdraw = ['models', 'withdraw', 'churn', '--stage', 'production', '--reason', 'both are bad'];
    expect(await runTend(root, withdraw)).toMatchObject({
      code: 1,
      notes: [expect.stringMatching(/are live in production at once: promoting one of them settles it\.$/)],
    });
  });

  it('show two packages with one number until somebody settles who keeps it', async () => {
    const root = merged(
      [registration('churn', 1)],
      registration('churn', 2),
      registration('churn', 2, { digest: digestFor('other') }),
    );
    const { out } = await runTend(root, ['models', 'list']);
    expect(out).toMatch(/^Two packages are churn@2: sha256:\S+ and sha256:\S+; tend models settle churn@2/);
    expect(await runTend(root, ['models', 'show', 'churn@2'])).toMatchObject({ code: 1 });
    const keep = digestFor('churn2').slice(7, 24);
    const settled = await runTend(root, ['models', 'settle', 'churn@2', '--keep', keep, '--reason', 'ana was first']);
    expect(settled.out.split('\n')[1]).toMatch(/is churn@3 from now on\.$/);
    const shown = JSON.parse((await runTend(root, ['models', 'list', '--format', 'json'])).out) as {
      models: { versions: { version: string; digest: string }[] }[];
    };
    expect(shown.models[0]?.versions.map(({ version, digest }) => [version, digest])).toEqual([
      ['churn@3', digestFor('other')],
      ['churn@2', digestFor('churn2')],
      ['churn@1', digestFor('churn1')],
    ]);
  });
});
