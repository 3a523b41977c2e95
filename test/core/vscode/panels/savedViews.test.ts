import { beforeEach, describe, expect, it, vi } from 'vitest';
import { SavedViews, watchViews } from '../../../../src/vscode/panels/savedViews';
import { defaultView } from '../../../../webview/experiments/model/defaultView';

/** As much of the editor as saved views ask, over files in memory. */
const editor = vi.hoisted(() => {
  const uri = (path: string) => ({ path });
  const files = new Map<string, string>();
  const state = { answer: null as string | null, asked: [] as string[], watched: '', listeners: [] as (() => void)[] };
  const event = () => (listener: () => void) => {
    state.listeners.push(listener);
    return { dispose: () => state.listeners.splice(state.listeners.indexOf(listener), 1) };
  };
  return {
    files,
    state,
    uri,
    api: {
      Uri: { joinPath: (root: { path: string }, ...parts: string[]) => uri([root.path, ...parts].join('/')) },
      FileType: { File: 1 },
      RelativePattern: function (base: { path: string }, pattern: string) {
        state.watched = `${base.path}/${pattern}`;
      },
      window: {
        showWarningMessage: (words: string) => {
          state.asked.push(words);
          return Promise.resolve(state.answer ?? undefined);
        },
      },
      workspace: {
        createFileSystemWatcher: () => ({
          onDidCreate: event(),
          onDidChange: event(),
          onDidDelete: event(),
          dispose: () => undefined,
        }),
        fs: {
          readDirectory: () => Promise.resolve([...files.keys()].map((path) => [path.split('/').at(-1) ?? '', 1])),
          readFile: ({ path }: { path: string }) => Promise.resolve(new TextEncoder().encode(files.get(path))),
          createDirectory: () => Promise.resolve(),
          writeFile: ({ path }: { path: string }, bytes: Uint8Array) => {
            files.set(path, new TextDecoder().decode(bytes));
            return Promise.resolve();
          },
        },
      },
    },
  };
});

vi.mock('vscode', () => editor.api);

const path = '/p/tend/views/best.yaml';
const root = editor.uri('/p') as never;
const views = new SavedViews(root);
const ours = { ...defaultView([]), archived: true };

beforeEach(() => {
  editor.files.clear();
  Object.assign(editor.state, { answer: null, asked: [], watched: '', listeners: [] });
});

/** A view that was saved, and of which the file holds another filter since. */
async function changedOutside() {
  const saved = await views.save('Best', defaultView([]), null);
  editor.files.set(path, (editor.files.get(path) ?? '').replace('filter: ""', 'filter: params.model'));
  return saved?.stored.stamp ?? null;
}

describe('a view that is saved', () => {
  it('is written without a question where its file is as it was read or written', async () => {
    const first = await views.save('Best', defaultView([]), null);
    const read = await views.load('Best', null);
    expect(read?.stamp).toEqual(first?.stored.stamp);
    const second = await views.save('Best', ours, read?.stamp ?? null);
    expect(second).toMatchObject({ name: 'Best', written: true });
    expect((await views.load('Best', null))?.state.archived).toBe(true);
    expect(editor.state.asked).toEqual([]);
  });

  it('leaves a file that was changed since as it is where nobody says to write over it', async () => {
    const stamp = await changedOutside();
    const before = editor.files.get(path);
    expect(await views.save('Best', ours, stamp)).toBeNull();
    expect(editor.files.get(path)).toBe(before);
    expect(editor.state.asked).toEqual(['tend/views/best.yaml was changed since the view Best was read from it.']);
  });

  it('is written over such a file where a person says so', async () => {
    const stamp = await changedOutside();
    editor.state.answer = 'Overwrite';
    expect(await views.save('Best', ours, stamp)).toMatchObject({ written: true });
    expect(await views.load('Best', null)).toMatchObject({ state: { archived: true, filter: '' } });
  });

  it('gives way to such a file where a person has that loaded', async () => {
    const stamp = await changedOutside();
    editor.state.answer = 'Load the File';
    const saved = await views.save('Best', ours, stamp);
    expect(saved).toMatchObject({ written: false, stored: { state: { filter: 'params.model', archived: false } } });
    expect(await views.save('Best', ours, saved?.stored.stamp ?? null)).toMatchObject({ written: true });
  });

  it('takes the name of another one only where a person says so', async () => {
    await views.save('Best', defaultView([]), null);
    expect(await views.save('Best', ours, null)).toBeNull();
    expect(editor.state.asked).toEqual(['There is a view Best already, in tend/views/best.yaml.']);
  });

  it('makes a deleted file anew', async () => {
    const saved = await views.save('Best', defaultView([]), null);
    editor.files.clear();
    const stamp = saved?.stored.stamp ?? null;
    expect(await views.load('Best', stamp)).toBeNull();
    expect(await views.save('Best', ours, stamp)).toMatchObject({ written: true });
    expect([...editor.files.keys()]).toEqual([path]);
  });

  it('stays in its file while that cannot be read', async () => {
    const saved = await views.save('Best', defaultView([]), null);
    const stamp = saved?.stored.stamp ?? null;
    editor.files.set(path, '<<<<<<< HEAD\n');
    await expect(views.load('Best', stamp)).rejects.toThrow('tend/views/best.yaml cannot be shown:');
    expect(await views.save('Best', ours, stamp)).toBeNull();
    expect([...editor.files]).toEqual([[path, '<<<<<<< HEAD\n']]);
  });
});

describe('files of views', () => {
  it('are watched for what is made, changed or deleted there until the panel is closed', () => {
    let changes = 0;
    const watch = watchViews(root, () => changes++);
    expect(editor.state.watched).toBe('/p/tend/views/*.yaml');
    for (const listener of editor.state.listeners) listener();
    expect(changes).toBe(3);
    watch.dispose();
    expect(editor.state.listeners).toEqual([]);
  });
});
