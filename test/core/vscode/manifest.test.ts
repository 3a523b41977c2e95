import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { arrayEndings, globOf, modelEndings } from '../../../src/project/fileKinds';
import { commandIds, contextKeys, settingIds, tableLanguages, viewIds } from '../../../src/vscode/ids';

interface Manifest {
  readonly activationEvents: readonly string[];
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly title: string; readonly category?: string }[];
    readonly views: Record<string, readonly { readonly id: string; readonly icon?: string }[]>;
    readonly viewsWelcome: readonly { readonly view: string; readonly contents: string; readonly when?: string }[];
    readonly menus: Record<string, readonly { readonly command: string; readonly when?: string }[]>;
    readonly keybindings: readonly { readonly command: string; readonly key: string; readonly when: string }[];
    readonly configuration: {
      readonly properties: Record<
        string,
        { readonly scope?: string; readonly default?: unknown; readonly order?: number }
      >;
    };
    readonly languages: readonly { readonly id: string; readonly grammar?: unknown }[];
  };
}

const text = readFileSync('package.json', 'utf8');
const manifest = JSON.parse(text) as Manifest;
const words = JSON.parse(readFileSync('package.nls.json', 'utf8')) as Record<string, string>;
const { contributes } = manifest;
const shown = commandIds.filter((id) => !id.startsWith('_'));

describe('package.json', () => {
  it('wakes Tend for every data file, model file and array that it knows by its name, with one search', () => {
    const glob = globOf(['csv', 'tsv', 'tab', ...modelEndings, ...arrayEndings]);
    const globs = manifest.activationEvents.filter((it) => it.startsWith('workspaceContains:**/*.'));
    expect(globs).toEqual([`workspaceContains:${glob}`, 'workspaceContains:**/*.tfevents.*']);
    expect(manifest.activationEvents).toContain('workspaceContains:**/MLmodel');
    // The first table of a folder comes later than the window.
    expect(manifest.activationEvents).toEqual(expect.arrayContaining(['onLanguage:csv', 'onLanguage:tsv']));
  });

  it('contributes exactly the commands that exist, but the internal ones', () => {
    expect(contributes.commands.map(({ command }) => command).toSorted()).toEqual([...shown].toSorted());
  });

  it('puts every command under the category Tend with a title that begins with a capital', () => {
    for (const { command, category, title } of contributes.commands) {
      expect(category, command).toBe('Tend');
      expect(words[title.slice(1, -1)], command).toMatch(/^[A-Z]/);
    }
  });

  it('decides for every command whether the palette offers it', () => {
    const decided = contributes.menus.commandPalette?.map(({ command }) => command) ?? [];
    expect(decided.toSorted()).toEqual([...shown].toSorted());
  });

  it('names only commands that exist in its menus and links', () => {
    const inMenus = Object.values(contributes.menus).flatMap((items) => items.map(({ command }) => command));
    const inLinks = Object.values(words).flatMap((it) => [...it.matchAll(/command:(tend\.[\w.]+)/g)].map((m) => m[1]));
    for (const command of [...inMenus, ...inLinks]) expect(commandIds, command).toContain(command);
  });

  it('takes keys only in the view whose rows they are for, and not while somebody types', () => {
    const { keybindings } = contributes;
    expect(keybindings.map(({ key, command }) => [key, command])).toEqual([
      ['f2', 'tend.runs.rename'],
      ['delete', 'tend.runs.delete'],
    ]);
    for (const { when } of keybindings)
      expect(when).toMatch(/^focusedView == tend\.experiments && listFocus && !inputFocus/);
  });

  it('contributes exactly the views, settings and languages that the code knows', () => {
    const views = Object.values(contributes.views).flat();
    expect(views.map(({ id }) => id).toSorted()).toEqual(Object.values(viewIds).toSorted());
    expect(views.every(({ icon }) => icon !== undefined)).toBe(true);
    const settings = Object.keys(contributes.configuration.properties);
    expect(settings.toSorted()).toEqual(Object.values(settingIds).toSorted());
    expect(contributes.languages.map(({ id }) => id)).toEqual([...tableLanguages]);
  });

  it('gives every setting a scope, a default and a place', () => {
    for (const [id, setting] of Object.entries(contributes.configuration.properties)) {
      expect([typeof setting.scope, typeof setting.order], id).toEqual(['string', 'number']);
      expect(setting.default, id).not.toBeUndefined();
    }
  });

  it('names in its conditions only context keys that the code sets', () => {
    const conditions = [
      ...contributes.viewsWelcome.map(({ when }) => when ?? ''),
      ...Object.values(contributes.menus).flatMap((items) => items.map(({ when }) => when ?? '')),
    ];
    const keys = new Set(conditions.flatMap((when) => when.match(/(?<!view == )\btend\.\w+/g) ?? []));
    const known = Object.values(contextKeys);
    for (const key of keys) expect(known, key).toContain(key);
    for (const key of known) expect(keys, key).toContain(key);
  });

  it('defines every text that it uses, and uses every text that it defines', () => {
    const used = [...text.matchAll(/"%([\w.]+)%"/g)].map((match) => match[1]);
    expect(Object.keys(words).toSorted()).toEqual([...new Set(used)].toSorted());
  });

  it('asks to trust a folder where that is known to lack, not where it is not known yet', () => {
    const asking = contributes.viewsWelcome.filter(({ contents }) => contents.endsWith('.untrusted%'));
    expect(asking.map(({ view, when }) => `${view}: ${when ?? ''}`)).toEqual([
      'tend.experiments: workspaceFolderCount > 0 && tend.restricted',
      'tend.models: workspaceFolderCount > 0 && tend.restricted',
      'tend.activity: workspaceFolderCount > 0 && tend.restricted',
    ]);
  });

  it('offers one primary button in all empty views of a folder', () => {
    const buttons = contributes.viewsWelcome
      .filter(({ when }) => !when?.startsWith('workspaceFolderCount == 0'))
      .flatMap(({ contents }) => (words[contents.slice(1, -1)] ?? '').split('\n'))
      .filter((line) => /^\[[^\]]+\]\([^)]+\)$/.test(line));
    expect(buttons).toHaveLength(1);
  });
});
