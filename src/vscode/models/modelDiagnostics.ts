import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../base/disposable';
import { loadableFiles } from '../../project/discovery';
import { globOf, isNotebook, scriptEndings } from '../../project/fileKinds';
import type { LoadingLine, LooseModel } from '../../workers/modelsProtocol';
import { pageLink } from '../diagnostics/pageLink';
import { diagnosticSource, toRange } from '../diagnostics/toDiagnostic';
import type { Project } from '../project/project';
import type { Models } from './models';
import { UntilStill } from '../../base/untilStill';
import { largestScript } from '../../models/inspect/largestText';
import { damageCheck, damageOf, dangerCheck, dangerOf } from '../../models/inspect/dangerOf';

/** A text is looked through this many milliseconds after it was changed last. */
const rest = 400;

/** Says of model files that are dangerous to load that they are, at the file and where a Python script or a notebook loads it; and of damaged ones. */
export class ModelDiagnostics implements Disposable {
  readonly #parts = new DisposableStore();
  readonly #files = this.#parts.register(vscode.languages.createDiagnosticCollection('tend-models'));
  readonly #scripts = this.#parts.register(vscode.languages.createDiagnosticCollection('tend-model-loads'));
  /** Dangerous files, by project and the path in it. */
  readonly #dangerous = new Map<Project, ReadonlyMap<string, string>>();
  /** Paths of files with a problem. */
  readonly #told = new Map<Project, readonly string[]>();
  /** What is said of scripts as they are on disk, by their addresses: it stands where they are not open. */
  readonly #onDisk = new Map<Project, ReadonlyMap<string, readonly vscode.Diagnostic[]>>();
  readonly #timers = new Map<string, NodeJS.Timeout>();
  readonly #asked = new UntilStill<Project>((project) => this.#learn(project));

  constructor(
    private readonly models: Models,
    private readonly extensionUri: vscode.Uri,
  ) {
    this.#parts.register(models.onDidChange((project) => void this.#asked.ask(project)));
    this.#parts.register(vscode.workspace.onDidOpenTextDocument((document) => this.#textLater(document)));
    this.#parts.register(vscode.workspace.onDidChangeTextDocument(({ document }) => this.#textLater(document)));
    this.#parts.register(vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#showOnDisk(uri)));
    this.#parts.register(vscode.workspace.onDidOpenNotebookDocument((notebook) => this.#cellsLater(notebook)));
    this.#parts.register(vscode.workspace.onDidChangeNotebookDocument(({ notebook }) => this.#cellsLater(notebook)));
    this.#parts.register(vscode.workspace.onDidCloseNotebookDocument(({ uri }) => this.#showOnDisk(uri)));
    const scripts = this.#parts.register(
      vscode.workspace.createFileSystemWatcher(globOf(scriptEndings), true, false, true),
    );
    this.#parts.register(scripts.onDidChange((uri) => this.#changed(uri)));
    for (const project of models.projects.all()) void this.#asked.ask(project);
  }

  dispose(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#asked.stop();
    this.#parts.dispose();
  }

  async #learn(project: Project): Promise<void> {
    const inspected = await this.models.ask(project, 'verdicts', loadableFiles(project.discovery)).catch(() => null);
    if (!inspected || this.#asked.isStopped) return;
    this.#show(project, inspected);
    await this.#learnLines(project);
  }

  async #learnLines(project: Project): Promise<void> {
    const dangers = this.#dangerous.get(project);
    const scripts = project.discovery?.pythonFiles ?? [];
    const question = dangers?.size ? { scripts, dangers } : null;
    const lines = question ? await this.models.ask(project, 'loads', question).catch(() => null) : [];
    if (lines && !this.#asked.isStopped) this.#showLines(project, lines);
  }

  /** Scripts that come or go are found with the folder. */
  #changed(uri: vscode.Uri): void {
    const { project } = this.models.projects.locate(uri);
    if (project && this.#dangerous.get(project)?.size) void this.#asked.ask(project);
  }

  #showLines(project: Project, lines: readonly LoadingLine[]): void {
    const found = new Map<string, vscode.Diagnostic[]>();
    for (const { path, range, message } of lines) {
      const key = uriOf(project, path).toString();
      found.set(key, [...(found.get(key) ?? []), this.#diagnostic(toRange(range), message, dangerCheck)]);
    }
    const before = this.#onDisk.get(project)?.keys() ?? [];
    this.#onDisk.set(project, found);
    const { textDocuments, notebookDocuments } = vscode.workspace;
    // The JSON of a notebook that is open as a text is not looked into while somebody types.
    const texts = textDocuments.filter(({ uri }) => !isNotebook(uri.path));
    const open = new Set([...texts, ...notebookDocuments].map(({ uri }) => uri.toString()));
    for (const key of new Set([...before, ...found.keys()]))
      if (!open.has(key)) this.#showOnDisk(vscode.Uri.parse(key));
  }

  #showOnDisk(uri: vscode.Uri): void {
    const { project } = this.models.projects.locate(uri);
    this.#scripts.set(uri, (project && this.#onDisk.get(project)?.get(uri.toString())) ?? []);
  }

  #show(project: Project, inspected: readonly LooseModel[]): void {
    const found = new Map(inspected.flatMap((file) => problemOf(file)));
    for (const path of this.#told.get(project) ?? []) if (!found.has(path)) this.#files.delete(uriOf(project, path));
    const at = new vscode.Range(0, 0, 0, 0);
    for (const [path, { check, sentence }] of found)
      this.#files.set(uriOf(project, path), [this.#diagnostic(at, sentence, check)]);
    this.#told.set(project, [...found.keys()]);
    const dangers = [...found].filter(([, { check }]) => check === dangerCheck);
    this.#dangerous.set(project, new Map(dangers.map(([path, { sentence }]) => [path, sentence])));
    for (const document of vscode.workspace.textDocuments) void this.#look(document);
    for (const notebook of vscode.workspace.notebookDocuments) void this.#lookIntoCells(notebook);
  }

  #textLater(document: vscode.TextDocument): void {
    if (isScript(document)) this.#later(document.uri, () => this.#look(document));
  }

  #cellsLater(notebook: vscode.NotebookDocument): void {
    this.#later(notebook.uri, () => this.#lookIntoCells(notebook));
  }

  #later(uri: vscode.Uri, look: () => Promise<void>): void {
    const key = uri.toString();
    clearTimeout(this.#timers.get(key));
    const lookNow = () => {
      this.#timers.delete(key);
      void look();
    };
    this.#timers.set(key, setTimeout(lookNow, rest));
  }

  /** At the cells, and no more at the file. */
  async #lookIntoCells(notebook: vscode.NotebookDocument): Promise<void> {
    if (notebook.isClosed) return;
    const cells = notebook.getCells();
    const python = cells.filter(isPythonCell).map(({ document }) => document);
    const said = await this.#said(notebook.uri, python, true);
    if (!said) return;
    this.#scripts.delete(notebook.uri);
    for (const { document } of cells) this.#scripts.set(document.uri, said.get(document) ?? []);
  }

  async #look(document: vscode.TextDocument): Promise<void> {
    if (!isScript(document) || document.isClosed) return;
    const said = await this.#said(document.uri, [document], false);
    if (said) this.#scripts.set(document.uri, said.get(document) ?? []);
  }

  /**
   * What the thread says of documents that are one script, or the cells of one notebook. Null: they have changed, or what is
   * dangerous has, and they are looked at once more.
   */
  async #said(uri: vscode.Uri, documents: readonly vscode.TextDocument[], areCells: boolean): Promise<Said | null> {
    const { project, path } = this.models.projects.locate(uri);
    const dangers = project && this.#dangerous.get(project);
    const texts = dangers?.size ? boundedTexts(documents) : [];
    if (!project || !dangers || texts.length === 0) return new Map();
    const versions = documents.map(({ version }) => version);
    const loads = await this.models.ask(project, 'openLoads', { path, texts, areCells, dangers }).catch(() => null);
    const isSame = documents.every((it, index) => !it.isClosed && it.version === versions[index]);
    if (!loads || !isSame || this.#dangerous.get(project) !== dangers || this.#parts.isDisposed) return null;
    const byDocument = Map.groupBy(loads, ({ text }) => documents[text]);
    return new Map(
      Array.from(byDocument, ([document, found]) => [
        document,
        found.map(({ range, message }) => this.#diagnostic(toRange(range), message, dangerCheck)),
      ]),
    );
  }

  #diagnostic(range: vscode.Range, message: string, check: string): vscode.Diagnostic {
    const made = new vscode.Diagnostic(range, message, vscode.DiagnosticSeverity.Error);
    made.source = diagnosticSource;
    made.code = { value: check, target: pageLink(this.extensionUri, check) };
    return made;
  }
}

type Said = ReadonlyMap<vscode.TextDocument | undefined, readonly vscode.Diagnostic[]>;

type FileProblem = readonly [path: string, problem: { readonly check: string; readonly sentence: string }];

function problemOf({ path, report }: LooseModel): readonly FileProblem[] {
  const danger = report && dangerOf(path, report);
  if (danger !== null) return [[path, { check: dangerCheck, sentence: danger }]];
  const damage = report && damageOf(path, report);
  return damage === null ? [] : [[path, { check: damageCheck, sentence: damage }]];
}

/** Cells are looked at together, by their notebook. */
function isScript({ languageId, uri }: vscode.TextDocument): boolean {
  return languageId === 'python' && uri.scheme !== 'vscode-notebook-cell';
}

function isPythonCell({ kind, document }: vscode.NotebookCell): boolean {
  return kind === vscode.NotebookCellKind.Code && document.languageId === 'python';
}

/** Of documents that are looked through together; none where they hold more than anybody writes. */
function boundedTexts(documents: readonly vscode.TextDocument[]): readonly string[] {
  const texts: string[] = [];
  let left = largestScript;
  for (const document of documents) {
    const text = document.getText();
    left -= text.length;
    if (left < 0) return [];
    texts.push(text);
  }
  return texts;
}

function uriOf({ scope }: Project, path: string): vscode.Uri {
  return vscode.Uri.joinPath(vscode.Uri.parse(scope), path);
}
