import { beforeEach, expect, it, onTestFinished, vi } from 'vitest';
import { Emitter } from '../../../../src/base/event';
import { openLoads } from '../../../../src/models/inspect/openLoads';
import type { LoadingLine, LoadsQuestion, LooseModel, OpenLoadsQuestion } from '../../../../src/workers/modelsProtocol';

interface FakeUri {
  readonly path: string;
  toString(): string;
}

const said = new Map<string, readonly { readonly message: string }[]>();
interface FakeDocument {
  readonly uri: FakeUri;
  readonly languageId: string;
  readonly isClosed: boolean;
}

interface FakeNotebook {
  readonly uri: FakeUri;
  readonly isClosed: boolean;
  readonly getCells: () => readonly { readonly kind: number; readonly document: FakeDocument }[];
}

const documents: FakeDocument[] = [];
const notebooks: FakeNotebook[] = [];
const closed = new Emitter<{ readonly uri: FakeUri }>();
const closedNotebook = new Emitter<{ readonly uri: FakeUri }>();
const changedNotebook = new Emitter<{ readonly notebook: FakeNotebook }>();
const changed = new Emitter<FakeUri>();
const noEvent = () => ({ dispose: () => undefined });
const uriOf = (path: string): FakeUri => ({ path, toString: () => path });

vi.mock('vscode', () => {
  const collection = (name: string) => ({
    set: (uri: FakeUri, told: readonly { readonly message: string }[]) => said.set(`${name} ${uri.path}`, told),
    delete: (uri: FakeUri) => said.delete(`${name} ${uri.path}`),
    dispose: () => undefined,
  });
  return {
    languages: { createDiagnosticCollection: collection },
    workspace: {
      textDocuments: documents,
      notebookDocuments: notebooks,
      ...{ onDidOpenTextDocument: noEvent, onDidChangeTextDocument: noEvent },
      onDidCloseTextDocument: closed.event,
      onDidOpenNotebookDocument: noEvent,
      onDidChangeNotebookDocument: changedNotebook.event,
      onDidCloseNotebookDocument: closedNotebook.event,
      createFileSystemWatcher: () => ({ onDidChange: changed.event, dispose: () => undefined }),
    },
    Uri: {
      parse: uriOf,
      joinPath: ({ path }: FakeUri, ...parts: readonly string[]) => uriOf([path, ...parts].join('/')),
    },
    Range: class {
      constructor(
        readonly start: unknown,
        readonly end: unknown,
      ) {}
    },
    NotebookCellKind: { Markup: 1, Code: 2 },
    Diagnostic: class {
      constructor(
        readonly range: unknown,
        readonly message: string,
      ) {}
    },
    DiagnosticSeverity: { Error: 0 },
  };
});

const { ModelDiagnostics } = await import('../../../../src/vscode/models/modelDiagnostics');

const evil: LooseModel = {
  path: 'evil.pkl',
  report: {
    ...{ format: 'pickle', verdict: 'dangerous', bytes: 20, problems: [] },
    imports: [{ module: 'os', name: 'system', verdict: 'dangerous', reason: 'runs commands', called: true }],
  },
  problem: null,
  standing: 'unknown',
};

/** A window with one project of two scripts, whose thread answers what `inspected` and `lines` say by then. */
function started() {
  const project = {
    root: '/p',
    scope: '/p',
    discovery: { modelFiles: [], arrayFiles: [], pythonFiles: ['a.py', 'b.py'] },
  };
  const answers: { inspected: readonly LooseModel[]; lines: readonly LoadingLine[]; open?: Promise<unknown> } = {
    ...{ inspected: [evil], lines: [] },
  };
  const asked: LoadsQuestion[] = [];
  const models = {
    projects: { all: () => [project], locate: () => ({ project, path: '' }) },
    onDidChange: noEvent,
    ask: async (_: unknown, name: string, question: LoadsQuestion | OpenLoadsQuestion) => {
      if (name === 'verdicts') return answers.inspected;
      if ('texts' in question) {
        await answers.open;
        return openLoads('/p', question, question.dangers);
      }
      asked.push(question);
      return answers.lines;
    },
  };
  const diagnostics = new ModelDiagnostics(models as never, uriOf('/extension') as never);
  onTestFinished(() => diagnostics.dispose());
  return { answers, asked };
}

const line = (path: string, message: string): LoadingLine => ({
  ...{ path, message },
  range: { start: { line: 0, character: 0 }, end: { line: 0, character: 4 } },
});
const saidOf = (path: string) => (said.get(`tend-model-loads /p/${path}`) ?? []).map(({ message }) => message);

beforeEach(() => {
  said.clear();
  documents.length = 0;
  notebooks.length = 0;
});

it('tells of scripts that are not open, of one that is closed, and no more of one that was mended on disk', async () => {
  const { answers, asked } = started();
  answers.lines = [line('a.py', 'a loads it'), line('b.py', 'b loads it')];
  documents.push({ uri: uriOf('/p/b.py'), languageId: 'plaintext', isClosed: false });
  await expect.poll(() => saidOf('a.py')).toEqual(['a loads it']);
  expect(asked).toMatchObject([{ scripts: ['a.py', 'b.py'] }]);
  expect([...(asked[0]?.dangers ?? [])]).toEqual([['evil.pkl', expect.stringMatching(/^Loading evil\.pkl would run/)]]);
  expect(saidOf('b.py')).toEqual([]);

  documents.length = 0;
  closed.fire({ uri: uriOf('/p/b.py') });
  expect(saidOf('b.py')).toEqual(['b loads it']);

  answers.lines = [line('b.py', 'b still loads it')];
  changed.fire(uriOf('/p/a.py'));
  await expect.poll(() => saidOf('a.py')).toEqual([]);
  expect(saidOf('b.py')).toEqual(['b still loads it']);
});

it('asks for no script where no model file is dangerous', async () => {
  const { answers, asked } = started();
  const problems = [{ problem: 'It ends.', at: 0 }];
  const report = { format: 'npy', verdict: 'not-code', bytes: 20, problems, imports: [] } as const;
  answers.inspected = [{ ...evil, path: 'cut.npy', report }];
  await expect.poll(() => said.has('tend-models /p/cut.npy')).toBe(true);
  changed.fire(uriOf('/p/a.py'));
  expect(asked).toEqual([]);
});

it('looks through what is open only as far as somebody may have written it', async () => {
  const load = 'import joblib\njoblib.load("evil.pkl")\n';
  for (const [path, text] of [
    ['/p/large.py', load.padEnd(1_000_001)],
    ['/p/full.py', load.padEnd(1_000_000)],
  ] as const) {
    const open = { getText: () => text, version: 1 };
    documents.push({ uri: uriOf(path), languageId: 'python', isClosed: false, ...open });
  }
  started();
  await expect.poll(() => saidOf('full.py')).toEqual([expect.stringMatching(/^joblib\.load would load it: /)]);
  await expect.poll(() => said.get('tend-model-loads /p/large.py')).toEqual([]);
});

it('says nothing of a text that was changed while the thread looked through it', async () => {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  const { answers } = started();
  answers.open = promise;
  const getText = vi.fn(() => 'import joblib\njoblib.load("evil.pkl")\n');
  const open = { languageId: 'python', isClosed: false, getText, version: 1 };
  const edited = { ...open, uri: uriOf('/p/a.py') };
  documents.push(edited, { ...open, uri: uriOf('/p/b.py') });
  await expect.poll(() => getText.mock.calls.length).toBe(2);
  edited.version = 2;
  resolve(undefined);
  await expect.poll(() => saidOf('b.py').length).toBe(1);
  expect(said.has('tend-model-loads /p/a.py')).toBe(false);
  changed.fire(uriOf('/p/b.py'));
  await expect.poll(() => saidOf('a.py').length).toBe(1);
});

it('tells of an open notebook at its cells, where names hold in those below, and of one that is closed at its file', async () => {
  const cell = (name: string, text: string, kind = 2) => {
    const open = { getText: () => text, version: 1 };
    const uri = { ...uriOf(`/p/nb.ipynb#${name}`), scheme: 'vscode-notebook-cell' };
    return { kind, document: { uri, languageId: 'python', isClosed: false, ...open } };
  };
  const load = 'import joblib\njoblib.load(p)';
  const cells = [cell('a', 'p = "evil.pkl"'), cell('b', load), cell('c', load, 1)];
  const notebook = { uri: uriOf('/p/nb.ipynb'), isClosed: false, getCells: () => cells };
  notebooks.push(notebook);
  documents.push(...cells.map(({ document }) => document));
  const { answers, asked } = started();
  answers.lines = [line('nb.ipynb', 'the file loads it')];
  const told = ['/p/nb.ipynb#a', '/p/nb.ipynb#b', '/p/nb.ipynb#c', '/p/nb.ipynb'];
  const messages = () => told.map((path) => said.get(`tend-model-loads ${path}`) ?? []);
  const danger = { message: expect.stringMatching(/^joblib\.load would load it: /) as string };
  await expect.poll(messages).toMatchObject([[], [{ ...danger, range: { start: 1, end: 12 } }], [], []]);
  await expect.poll(() => asked.length).toBe(1);

  cells.splice(0, 1, cell('a', 'p = "good.pkl"'));
  changedNotebook.fire({ notebook });
  await expect.poll(messages).toEqual([[], [], [], []]);

  notebooks.length = 0;
  documents.length = 0;
  closedNotebook.fire(notebook);
  expect(saidOf('nb.ipynb')).toEqual(['the file loads it']);
});
