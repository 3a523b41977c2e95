import { expect, it, vi } from 'vitest';
import { askParts } from '../../../../src/vscode/commands/models/askParts';
import type { Project } from '../../../../src/vscode/project/project';

interface Item {
  readonly label: string;
  readonly description: string;
  readonly detail?: string;
  readonly picked?: boolean;
}

interface Button {
  readonly tooltip: string;
}

/** A list as VS Code shows it; `act` is what a person does with it. */
interface Shown {
  placeholder: string;
  items: readonly Item[];
  selectedItems: readonly Item[];
  buttons: readonly Button[];
  accept: () => void;
  press: (button: Button) => void;
  hide: () => void;
}

const { persons, list, files, CancellationError } = vi.hoisted(() => {
  const persons: ((shown: Shown) => void)[] = [];
  const list = () => {
    const shown = {
      ...{
        placeholder: '',
        items: [],
        selectedItems: [],
        buttons: [],
        accept: () => undefined,
        press: () => undefined,
      },
      hide: (): void => undefined,
      dispose: () => undefined,
      onDidAccept: (run: () => void) => void (shown.accept = run as () => undefined),
      onDidTriggerButton: (run: (button: Button) => void) => void (shown.press = run as () => undefined),
      onDidHide: (run: () => void) => void (shown.hide = run),
      show: () => persons.shift()?.(shown),
    };
    return shown;
  };
  const files = ['golden.json', 'old/golden.json'];
  return { persons, list, files, CancellationError: class extends Error {} };
});

vi.mock('vscode', () => {
  const uri = (path: string) => ({ path, fsPath: path });
  return {
    CancellationError,
    ThemeIcon: Object,
    RelativePattern: Object,
    Uri: {
      parse: (text: string) => uri(text.replace('file://', '')),
      joinPath: ({ path }: { readonly path: string }, more: string) => uri(`${path}/${more}`),
    },
    workspace: { findFiles: () => Promise.resolve(files.map((path) => uri(`/churn/${path}`))) },
    window: { createQuickPick: list, showQuickPick: (items: readonly Item[]) => Promise.resolve(items[1]) },
  };
});

const project = { scope: 'file:///churn', discovery: null } as unknown as Project;
const source = { uri: null, run: null, requirementsOf: null, tables: [] };

it('ticking everything that was found asks for nothing else', async () => {
  persons.push((shown) => {
    shown.selectedItems = shown.items.filter(({ description }) => description === 'golden.json');
    expect(shown.items.map(({ label }) => label)).toEqual(['Golden pairs', 'Golden pairs']);
    shown.accept();
  });
  expect(await askParts(project, source, 'churn')).toEqual({ golden: '/churn/golden.json', data: [] });
});

it('a licence that a button asks for is ticked beside what was ticked before', async () => {
  persons.push(
    (shown) => {
      const licence = shown.buttons.find(({ tooltip }) => tooltip.startsWith('Choose a Licence…'));
      if (licence) shown.press(licence);
    },
    (shown) => shown.accept(),
  );
  const parts = { golden: '/churn/golden.json', licence: 'MIT', data: [] };
  expect(await askParts(project, source, 'churn')).toEqual(parts);
});

it('a list that is put away packages nothing', async () => {
  persons.push((shown) => shown.hide());
  await expect(askParts(project, source, 'churn')).rejects.toBeInstanceOf(CancellationError);
});

it('what goes in by itself is told of a run only where a run logged the model', async () => {
  const told: string[] = [];
  const person = (shown: Shown) => {
    told.push(shown.placeholder);
    shown.accept();
  };
  persons.push(person, person);
  await askParts(project, source, 'churn');
  await askParts(project, { ...source, run: 'rf-1' }, 'churn');
  expect(told).toEqual([
    'A LICENSE of the project goes in where there is one.',
    'What the run knows goes in too. A LICENSE of the project goes in where there is one.',
  ]);
});

it('requirements that the run recorded go before those of the project, which says so', async () => {
  files.push('requirements.txt');
  const person = (shown: Shown) => {
    const { picked, detail } = shown.items.find(({ label }) => label === 'Requirements') ?? {};
    expect([picked, detail]).toEqual([false, 'The run rf-1 has its own, which go in unless this is ticked.']);
    shown.accept();
  };
  persons.push(person);
  const own = { ...source, run: 'rf-1', requirementsOf: 'the run rf-1' };
  expect(await askParts(project, own, 'churn')).toEqual({ golden: '/churn/golden.json', data: [] });
});
