import { join } from 'node:path';
import { inspectModelFile } from '../actions/models/inspectModel';
import type { PackagedContents } from '../actions/models/pages/packagedContents';
import { errorMessage } from '../base/errors';
import { digestFile } from '../disk/digestFile';
import { isDamaged } from '../models/inspect/dangerOf';
import { warningOf } from '../models/inspect/warningOf';
import type { LoadableFiles } from '../project/discovery';
import type { ModelFileReport } from '../models/inspect/modelFileReport';
import { KeptByState, stateOf } from './keptByState';
import type { LooseModel } from './modelsProtocol';

/** A file that is larger is not digested to learn whether a package has it: that would read for seconds. */
const mostDigested = 64 * 1024 * 1024;

type Looked = Omit<LooseModel, 'standing'>;

/** What was told of model files, kept while they stay the same. */
export class ModelInspections {
  readonly #reports = new KeptByState<ModelFileReport>();
  readonly #digests = new KeptByState<string>();

  /** By absolute path; that of a folder is looked at anew, because what lies deeper in it may have changed. */
  async report(path: string, signal: AbortSignal): Promise<ModelFileReport> {
    const state = await stateOf(path);
    const inspect = () => inspectModelFile({ signal }, { path });
    return state === null ? inspect() : this.#reports.of(path, state.text, inspect);
  }

  /**
   * Of files by their paths in a project those that are no part of a registered version; `contents` null: nobody knows. Arrays
   * are data, unless something speaks against loading them.
   */
  async loose(
    root: string,
    { modelFiles, arrayFiles }: LoadableFiles,
    contents: PackagedContents | null,
    signal: AbortSignal,
  ): Promise<readonly LooseModel[]> {
    const models = await this.#looked(root, modelFiles, signal);
    const arrays = (await this.#looked(root, arrayFiles, signal)).filter((it) => !isPlainData(it));
    const loose: LooseModel[] = [];
    for (const model of [...models, ...arrays]) {
      signal.throwIfAborted();
      const standing = contents ? await this.#standing(join(root, model.path), contents, signal) : 'unknown';
      if (standing !== 'registered') loose.push({ ...model, standing });
    }
    const asked = new Set([...modelFiles, ...arrayFiles].map((path) => join(root, path)));
    for (const known of [this.#reports, this.#digests]) await known.forgetGone(asked);
    return loose;
  }

  async #looked(root: string, paths: readonly string[], signal: AbortSignal): Promise<readonly Looked[]> {
    const looked: Looked[] = [];
    for (const path of paths) {
      signal.throwIfAborted();
      looked.push(await this.#look(root, path, signal));
    }
    return looked;
  }

  async #look(root: string, path: string, signal: AbortSignal): Promise<Looked> {
    try {
      const { format, verdict, bytes, imports, problems, unloadable } = await this.report(join(root, path), signal);
      const report = { format, verdict, bytes, imports, problems, ...(unloadable && { unloadable }) };
      return { path, report, problem: null };
    } catch (error) {
      return { path, report: null, problem: errorMessage(error) };
    }
  }

  async #standing(
    path: string,
    { registered, packaged, purged, isWhole }: PackagedContents,
    signal: AbortSignal,
  ): Promise<LooseModel['standing'] | 'registered'> {
    if (registered.size + packaged.size + purged.size === 0) return isWhole ? 'unregistered' : 'unknown';
    const digest = await this.#digest(path, signal);
    if (digest !== null && registered.has(digest)) return 'registered';
    if (digest === null || !isWhole) return 'unknown';
    if (packaged.has(digest)) return 'packaged';
    return purged.has(digest) ? 'purged' : 'unregistered';
  }

  /** Null: it cannot be read, or is too large to be read for this. */
  async #digest(path: string, signal: AbortSignal): Promise<string | null> {
    const state = await stateOf(path);
    if (state === null || state.bytes > mostDigested) return null;
    const digest = async () => (await digestFile(path, { signal, onBytes: () => undefined })).digest;
    return this.#digests.of(path, state.text, digest).catch(() => null);
  }
}

/** Whether nothing speaks against an array, as far as it can be read. */
function isPlainData({ report }: Looked): boolean {
  return report === null || (warningOf(report) === null && !isDamaged(report));
}
