import { readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, sep } from 'node:path';
import type { Range } from '../base/position';
import { unreadable } from '../disk/unreadable';
import { loadedPaths, placedLoads } from '../models/inspect/dangerousLoads';
import { dangerCheck } from '../models/inspect/dangerOf';
import { dangerousModels, type DangerousModel } from './dangerousModels';
import type { NamedFile } from './inputs';
import { reportPath } from './reportPath';
import type { UnusableInput } from './unusable';

/** A call in a script that loads a file that is dangerous to load. */
export interface DangerousCall extends DangerousModel {
  /** Of the argument that is loaded from. */
  readonly range: Range;
}

interface Looking {
  readonly root: string;
  readonly wanted: readonly string[];
  readonly signal: AbortSignal;
}

interface LookedIntoScripts {
  readonly calls: readonly DangerousCall[];
  readonly unusable: readonly UnusableInput[];
}

/** Looks for calls that load dangerous model files of the project, where the check is among the wanted ones (none: all are). */
export async function dangerousScripts(scripts: readonly NamedFile[], looking: Looking): Promise<LookedIntoScripts> {
  const { wanted } = looking;
  const calls: DangerousCall[] = [];
  const unusable: UnusableInput[] = [];
  if (wanted.length > 0 && !wanted.includes(dangerCheck)) return { calls, unusable };
  const known = new Map<string, string | null>();
  for (const script of scripts) {
    looking.signal.throwIfAborted();
    try {
      calls.push(...(await callsOf(script, readFileSync(script.path, 'utf8'), { ...looking, known })));
    } catch (error) {
      looking.signal.throwIfAborted();
      unusable.push({ path: script.reportPath, problem: `${unreadable(error)}.` });
    }
  }
  return { calls, unusable };
}

/** `known`: what is said of the files that scripts before this one load, by their absolute path. */
interface Known extends Looking {
  readonly known: Map<string, string | null>;
}

async function callsOf(script: NamedFile, text: string, looking: Known): Promise<readonly DangerousCall[]> {
  const named = reportPath(looking.root, script.path);
  // What lies outside the project is looked at from its own folder.
  const isOutside = named === script.path;
  const [root, path] = isOutside ? [dirname(named), basename(named)] : [looking.root, named];
  const dangers = new Map<string, string>();
  for (const loaded of loadedPaths({ root, path }, text)) {
    const sentence = await dangerAt(join(root, loaded), looking);
    if (sentence !== null) dangers.set(loaded, sentence);
  }
  return placedLoads({ root, path }, text, dangers).map((load): DangerousCall => ({
    path: script.reportPath,
    check: dangerCheck,
    severity: 'error',
    ...load,
  }));
}

/** What is said of a file, or of a model of MLflow where the path ends as that of a folder; null: it is not there, or nothing speaks against it. */
async function dangerAt(path: string, { known, root, signal }: Known): Promise<string | null> {
  const before = known.get(path);
  if (before !== undefined) return before;
  const file = path.endsWith(sep) ? join(path, 'MLmodel') : path;
  const isFile = statSync(file, { throwIfNoEntry: false })?.isFile() ?? false;
  const models = isFile ? [{ path, reportPath: reportPath(root, path) }] : [];
  const [danger] = (await dangerousModels(models, { wanted: [dangerCheck], signal })).dangerous;
  const sentence = danger?.message ?? null;
  known.set(path, sentence);
  return sentence;
}
