import { resolve } from 'node:path';
import { checkData, type CheckedFiles } from '../actions/checkData';
import { checkingContext } from './checking';
import type { CheckOptions } from './checkOptions';
import { configNotes } from './configNotes';
import { exitCodeFor } from './failOn';
import { resolveInputs } from './inputs';
import { refuseToOverwrite, writeResult } from './output';
import { openProfileKeeper } from './profileKeeper';
import type { CommandContext } from './commandContext';
import { openProject } from './project';
import { jsonReport } from './reporters/jsonReporter';
import { textReport, textSummary } from './reporters/textReporter';
import { ExitCode } from './terminal';
import { noteUnusable } from './unusable';

/** Checks and prints the findings. */
export async function printCheck(
  context: CommandContext,
  paths: readonly string[],
  options: CheckOptions,
): Promise<ExitCode> {
  const { terminal } = context;
  const note = (line: string) => {
    if (!options.quiet) terminal.note(line);
  };
  const project = openProject(context.cwd, options);
  const inputs = await resolveInputs(project, context, paths);
  refuseToOverwrite(outputPath(context, options), [...inputs.files.map((file) => file.path), project.config.path]);
  if (project.config.unusable !== null) terminal.note(project.config.unusable);
  noteUnusable(terminal, inputs.unusable);
  const keeper = await openProfileKeeper(project.root, context.now, note);
  const { level, check, allCells } = options;
  const input = { files: inputs.files, level, only: check.length > 0 ? check : null, allCells };
  const checked = await checkData(checkingContext(context, project, keeper), input).finally(() => keeper?.dispose());
  terminal.progress('');
  noteUnusable(terminal, checked.unusable);
  // A declared file that is missing was named above.
  const notes = configNotes(project, checked.files, null);
  for (const { line } of notes) note(line);
  print(context, checked, options, inputs.undeclared);
  const unusable = inputs.unusable.length + checked.unusable.length > 0 || project.config.unusable !== null;
  return unusable ? ExitCode.unusable : exitCodeFor(checked, notes, options.failOn);
}

function outputPath({ cwd }: CommandContext, { output }: CheckOptions): string | null {
  return output === undefined ? null : resolve(cwd, output);
}

function print(context: CommandContext, checked: CheckedFiles, options: CheckOptions, undeclared: number): void {
  const { format, quiet } = options;
  const { terminal, version } = context;
  const path = outputPath(context, options);
  const colour = terminal.colour && path === null;
  const pieces =
    format === 'json' ? jsonReport(checked, version, undeclared) : withLineEnds(textReport(checked, { colour }));
  writeResult(path, pieces, (text) => terminal.out(text));
  if (format === 'text' && !quiet && path === null && checked.files.length > 0)
    terminal.out(`${textSummary(checked, undeclared)}\n`);
}

function* withLineEnds(lines: Iterable<string>): Iterable<string> {
  for (const line of lines) yield `${line}\n`;
}
