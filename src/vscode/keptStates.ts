import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Disposable } from '../base/disposable';
import { errorMessage, isMissing } from '../base/errors';
import type { Logger } from '../base/logger';

/** Milliseconds between two writes, so that a scroll is few of them; what comes after a rest is written at once. */
const writeAfter = 200;

/** What takes long to write is written this much more seldom. */
const restShare = 20;

/** Of states of the first version filters had milliseconds where they now have seconds. */
const version = 2;

/** What is written says what it is of: another version of Tend may have written it, or half of it. */
interface Kept {
  readonly version: typeof version;
  readonly subject: string;
  readonly state: unknown;
}

/**
 * What panels and views leave for the next window on a workspace: a small file a subject, in the folder that VS Code gives
 * the extension for it. VS Code's own memory of a workspace is written too late for a tab of a browser that is reloaded.
 * A window reads each file once and trusts its own memory from then on, so that two windows never change under each other;
 * of what both leave the last one stays. Without a folder nothing outlives the window.
 */
export class KeptStates implements Disposable {
  readonly #states = new Map<string, unknown>();
  readonly #unwritten = new Set<string>();
  #timer: NodeJS.Timeout | undefined;
  #rest = writeAfter;
  #written = -Infinity;

  constructor(
    private readonly folder: string | null,
    private readonly logger: Logger,
  ) {}

  /** What was left for a subject; null where there is nothing, or nothing that can be read. */
  get(subject: string): unknown {
    if (!this.#states.has(subject)) this.#states.set(subject, this.#read(subject));
    return this.#states.get(subject) ?? null;
  }

  /** Keeps plain data. */
  set(subject: string, state: unknown): void {
    this.#states.set(subject, state);
    this.#unwritten.add(subject);
    this.#timer ??= setTimeout(() => this.#write(), Math.max(0, this.#written + this.#rest - performance.now()));
  }

  /** The window ends: what waits is written at once. */
  dispose(): void {
    clearTimeout(this.#timer);
    this.#write();
  }

  #write(): void {
    this.#timer = undefined;
    const subjects = [...this.#unwritten];
    this.#unwritten.clear();
    const { folder } = this;
    if (folder === null || subjects.length === 0) return;
    const began = performance.now();
    try {
      mkdirSync(folder, { recursive: true });
      for (const subject of subjects) replaceFile(fileOf(folder, subject), this.#text(subject));
      this.#written = performance.now();
      this.#rest = Math.max(writeAfter, restShare * (this.#written - began));
    } catch (error) {
      this.logger.warn(`What is on the screen could not be kept: ${errorMessage(error)}`);
    }
  }

  #text(subject: string): string {
    return JSON.stringify({ version, subject, state: this.#states.get(subject) } satisfies Kept);
  }

  #read(subject: string): unknown {
    if (this.folder === null) return null;
    try {
      const kept = JSON.parse(readFileSync(fileOf(this.folder, subject), 'utf8')) as Partial<Kept> | null;
      if (kept?.version === version && kept.subject === subject) return kept.state;
      this.logger.warn(`What was on the screen is not brought back: another version of Tend wrote it.`);
    } catch (error) {
      if (!isMissing(error)) this.logger.warn(`What was on the screen is not brought back: ${errorMessage(error)}`);
    }
    return null;
  }
}

/** A subject may hold the address of a folder, which is no name of a file. */
function fileOf(folder: string, subject: string): string {
  return join(folder, `${createHash('sha256').update(subject).digest('hex').slice(0, 16)}.json`);
}

/** Whole or not at all; a disk that is slow is not waited for, since a lost second of looks is no loss of facts. */
function replaceFile(path: string, text: string): void {
  const beside = `${path}.${process.pid}.partial`;
  writeFileSync(beside, text);
  renameSync(beside, path);
}
