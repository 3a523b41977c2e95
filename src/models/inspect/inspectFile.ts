import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { unreadable } from '../../disk/unreadable';
import { UnusableInput } from '../refusal';
import { fileSource } from './bytes/byteSource';
import { headLength, type Findings, type OpenedFile } from './formats/format';
import { fileFormats } from './formats/formats';
import type { TrustedImports } from './imports/judgeImport';
import type { ModelFileReport } from './modelFileReport';
import { spaceOf } from './space';

export interface InspectOptions {
  readonly signal: AbortSignal;
  /** `module.name` of imports that a person has decided to trust. */
  readonly trusted: TrustedImports;
}

/** Looks into one file. Throws `UnusableInput` where it cannot be opened, and where somebody cancelled. */
export async function inspectFile(path: string, options: InspectOptions): Promise<ModelFileReport> {
  const file = await open(path, 'r').catch((error: unknown) => {
    throw new UnusableInput(`${path} ${unreadable(error)}.`);
  });
  try {
    const { size } = await file.stat();
    const source = fileSource(file, size);
    const head = await source.read(0, headLength);
    return reportOf(await findingsOf({ path, name: basename(path), source, head, ...options }), size);
  } finally {
    await file.close();
  }
}

async function findingsOf(file: OpenedFile): Promise<Findings> {
  for (const format of fileFormats) if (await format.recognises(file)) return format.inspect(file);
  return {
    format: 'unknown',
    verdict: 'partly-scanned',
    problems: [{ problem: 'It is none of the formats that are known: nothing can be told of it.', at: null }],
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
  };
}
