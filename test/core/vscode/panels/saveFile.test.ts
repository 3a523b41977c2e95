import { beforeEach, expect, it, vi } from 'vitest';
import { saveFile } from '../../../../src/vscode/panels/saveFile';
import { eventually } from '../../eventually';

/** As much of the editor as saving asks, over files in memory. */
const editor = vi.hoisted(() => {
  const uri = (path: string) => ({ path, fsPath: path });
  const files = new Map<string, string | null>();
  const state = { chosen: null as string | null, answer: null as string | null, ran: [] as string[], said: '' };
  const inside = (path: string) => [...files.keys()].filter((other) => other.startsWith(`${path}/`));
  return {
    files,
    state,
    uri,
    api: {
      Uri: { joinPath: (root: { path: string }, ...parts: string[]) => uri([root.path, ...parts].join('/')) },
      window: {
        showSaveDialog: ({ defaultUri }: { defaultUri: { path: string } }) => {
          state.ran.push(`offered ${defaultUri.path}`);
          return Promise.resolve(state.chosen === null ? undefined : uri(state.chosen || defaultUri.path));
        },
        showInformationMessage: (text: string) => {
          state.said = text;
          return Promise.resolve(state.answer ?? undefined);
        },
      },
      workspace: {
        fs: {
          readDirectory: ({ path }: { path: string }) =>
            files.has(path) ? Promise.resolve(inside(path)) : Promise.reject(new Error('not there')),
          createDirectory: ({ path }: { path: string }) => {
            for (const step of ['/p/tend', path]) files.set(step, null);
            return Promise.resolve();
          },
          delete: ({ path }: { path: string }) => Promise.resolve(files.delete(path)),
          writeFile: ({ path }: { path: string }, bytes: Uint8Array) => {
            files.set(path, new TextDecoder().decode(bytes));
            return Promise.resolve();
          },
        },
        getWorkspaceFolder: ({ path }: { path: string }) => (path.startsWith('/p/') ? {} : undefined),
      },
      commands: {
        executeCommand: (id: string, { path }: { path: string }) => Promise.resolve(state.ran.push(`${id} ${path}`)),
      },
    },
  };
});

vi.mock('vscode', () => editor.api);

beforeEach(() => {
  editor.files.clear();
  Object.assign(editor.state, { chosen: null, answer: null, ran: [], said: '' });
});

const save = () => saveFile(editor.uri('/p') as never, '../val auc.csv', 'run,value\n');

it('offers a folder in which no data are looked for, and says what was saved', async () => {
  editor.state.chosen = '';
  expect(await save()).toBe('/p/tend/exports/val-auc.csv');
  expect(editor.files.get('/p/tend/exports/val-auc.csv')).toBe('run,value\n');
  expect(editor.state).toMatchObject({
    ran: ['offered /p/tend/exports/val-auc.csv'],
    said: 'val-auc.csv is saved.',
  });
});

it('leaves nothing behind where a person gives up', async () => {
  expect(await save()).toBeNull();
  expect([...editor.files]).toEqual([]);
  expect(editor.state.said).toBe('');
});

it.each([
  ['Open', '/p/out/a.csv', 'vscode.open'],
  ['Reveal', '/p/out/a.csv', 'revealInExplorer'],
  ['Reveal', '/elsewhere/a.csv', 'revealFileInOS'],
])('leads to it by %s: %s', async (answer, chosen, command) => {
  Object.assign(editor.state, { answer, chosen });
  await save();
  await eventually(() => expect(editor.state.ran).toContain(`${command} ${chosen}`));
});
