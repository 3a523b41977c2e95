import type { Disposable } from '../../base/disposable';
import { errorMessage } from '../../base/errors';
import { Emitter, type Event } from '../../base/event';
import type { Logger } from '../../base/logger';
import { plural } from '../../base/text';
import type { CheckRequest } from '../../data/checkRequest';
import { mostMends } from '../../data/fixes/mendsOf';
import { DataError, type FileReport } from '../../data/report';
import type { Expectations } from '../../project/expectations';
import type { CheckPool } from '../../workers/checkPool';
import type { MirrorSource } from '../../workers/checkProtocol';
import { type CheckedFile, waitingFile, withDiskFindings } from './checkedFile';
import { diskStamp, sameStamp, type DiskStamp } from './diskStamp';

/** What to check and from where. */
export interface CheckTask {
  readonly key: string;
  readonly path: string;
  readonly fsPath: string;
  readonly expectations: Expectations;
  /** The document whose text is checked; null reads the file on disk. */
  readonly document: MirroredDocument | null;
  /** Version of the open, unchanged document that equals the file on disk, if there is one. */
  readonly cleanVersion: number | null;
  readonly background: boolean;
}

/** A mirrored document and its version. */
export interface MirroredDocument {
  readonly source: MirrorSource;
  readonly version: number;
  /** Its text is what Tend reads in the bytes of the file, so that mends of what these show fit it. */
  readonly likeDisk: boolean;
}

export interface FileChecksOptions {
  /** For what a person looks at, and for everything else: neither waits for the other. */
  readonly pools: Readonly<Record<'open' | 'background', Pick<CheckPool, 'check' | 'warmUp'>>>;
  readonly logger: Logger;
  readonly now: () => Date;
  readonly threads: number;
  /** The state of a file on disk: what is read while it changes is not shown. */
  readonly stampOf?: (fsPath: string) => Promise<DiskStamp | null>;
}

/** A file that was checked as it stands on disk. */
export interface DiskCheck {
  readonly file: CheckedFile;
  readonly report: FileReport;
}

/** Knows the last result of every data file and runs at most one check of each at a time. */
export class FileChecks implements Disposable {
  readonly #files = new Map<string, CheckedFile>();
  readonly #onDisk = new Map<string, { readonly report: FileReport; readonly stamp: DiskStamp | null }>();
  readonly #expectations = new Map<string, string>();
  readonly #running = new Map<string, { readonly controller: AbortController; readonly done: Promise<void> }>();
  readonly #onDidChange = new Emitter<CheckedFile>();
  readonly #onDidForget = new Emitter<string>();
  readonly #onDidCheckDisk = new Emitter<DiskCheck>();

  readonly onDidChange: Event<CheckedFile> = this.#onDidChange.event;
  /** The key of a file that is gone. */
  readonly onDidForget: Event<string> = this.#onDidForget.event;
  readonly onDidCheckDisk: Event<DiskCheck> = this.#onDidCheckDisk.event;

  constructor(private readonly options: FileChecksOptions) {}

  get(key: string): CheckedFile | undefined {
    return this.#files.get(key);
  }

  all(): readonly CheckedFile[] {
    return [...this.#files.values()];
  }

  get isWorking(): boolean {
    return this.#running.size > 0;
  }

  /** Says that a file exists; `problem` tells why it is not checked without being asked. */
  announce(key: string, path: string, problem: string | null = null): void {
    const known = this.#files.get(key);
    if (!known || (known.state === 'waiting' && known.problem !== problem)) this.#set(waitingFile(key, path, problem));
  }

  /** Whether the file was last checked against other expectations than these. */
  expectedOtherwise(key: string, expectations: Expectations): boolean {
    const last = this.#expectations.get(key);
    return last !== undefined && last !== JSON.stringify(expectations);
  }

  /**
   * Checks a file and returns what is then known; a newer check of the same file takes the place of this one. Throws the
   * `DataError` with reason `changed` when the file was written to meanwhile: what was known stays, and it can be tried
   * again.
   */
  async check(task: CheckTask, signal?: AbortSignal): Promise<CheckedFile | undefined> {
    this.#running.get(task.key)?.controller.abort();
    const controller = new AbortController();
    this.#expectations.set(task.key, JSON.stringify(task.expectations));
    const done = this.#run(task, controller, signal);
    this.#running.set(task.key, { controller, done });
    await done;
    return this.#files.get(task.key);
  }

  /**
   * A report of what offers a mend, as much as is offered at a time and one more, where the one that is kept names the first
   * cells of each check; `only` some checks, null: all. It is not kept.
   */
  mended(task: CheckTask, only: readonly string[] | null, signal: AbortSignal): Promise<FileReport> {
    return this.#ask(task, signal, { only, mends: mostMends + 1 });
  }

  /** Waits for the check of this file that is under way, if one is. */
  async settled(key: string): Promise<CheckedFile | undefined> {
    for (let running = this.#running.get(key); running; running = this.#running.get(key))
      await running.done.catch(() => undefined);
    return this.#files.get(key);
  }

  /** What is known of a file on disk is true of its document of this version as well. False when it is known no more. */
  adopt(file: CheckedFile, version: number): boolean {
    if (this.#files.get(file.key) !== file) return false;
    this.#set({ ...file, version });
    return true;
  }

  /** Makes the thread of open files ready for the first of them. */
  warmUp(): void {
    this.options.pools.open.warmUp();
  }

  forget(key: string): void {
    this.#running.get(key)?.controller.abort();
    this.#running.delete(key);
    this.#onDisk.delete(key);
    this.#expectations.delete(key);
    if (this.#files.delete(key)) this.#onDidForget.fire(key);
  }

  dispose(): void {
    for (const { controller } of this.#running.values()) controller.abort();
    this.#running.clear();
    this.#onDidChange.dispose();
    this.#onDidForget.dispose();
    this.#onDidCheckDisk.dispose();
  }

  async #run(task: CheckTask, controller: AbortController, outer: AbortSignal | undefined): Promise<void> {
    const before = this.#files.get(task.key) ?? waitingFile(task.key, task.path);
    const signal = outer ? AbortSignal.any([controller.signal, outer]) : controller.signal;
    this.#set({ ...before, path: task.path, state: 'checking', progress: null });
    try {
      const stamp = await this.#stamp(task);
      const report = await this.#ask(task, signal);
      await this.#lookAtBytes(task, signal);
      const after = await this.#stamp(task);
      if (controller.signal.aborted) return;
      if (!sameStamp(stamp, after)) throw new DataError('changed', `${task.path} changed while it was read.`);
      this.#finish(task, report, stamp);
    } catch (error) {
      if (controller.signal.aborted) return;
      this.#fail(task, before, error);
      if (error instanceof DataError && error.reason === 'changed') throw error;
    } finally {
      if (this.#running.get(task.key)?.controller === controller) this.#running.delete(task.key);
    }
  }

  async #stamp({ document, fsPath }: CheckTask): Promise<DiskStamp | null> {
    return document ? null : (this.options.stampOf ?? diskStamp)(fsPath);
  }

  /** Of a document in an encoding of its own the file is never checked otherwise, and saving it changes the bytes. */
  async #lookAtBytes(task: CheckTask, signal: AbortSignal): Promise<void> {
    if (!task.document || task.document.likeDisk) return;
    const onDisk = { ...task, document: null };
    const stamp = await this.#stamp(onDisk);
    const known = this.#onDisk.get(task.key);
    if (!stamp || (known && sameStamp(known.stamp, stamp))) return;
    this.#onDisk.set(task.key, { report: await this.#ask(onDisk, signal), stamp });
  }

  #ask(
    task: CheckTask,
    signal: AbortSignal,
    wanted: Pick<CheckRequest, 'only' | 'mends'> = { only: null },
  ): Promise<FileReport> {
    const { open, background } = this.options.pools;
    return (task.background ? background : open).check(
      {
        source: task.document?.source ?? { kind: 'file', path: task.fsPath },
        reportPath: task.path,
        expectations: task.expectations,
        ...wanted,
        allCells: false,
        digest: false,
        now: this.options.now().toISOString(),
        threads: this.options.threads,
      },
      { signal, onProgress: (share) => this.#progress(task.key, share) },
    );
  }

  #progress(key: string, share: number): void {
    const file = this.#files.get(key);
    const percent = Math.floor(share * 100) / 100;
    if (file?.state === 'checking' && file.progress !== percent) this.#set({ ...file, progress: percent });
  }

  #finish(task: CheckTask, report: FileReport, stamp: DiskStamp | null): void {
    const onDisk = task.document === null;
    if (onDisk) this.#onDisk.set(task.key, { report, stamp });
    const ofBytes = task.document ? this.#onDisk.get(task.key)?.report : undefined;
    const file: CheckedFile = {
      key: task.key,
      path: task.path,
      state: 'checked',
      progress: null,
      problem: null,
      report: withDiskFindings(report, ofBytes ?? null, task.document?.likeDisk ?? true),
      unsaved: !onDisk,
      stamp,
      version: task.document?.version ?? task.cleanVersion,
      checkedAt: this.options.now().getTime(),
    };
    this.options.logger.info(
      `checked ${task.path}${onDisk ? '' : ' (in the editor)'}: ${plural(report.rows, 'row')}, ${plural(report.findings.length, 'finding')} in ${Math.round(report.milliseconds)} ms`,
    );
    this.#set(file);
    if (onDisk) this.#onDidCheckDisk.fire({ file, report });
  }

  #fail(task: CheckTask, before: CheckedFile, error: unknown): void {
    if (error instanceof DataError && (error.reason === 'cancelled' || error.reason === 'changed'))
      return this.#set({ ...before, state: resting(before), progress: null });
    if (error instanceof DataError && error.reason === 'missing') return this.forget(task.key);
    const message = errorMessage(error).replaceAll(task.fsPath, task.path);
    this.options.logger.error(`${task.path} was not checked: ${message}`);
    const problem = error instanceof DataError ? message : 'the check failed; the log says why';
    this.#set({ ...before, state: 'unreadable', progress: null, problem, report: null, unsaved: false, stamp: null });
  }

  #set(file: CheckedFile): void {
    this.#files.set(file.key, file);
    this.#onDidChange.fire(file);
  }
}

function resting(file: CheckedFile): CheckedFile['state'] {
  if (file.state !== 'checking') return file.state;
  return file.report ? 'checked' : 'waiting';
}
