import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { unreadable } from '../../disk/unreadable';
import { UnusableInput } from '../refusal';
import { fileSource } from './bytes/byteSource';
import { headLength, type FileFormat, type Findings, type OpenedFile } from './formats/format';
import { fileFormats } from './formats/formats';
import { pickleFile } from './formats/pickleFile';
import { unmarkedPickle } from './formats/unmarkedPickle';
import { sortedImports, worst } from './formats/worst';
import type { TrustedImports } from './imports/judgeImport';
import type { ModelFileReport } from './modelFileReport';
import { spaceOf } from './space';
import { zipOf } from './zip/knownZip';
import { outsideProblems } from './zip/zipMembers';

export interface InspectOptions {
  readonly signal: AbortSignal;
  /** `module.name` of imports that a person has decided to trust. */
  readonly trusted: TrustedImports;
}

/**
 * Looks into one file; `name`: what it is called where that is not the end of its path. Throws `UnusableInput` where it cannot
 * be opened, and where somebody cancelled.
 */
export async function inspectFile(
  path: string,
  options: InspectOptions,
  name = basename(path),
): Promise<ModelFileReport> {
  const file = await open(path, 'r').catch((error: unknown) => {
    throw new UnusableInput(`${path} ${unreadable(error)}.`);
  });
  try {
    const { size } = await file.stat();
    const source = fileSource(file, size);
    const head = await source.read(0, headLength);
    return reportOf(await findingsOf({ path, name, source, head, ...options }), size);
  } finally {
    await file.close();
  }
}

async function findingsOf(file: OpenedFile): Promise<Findings> {
  if (file.source.size === 0) return empty;
  const format = await formatOf(file);
  const found = await format?.inspect(file);
  if (found && format === pickleFile) return found;
  const pickle = await unmarkedPickle(file);
  if (!found) return pickle ?? (await unknownOf(file));
  return pickle ? bothOf(found, pickle) : found;
}

async function formatOf(file: OpenedFile): Promise<FileFormat | null> {
  for (const format of fileFormats) if (await format.recognises(file)) return format;
  return null;
}

const empty: Findings = {
  format: 'unknown',
  verdict: 'not-code',
  problems: [{ problem: 'It is empty: no model is in it.', at: 0 }],
};

const unknown: Findings = {
  format: 'unknown',
  verdict: 'partly-scanned',
  problems: [{ problem: 'It is none of the formats that are known: nothing can be told of it.', at: null }],
};

/** Who unpacks an archive of any kind writes where its names lead. */
async function unknownOf(file: OpenedFile): Promise<Findings> {
  const archive = await zipOf(file);
  const problems = archive === null ? [] : outsideProblems(archive);
  return problems.length === 0 ? unknown : { format: 'unknown', verdict: 'dangerous', problems };
}

/** Which of the two it is, is up to who loads it. */
function bothOf(found: Findings, pickle: Findings): Findings {
  const problem = `It is a pickle as well as ${found.format}: what loads it as one runs what it names.`;
  return {
    ...found,
    verdict: worst([found.verdict, pickle.verdict, 'needs-trust']),
    imports: sortedImports([...(found.imports ?? []), ...(pickle.imports ?? [])]),
    problems: [{ problem, at: 0 }, ...(found.problems ?? []), ...(pickle.problems ?? [])],
  };
}

/** The report of what was found in so many bytes. */
export function reportOf(found: Findings, bytes: number): ModelFileReport {
  const tensors = found.tensors ?? [];
  return {
    format: found.format,
    formatDetail: found.formatDetail ?? '',
    bytes,
    verdict: found.verdict,
    imports: found.imports ?? [],
    inputs: found.inputs ?? [],
    outputs: found.outputs ?? [],
    tensors,
    parameters: found.parameters ?? null,
    metadata: found.metadata ?? {},
    space: found.space ?? spaceOf(tensors, bytes),
    parts: found.parts ?? [],
    problems: found.problems ?? [],
    ...(found.unloadable && { unloadable: true }),
  };
}
