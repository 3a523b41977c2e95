import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import type * as Fs from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { editedEvents, mostLookedAt } from '../../../../src/actions/models/editedEvents';
import { recordEvents } from '../../../../src/actions/models/recordEvents';
import { registryFacts } from '../../../../src/actions/models/registryFacts';
import { syncLedger } from '../../../../src/actions/models/syncLedger';
import { ledgerPath, listLedger } from '../../../../src/models/registry/ledgerFiles';
import { jsonDigest } from '../../../../src/models/registry/sealEvent';
import { failing } from '../../disk/faults';
import { temporaryFolder } from '../../temporaryFolder';
import { promotion, registration } from './happenings';
import { openedRegistry } from './openedRegistry';

vi.mock('node:fs', async (original) => (await import('../../disk/faults')).faultyFs(await original<typeof Fs>()));

/** A folder whose ledger has three events, and where each is. */
function project() {
  const root = temporaryFolder();
  const drafts = [registration('churn', 1), registration('churn', 2), promotion('churn', 1)];
  const paths = recordEvents(openedRegistry(root), () => drafts).map(({ digest }) => ledgerPath(digest));
  rmSync(join(root, '.tend'), { recursive: true });
  return { root, paths };
}

function change(root: string, path: string, edit: (text: string) => string): void {
  writeFileSync(join(root, path), edit(readFileSync(join(root, path), 'utf8')));
}

describe('a ledger', () => {
  it.each([
    [
      'was edited by hand',
      (text: string) => text.replace('better', 'best'),
      'It was edited by hand: its content does not have the digest that names it. It is not counted.',
    ],
    ['is not JSON', (text: string) => `<<<<<<< HEAD\n${text}`, 'It is not JSON. It is not counted.'],
    [
      'is of a newer version',
      (text: string) => text.replace('event/1', 'event/2'),
      'It is of a newer version (event/2) than this Tend knows; update Tend. It is not counted.',
    ],
    [
      'is of an unknown kind',
      (text: string) => text.replace('"promoted"', '"blessed"'),
      'It is of a kind that this Tend does not know (blessed); update Tend. It is not counted.',
    ],
    [
      'has a key too many',
      (text: string) => text.replace('"by"', '"bye": 1, "by"'),
      'It is no event of the registry. It is not counted.',
    ],
  ])('names a file that %s, leaves it as it is and goes on with the rest', (_, edit, problem) => {
    const { root, paths } = project();
    const path = paths[2] ?? '';
    change(root, path, edit);
    const before = readFileSync(join(root, path), 'utf8');
    const context = openedRegistry(root);
    expect(syncLedger(context)).toEqual({ imported: 2, gone: 0, back: 0, problems: [{ path, problem }] });
    expect(readFileSync(join(root, path), 'utf8')).toBe(before);
    expect(context.registry.versions('churn')).toHaveLength(2);
  });

  it.each([
    ['a key', { kind: 'promoted', share: 0.1 }],
    ['a key within another', { kind: 'registered', code: { commit: 'c0ffee', dirty: false, by: 'a person' } }],
    ['a word', { kind: 'registered', verdict: 'signed' }],
  ])('says of an event with %s that this Tend does not know that a newer one wrote it', (_, said) => {
    const { root, paths } = project();
    const [registered, , promoted] = paths;
    const of = said.kind === 'promoted' ? promoted : registered;
    const known = JSON.parse(readFileSync(join(root, of ?? ''), 'utf8')) as Record<string, unknown>;
    const event = { ...known, ...said };
    const path = ledgerPath(jsonDigest(event));
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), JSON.stringify(event, null, 2));
    const problem =
      'It says what this Tend does not know: it was written by a newer Tend; update Tend. It is not counted.';
    expect(syncLedger(openedRegistry(root))).toEqual({ imported: 3, gone: 0, back: 0, problems: [{ path, problem }] });
  });

  it('reads a file whose lines end as Windows ends them', () => {
    const { root, paths } = project();
    for (const path of paths) change(root, path, (text) => text.replaceAll('\n', '\r\n'));
    expect(syncLedger(openedRegistry(root))).toMatchObject({ imported: 3, problems: [] });
  });

  it('names a file whose name is not that of an event', () => {
    const { root, paths } = project();
    const [path = ''] = paths;
    const other = path.replace('.json', ' (1).json');
    renameSync(join(root, path), join(root, other));
    const { imported, problems } = syncLedger(openedRegistry(root));
    expect([imported, problems.map((it) => it.path)]).toEqual([2, [other]]);
  });

  it('is not written to where a file is gone: its event does not count until the file is back', () => {
    const { root, paths } = project();
    const context = openedRegistry(root);
    syncLedger(context);
    const path = join(root, paths[2] ?? '');
    const before = readFileSync(path);
    rmSync(path);
    expect(syncLedger(context)).toEqual({ imported: 0, gone: 1, back: 0, problems: [] });
    expect([existsSync(path), context.registry.moves('churn')]).toEqual([false, []]);
    expect(syncLedger(context)).toEqual({ imported: 0, gone: 0, back: 0, problems: [] });
    writeFileSync(path, before);
    expect(syncLedger(context)).toEqual({ imported: 0, gone: 0, back: 1, problems: [] });
    expect(context.registry.moves('churn')).toHaveLength(1);
  });

  it('is read again where the file of a known event was edited, which counts as it was until it is mended', () => {
    const { root, paths } = project();
    const context = openedRegistry(root);
    syncLedger(context);
    const path = paths[2] ?? '';
    const whole = readFileSync(join(root, path), 'utf8');
    change(root, path, (text) => text.replace('better', 'bestes'));
    const problem =
      'It was edited by hand: its content does not have the digest that names it. The store has the event as it was, and counts that. tend audit verify says what brings it back.';
    for (const again of [context, context, openedRegistry(root)])
      expect(syncLedger(again)).toEqual({ imported: 0, gone: 0, back: 0, problems: [{ path, problem }] });
    const facts = () => registryFacts(root, context.registry, context.now());
    expect(facts()).toMatchObject({ refusedEvents: 0, editedEvents: 1 });
    expect(context.registry.moves('churn')).toHaveLength(1);
    change(root, path, () => whole);
    expect([syncLedger(context).problems, facts().editedEvents]).toEqual([[], 0]);
  });

  describe('that was looked at', () => {
    /** As if that look had been long ago: what was written just now could be changed again without another time. */
    function looked(at: number) {
      const { root, paths } = project();
      const context = openedRegistry(root);
      syncLedger(context);
      change(root, paths[2] ?? '', (text) => text.replace('better', 'bestes'));
      const look = join(root, '.tend', 'ledger-read');
      writeFileSync(look, `${at}\n`);
      const kept = () => Number(readFileSync(look, 'utf8'));
      const edited = () => syncLedger(context).problems.map(({ path }) => path);
      const facts = () => registryFacts(root, context.registry, context.now()).editedEvents;
      return { path: paths[2] ?? '', kept, edited, facts };
    }

    const soon = Date.now() + 600_000;

    /** What this machine takes for now; the files are dated by another clock. */
    function sets(now: number): void {
      vi.useFakeTimers({ toFake: ['Date'], now });
      onTestFinished(() => void vi.useRealTimers());
    }

    it('keeps when, by the clock that dates the files, and is opened where they changed since', () => {
      sets(soon);
      const { path, kept, edited, facts } = looked(0);
      expect([edited(), facts()]).toEqual([[path], 1]);
      expect(kept()).toBeLessThan(soon - 60_000);
      expect([edited(), facts()]).toEqual([[path], 1]);
    });

    it('is not opened where nothing changed since, and nothing is written', () => {
      const later = soon + 600_000;
      sets(later);
      const { kept, edited, facts } = looked(soon);
      expect([edited(), facts(), kept()]).toEqual([[], 0, soon]);
    });

    it('is opened where the look was dated by a clock that ran ahead', () => {
      const { path, kept, edited, facts } = looked(soon);
      expect([facts(), edited()]).toEqual([1, [path]]);
      expect(kept()).toBeLessThan(soon - 60_000);
    });
  });

  it.each(['a link to itself', 'a folder'])('says of %s in place of a known event that it cannot be read', (what) => {
    const { root, paths } = project();
    const context = openedRegistry(root);
    syncLedger(context);
    const path = paths[2] ?? '';
    rmSync(join(root, path));
    if (what === 'a folder') mkdirSync(join(root, path));
    else symlinkSync(join(root, path), join(root, path));
    const why = what === 'a folder' ? 'it is a folder' : 'its links lead in a circle';
    const problem = `It cannot be read: ${why}. The store has the event as it was, and counts that. tend audit verify says what brings it back.`;
    for (const again of [context, openedRegistry(root)])
      expect(syncLedger(again).problems).toEqual([{ path, problem }]);
    expect(registryFacts(root, context.registry, context.now()).editedEvents).toBe(1);
  });

  it('is opened again and again where nobody can keep when it was looked at', () => {
    const { root, paths } = project();
    const context = openedRegistry(root);
    mkdirSync(join(root, '.tend', 'ledger-read'));
    expect(syncLedger(context)).toMatchObject({ imported: 3, problems: [] });
    expect(syncLedger(context).problems).toEqual([]);
    change(root, paths[2] ?? '', (text) => text.replace('better', 'bestes'));
    expect(syncLedger(context).problems).toMatchObject([{ path: paths[2] }]);
  });

  it('is not looked at again file by file where there are too many', () => {
    const { root, paths } = project();
    change(root, paths[2] ?? '', (text) => text.replace('better', 'bestes'));
    const [digest = ''] = listLedger(root).digests.filter((it) => ledgerPath(it) === paths[2]);
    const others = Array.from({ length: mostLookedAt }, (_, at) => at.toString(16).padStart(64, '0'));
    const edited = (...of: string[]) => editedEvents(root, of).map(({ path }) => path);
    expect([edited(digest, ...others.slice(1)), edited(digest, ...others)]).toEqual([[paths[2]], []]);
  });

  it('is rid of what a writer that was killed left, once it is old, and of nothing else', () => {
    const { root, paths } = project();
    const [old, young] = [`${paths[0]}.1.partial`, `${paths[1]}.2.partial`];
    for (const path of [old, young]) writeFileSync(join(root, path), '{');
    utimesSync(join(root, old), 1e9, 1e9);
    expect(syncLedger(openedRegistry(root))).toMatchObject({ imported: 3, problems: [] });
    expect([existsSync(join(root, old)), existsSync(join(root, young))]).toEqual([false, true]);
  });

  it('is told to be gone where a file is in its way, and nothing is recorded', () => {
    const root = temporaryFolder();
    const context = openedRegistry(root);
    recordEvents(context, () => [registration('churn', 1)]);
    rmSync(join(root, 'tend'), { recursive: true });
    writeFileSync(join(root, 'tend'), 'a file');
    const { gone, problems } = syncLedger(context);
    expect([gone, problems.map(({ path }) => path)]).toEqual([1, ['tend/ledger']]);
    expect(() => recordEvents(context, () => [registration('churn', 2)])).toThrow(
      /^tend\/ledger cannot be written: .* Nothing was recorded or changed\.$/,
    );
    expect(context.registry.versions('churn')).toEqual([]);
  });

  it('takes in each event once, whoever else has it', () => {
    const { root } = project();
    const context = openedRegistry(root);
    syncLedger(context);
    expect(syncLedger(openedRegistry(root)).imported).toBe(0);
    expect(context.audit.page({ limit: 9 }).map(({ action }) => action)).toEqual([
      'model.promoted',
      'model.registered',
      'model.registered',
      'ledger.imported',
    ]);
  });

  it('is written wholly or not at all, whichever write fails', async () => {
    for (let failAt = 1; ; failAt++) {
      const root = temporaryFolder();
      const context = openedRegistry(root);
      mkdirSync(join(root, dirname(ledgerPath('sha256:00'))), { recursive: true });
      const { failed, error } = await failing(failAt, () =>
        recordEvents(context, () => [registration('churn', 1), promotion('churn', 1)]),
      );
      const files = readdirSync(join(root, 'tend/ledger'), { recursive: true, withFileTypes: true });
      const written = files.filter((it) => it.isFile() && it.name.endsWith('.json')).length;
      expect([written, context.registry.revision(), context.audit.count()]).toEqual(error ? [0, 0, 0] : [2, 2, 2]);
      if (!failed) {
        expect(failAt).toBeGreaterThan(8);
        break;
      }
    }
  });
});
