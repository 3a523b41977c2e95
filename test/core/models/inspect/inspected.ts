import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inRoot } from '../../../../scripts/places.mjs';
import { inspectModel } from '../../../../src/models/inspect/inspectModel';
import type { ModelFileReport } from '../../../../src/models/inspect/modelFileReport';
import { temporaryFolder } from '../../temporaryFolder';

export const fixtures = (...path: readonly string[]) => inRoot('test', 'fixtures', 'models', ...path);

export function fixtureNames(folder: string): readonly string[] {
  return readdirSync(fixtures(folder)).sort();
}

export function inspected(path: string, trusted: readonly string[] = []): Promise<ModelFileReport> {
  return inspectModel(path, { signal: new AbortController().signal, trusted: new Set(trusted) });
}

/** Looks into bytes that stand under a name in a folder of their own. */
export function inspectedBytes(
  name: string,
  bytes: Uint8Array,
  trusted: readonly string[] = [],
): Promise<ModelFileReport> {
  const path = join(temporaryFolder(), name);
  writeFileSync(path, bytes);
  return inspected(path, trusted);
}

export function problems(report: ModelFileReport): readonly string[] {
  return report.problems.map(({ problem }) => problem);
}

/** `module.name` of the imports with a verdict. */
export function importsThatAre(report: ModelFileReport, wanted: string): readonly string[] {
  return report.imports.filter(({ verdict }) => verdict === wanted).map(({ module, name }) => `${module}.${name}`);
}
