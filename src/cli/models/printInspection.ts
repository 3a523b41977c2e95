import { inspectModelFile } from '../../actions/models/inspectModel';
import { isDamaged } from '../../models/inspect/dangerOf';
import type { ModelFileReport } from '../../models/inspect/modelFileReport';
import { UnusableInput } from '../../models/refusal';
import type { CommandContext } from '../commandContext';
import { CommandError } from '../commandError';
import { projectPlace } from '../projectPlace';
import { reportPath } from '../reportPath';
import { ExitCode } from '../terminal';
import { inspectionText } from './inspectionText';
import type { ModelsOptions } from './modelsOptions';
import { namedPath } from './namedPath';
import { printJson } from './printJson';

export interface InspectOptions extends ModelsOptions {
  readonly trust: readonly string[];
}

/** Prints what a model file holds; a dangerous one is a finding, and so is a damaged one. No store is needed or made. */
export async function printInspection(
  command: CommandContext,
  file: string,
  options: InspectOptions,
): Promise<ExitCode> {
  const { terminal, cwd, signal } = command;
  const { root } = projectPlace(cwd, options);
  const path = namedPath(cwd, root, file);
  const report = await inspected(path, signal, options.trust);
  const nothing = nothingIn(report);
  if (nothing !== null) throw new CommandError(`${file} ${nothing}`);
  const shown = reportPath(root, path);
  if (options.format === 'json') printJson(command, { path: shown, ...report });
  else for (const line of inspectionText(shown, report, terminal)) terminal.out(`${line}\n`);
  if (report.verdict === 'dangerous' || isDamaged(report)) return ExitCode.findings;
  return isUnread(report) ? ExitCode.unusable : ExitCode.done;
}

/** Why nothing of it can be told, as the rest of a sentence about it; null: something can. */
function nothingIn(report: ModelFileReport): string | null {
  const { format, bytes, parts, verdict } = report;
  if (format === 'folder' && parts.length === 0) return 'has no model file in it.';
  if (format === 'unknown' && verdict !== 'dangerous')
    return bytes === 0 ? 'is empty: no model is in it.' : 'is no model file of a known format.';
  return null;
}

/** Whether the scan of a file stopped before it found anything that could be told. */
function isUnread({
  verdict,
  unloadable,
  imports,
  inputs,
  outputs,
  tensors,
  parts,
  metadata,
}: ModelFileReport): boolean {
  const found = [imports, inputs, outputs, tensors, parts, Object.keys(metadata)];
  return verdict === 'partly-scanned' && !unloadable && found.every(({ length }) => length === 0);
}

async function inspected(path: string, signal: AbortSignal, trusted: readonly string[]): Promise<ModelFileReport> {
  try {
    return await inspectModelFile({ signal }, { path, trusted: [...trusted] });
  } catch (error) {
    throw error instanceof UnusableInput ? new CommandError(error.message, { cause: error }) : error;
  }
}
