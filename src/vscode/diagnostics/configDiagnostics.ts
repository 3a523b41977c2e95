import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../base/disposable';
import { atLeast, shows } from '../../data/severity';
import type { ConfigProblem } from '../../project/configProblem';
import { configName } from '../../project/fileKinds';
import type { RegistryStandings } from '../models/registryStandings';
import type { FileChecks } from '../checking/fileChecks';
import { openDocument } from '../checking/tableDocument';
import type { LoadedConfig } from '../project/loadedConfig';
import type { Project } from '../project/project';
import type { Projects } from '../project/projects';
import { settingIds } from '../ids';
import { levelSetting } from '../settings';
import { diagnosticSource, toRange, toSeverity } from './toDiagnostic';

/** Milliseconds after the last keystroke in `tend.yaml`. */
const quiet = 150;

/** Publishes what is wrong with each `tend.yaml`, at the key or value; follows its edits before they are saved. */
export class ConfigDiagnostics implements Disposable {
  readonly #parts = new DisposableStore();
  readonly #collection = this.#parts.register(vscode.languages.createDiagnosticCollection('tend.yaml'));
  readonly #timers = new Map<string, NodeJS.Timeout>();
  /** What is wrong in each `tend.yaml`, by the text of its URI: quick fixes ask for it. */
  readonly #problems = new Map<string, readonly ConfigProblem[]>();

  #standings: Pick<RegistryStandings, 'of'> | null = null;

  constructor(
    private readonly projects: Projects,
    private readonly checks: FileChecks,
  ) {
    const { workspace } = vscode;
    this.#parts.register(projects.onDidChangeConfig((project) => this.#later(project)));
    this.#parts.register(projects.onDidDiscover((project) => this.#later(project)));
    this.#parts.register(projects.onDidChange((project) => this.#later(project)));
    this.#parts.register(workspace.onDidChangeTextDocument(({ document }) => this.#edited(document)));
    this.#parts.register(workspace.onDidCloseTextDocument((document) => this.#edited(document)));
    this.#parts.register(checks.onDidChange(({ key, state }) => this.#checked(key, state)));
    this.#parts.register(
      workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration(settingIds.level)) for (const project of projects.all()) this.#later(project);
      }),
    );
  }

  /** Compares the models of `tend.yaml` with those that have versions, as soon as somebody looked at models. */
  follow(standings: Pick<RegistryStandings, 'of' | 'onDidChange'>): void {
    this.#standings = standings;
    this.#parts.register(
      standings.onDidChange(() => {
        for (const project of this.projects.all()) this.#later(project);
      }),
    );
  }

  /** What is wrong in this file at this moment. */
  problemsOf(uri: vscode.Uri): readonly ConfigProblem[] {
    return this.#problems.get(uri.toString()) ?? [];
  }

  dispose(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
    this.#parts.dispose();
  }

  #edited(document: vscode.TextDocument): void {
    const { project, path } = this.projects.locate(document.uri);
    if (project && path === configName) this.#later(project);
  }

  /** The columns of a file that was just checked are what its declared columns are compared with. */
  #checked(key: string, state: string): void {
    const project = this.projects.owner(key);
    if (project?.config && state === 'checked') this.#later(project);
  }

  #later(project: Project): void {
    clearTimeout(this.#timers.get(project.scope));
    const publish = () => {
      this.#timers.delete(project.scope);
      void this.#publish(project);
    };
    this.#timers.set(project.scope, setTimeout(publish, quiet));
  }

  async #publish(project: Project): Promise<void> {
    const uri = configUri(project);
    const config = this.projects.get(project.scope) ? await this.#current(project, uri) : null;
    const problems = config ? await this.#allProblems(project, config) : [];
    // A newer look is on its way, or nobody is there any more.
    if (this.#parts.isDisposed || this.#timers.has(project.scope)) return;
    this.#problems.set(uri.toString(), problems);
    this.#collection.set(uri, problems.map(toConfigDiagnostic));
  }

  /** What stands in the editor, else what was read from disk. */
  async #current(project: Project, uri: vscode.Uri): Promise<LoadedConfig | null> {
    const document = openDocument(uri.toString());
    if (!document?.isDirty) return project.config;
    const { loadConfig } = await import('../project/loadedConfig');
    return loadConfig(document.getText());
  }

  async #allProblems(project: Project, { parsed }: LoadedConfig): Promise<readonly ConfigProblem[]> {
    const [{ configProblems }, { checkIds }] = await Promise.all([
      import('../../project/configProblems'),
      import('../../data/checks/checkTitles'),
    ]);
    // The file says too that it lacks a declared column, as it does on the command line, where counts and exit codes rest
    // on it. Here is where a name that was mistyped is mended.
    const reports = this.checks.all().flatMap(({ key, path, report }) => {
      return report && this.projects.owner(key) === project ? [{ path, report }] : [];
    });
    const tables = reports
      .filter(({ report }) => report.dialect.header)
      .map(({ path, report }) => ({ path, columns: report.columns.map(({ name }) => name) }));
    const level = levelSetting(configUri(project));
    // Where not all files are listed, one may lie beyond in which a suppression keeps something.
    const isTold = shows(level, 'info') && project.discovery?.complete !== false;
    const checked = reports.map(({ path, report: { idle = [] } }) => ({
      path,
      idle: isTold ? atLeast(idle, level).map(({ suppression }) => suppression) : [],
    }));
    const dataFiles = project.discovery?.dataFiles.map(({ path }) => path) ?? null;
    const models = this.#standings?.of(project)?.models.map(({ name }) => name) ?? [];
    return configProblems(parsed, { checkIds, dataFiles, tables, checked, models });
  }
}

/** Where the `tend.yaml` of a project is or would be. */
export function configUri(project: Project): vscode.Uri {
  return vscode.Uri.joinPath(vscode.Uri.parse(project.scope), configName);
}

function toConfigDiagnostic({ range, message, severity, code }: ConfigProblem): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(toRange(range), message, toSeverity(severity));
  diagnostic.source = diagnosticSource;
  diagnostic.code = code;
  return diagnostic;
}
