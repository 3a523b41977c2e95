import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../base/disposable';
import { settingIds } from '../ids';
import type { Project } from '../project/project';
import type { Projects } from '../project/projects';
import { backgroundSetting } from '../settings';
import { backgroundPlan, type PlannedCheck } from './backgroundPlan';
import type { Checker } from './checker';
import { diskStamp, isFresh, sameStamp } from './diskStamp';
import type { FileChecks } from './fileChecks';
import { standsStill } from './standsStill';
import type { SavedTexts } from './savedTexts';
import { openDocument } from './tableDocument';

/** Between two checks of a file that goes on changing: this many times what the last one took, up to these milliseconds. */
const restAfter = 4;
const longestRest = 30_000;

/** Checks what was found but is not open, when nothing else is to be done, and what changes on disk. */
export class BackgroundChecks implements Disposable {
  readonly #parts = new DisposableStore();
  /** What is still to be checked, by key; the first is next. */
  readonly #queue = new Map<string, PlannedCheck>();
  readonly #ended = new AbortController();
  /** Files that were written to and are checked again soon, by key. */
  readonly #changing = new Map<string, NodeJS.Timeout>();
  #working = false;

  constructor(
    private readonly projects: Projects,
    private readonly checks: FileChecks,
    private readonly checker: Checker,
    private readonly saved: SavedTexts,
  ) {
    this.#parts.register(projects.onDidDiscover((project) => this.#discovered(project)));
    this.#parts.register(projects.onDidChangeConfig((project) => void this.#configured(project)));
    this.#parts.register(projects.onDidChangeFile((uri) => this.#changed(uri)));
    this.#parts.register(projects.onDidDeleteFile((uri) => void this.#deleted(uri)));
    this.#parts.register(projects.onDidChange((project) => this.#forgetClosed(project)));
    this.#parts.register(
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (!event.affectsConfiguration(settingIds.background) && !event.affectsConfiguration('files.exclude')) return;
        for (const project of projects.all()) void project.discover();
      }),
    );
  }

  dispose(): void {
    this.#ended.abort();
    this.#queue.clear();
    for (const timer of this.#changing.values()) clearTimeout(timer);
    this.#changing.clear();
    this.#parts.dispose();
  }

  #discovered(project: Project): void {
    const files = project.discovery?.dataFiles ?? [];
    const plan = backgroundPlan(files, backgroundSetting());
    this.#forgetMissing(project, new Set(files.map((file) => file.path)));
    for (const { path } of files) this.checks.announce(keyOf(project, path), path, plan.wait.get(path) ?? null);
    for (const planned of plan.check) this.#queue.set(keyOf(project, planned.path), planned);
    void this.#work();
  }

  /** One file after the other; what was checked or opened meanwhile is left out. */
  async #work(): Promise<void> {
    if (this.#working) return;
    this.#working = true;
    try {
      for (const [key, { long }] of this.#queue) {
        this.#queue.delete(key);
        if (this.checks.get(key)?.state !== 'waiting') continue;
        const uri = vscode.Uri.parse(key);
        // What is still being copied or downloaded is looked at when that has ended; the others do not wait for it.
        if (isFresh(await diskStamp(uri.fsPath), Date.now())) this.#changed(uri);
        else await this.checker.check(uri, { background: long, signal: this.#ended.signal });
      }
      this.checks.warmUp();
    } finally {
      this.#working = false;
    }
  }

  /** Checks again what `tend.yaml` now expects something else of. */
  async #configured(project: Project): Promise<void> {
    for (const { key, path } of this.checks.all()) {
      if (!this.#belongs(project, key)) continue;
      if (!this.checks.expectedOtherwise(key, await project.expectationsFor(path))) continue;
      void this.checker.check(vscode.Uri.parse(key), { background: openDocument(key) === undefined });
    }
  }

  /** A file that is written to all the time (the log of a training) is checked now and then, not all the time. */
  #changed(uri: vscode.Uri): void {
    const key = uri.toString();
    if (this.#changing.has(key)) return;
    const last = this.checks.get(key)?.report?.milliseconds ?? 0;
    const check = async () => {
      const still = await standsStill(uri.fsPath, { signal: this.#ended.signal });
      this.#changing.delete(key);
      if (still) await this.#checkChanged(uri);
    };
    this.#changing.set(
      key,
      setTimeout(() => void check(), Math.min(longestRest, last * restAfter)),
    );
  }

  async #checkChanged(uri: vscode.Uri): Promise<void> {
    const known = await this.checks.settled(uri.toString());
    const document = openDocument(uri.toString());
    // A document that is not what stands on disk keeps what stands in it; what was too large waits until it is asked for.
    if (!known || (document && this.saved.differ(document))) return;
    if (known.state === 'waiting' && known.problem !== null) return;
    // A save in this window was checked already.
    if (known.state === 'checked' && known.stamp && sameStamp(known.stamp, await diskStamp(uri.fsPath))) return;
    void this.checker.check(uri, { background: document === undefined });
  }

  async #deleted(uri: vscode.Uri): Promise<void> {
    // Many programs write a file by taking it away and putting another in its place.
    if (await diskStamp(uri.fsPath)) {
      this.#changed(uri);
      return;
    }
    if (!openDocument(uri.toString())?.isDirty) this.checks.forget(uri.toString());
  }

  #forgetMissing(project: Project, found: ReadonlySet<string>): void {
    for (const { key, path } of this.checks.all()) {
      if (this.#belongs(project, key) && !found.has(path) && !openDocument(key)) this.checks.forget(key);
    }
  }

  #belongs(project: Project, key: string): boolean {
    return this.projects.owner(key) === project;
  }

  #forgetClosed({ scope }: Project): void {
    if (this.projects.get(scope)) return;
    for (const { key } of this.checks.all()) {
      if (key.startsWith(`${scope}/`) && !openDocument(key)) this.checks.forget(key);
    }
  }
}

function keyOf(project: Project, path: string): string {
  return vscode.Uri.joinPath(vscode.Uri.parse(project.scope), path).toString();
}
