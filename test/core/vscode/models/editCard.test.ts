import { beforeEach, expect, it, vi } from 'vitest';
import { editCard } from '../../../../src/vscode/models/panel/editCard';

const shown = vi.hoisted(() => ({ text: '', packaged: '', edits: 0, autoSave: 'off', inProject: true, asked: [''] }));
const answered = vi.hoisted((): { with: (chosen: string) => void } => ({ with: () => undefined }));

vi.mock('vscode', () => {
  const document = { getText: () => shown.text, positionAt: (at: number) => at };
  const insert = (at: number, text: string) =>
    void (shown.text = shown.text.slice(0, at) + text + shown.text.slice(at));
  return {
    Uri: {
      parse: (text: string) => text,
      file: (text: string) => text,
      joinPath: (...parts: readonly string[]) => Object.assign(parts.join('/'), { with: () => 'untitled' }),
    },
    workspace: {
      getConfiguration: () => ({ get: () => shown.autoSave }),
      openTextDocument: () => Promise.resolve(document),
      fs: {
        stat: (uri: string) =>
          uri.endsWith('/card.md') && shown.inProject ? Promise.resolve() : Promise.reject(new Error()),
        readFile: () => Promise.resolve(Buffer.from(shown.packaged)),
      },
    },
    window: {
      showInformationMessage: (text: string) => {
        shown.asked.push(text);
        return new Promise<string>((done) => (answered.with = done));
      },
      showTextDocument: () =>
        Promise.resolve({
          document,
          edit: (make: (editing: object) => void) =>
            Promise.resolve().then(() => {
              shown.edits++;
              make({ insert });
            }),
        }),
    },
  };
});

const limited = '# churn\n\n## Limitations\n\nOnly adults.\n\n## Uses\n\n## Training data\n\n## Results';
const adults = '# churn\n\n## Limits\n\nAdults.\n';
const completed = /## Results\n\n## Ethical considerations\n\n_To be written by a person\._\n$/;

beforeEach(
  () =>
    void Object.assign(shown, {
      ...{ text: limited, packaged: limited },
      ...{ edits: 0, autoSave: 'off', inProject: true, asked: [] },
    }),
);

const opened = () =>
  editCard({
    ...{ project: { scope: 'file:///churn' }, subject: { model: 'churn' }, act: { version: 1 } },
    models: { ask: () => Promise.resolve('/packaged/README.md') },
  } as never);

it('a card of the project opens with the headings that it lacks behind what is written, once', async () => {
  expect(await opened()).toBe(true);
  expect(shown.text).toMatch(completed);
  await opened();
  expect(shown).toMatchObject({ edits: 1, asked: [] });
});

it('where the editor saves by itself, a card of the project changes only once that is wanted, and nothing waits for it', async () => {
  shown.autoSave = 'afterDelay';
  expect(await opened()).toBe(true);
  expect(shown).toMatchObject({ text: limited, edits: 0 });
  expect(shown.asked).toHaveLength(1);
  answered.with('Add Headings');
  await vi.waitFor(() => expect(shown.text).toMatch(completed));
  await opened();
  expect(shown.asked).toHaveLength(1);
});

it('a card that the project has none of yet begins as that of the version, with what it lacks, in one step', async () => {
  Object.assign(shown, { text: '', packaged: adults, autoSave: 'afterDelay', inProject: false });
  await opened();
  expect(shown.text).toMatch(/^# churn\n\n## Limits\n\nAdults\.\n\n## Intended use\n/);
  expect(shown).toMatchObject({ edits: 1, asked: [] });
});

it.each([
  ['of the project', true],
  ['that was begun before and is not saved', false],
])(
  'a card %s that is not the one of the version says for whom it is, and nothing waits for that',
  async (_, inProject) => {
    Object.assign(shown, { packaged: adults, inProject });
    expect(await opened()).toBe(true);
    const file = inProject ? 'card.md' : 'model-card.md';
    expect(shown.asked).toEqual([
      `${file} is the card that the next version takes, and not the one of churn@1, which keeps the card it was packaged with.`,
    ]);
    expect(shown.text).toMatch(completed);
  },
);

it('a card that was begun as the one of the version says nothing when it is opened again', async () => {
  Object.assign(shown, { text: `${adults}\nMore.\n`, packaged: adults, inProject: false });
  await opened();
  expect(shown.asked).toEqual([]);
});
