import type { Command } from 'commander';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { checkData, type CheckedFiles } from '../actions/checkData';
import { silentLogger } from '../base/logger';
import { severities } from '../data/finding';
import { describeCheck, type CheckOptions } from './checkOptions';
import { configNotes } from './configNotes';
import { directRunner } from './directRunner';
import { resolveInputs, type Inputs } from './inputs';
import { writeResult } from './output';
import { openProfileKeeper, type ProfileKeeper } from './profileKeeper';
import type { CommandContext } from './program';
import { openProject, type CommandProject } from './project';
import { jsonReport } from './reporters/jsonReporter';
import { textReport, textSummary } from './reporters/textReporter';
import { ExitCode } from './terminal';

/** `tend check [path…]` */
export function checkCommand(context: CommandContext, exit: (code: ExitCode) => void): Command {
  return describeCheck().action(async (paths: string[], options: CheckOptions) => {
    exit(await runCheck(context, paths, options));
  });
}

async function runCheck(context: CommandContext, paths: readonly string[], options: CheckOptions): Promise<ExitCode> {
  const { terminal } = context;
  const note = (line: string) => {
    if (!options.quiet) terminal.note(line);
  };
  const project = openProject(context.cwd, options);
  const inputs = await resolveInputs(project, context, paths);
  if (project.config.unusable !== null) terminal.note(project.config.unusable);
  for (const { path, problem } of inputs.unusable) terminal.note(`${path}: ${problem}`);
  configNotes(project).forEach(note);
  const keeper = await openProfileKeeper(project.root, context.now, note);
  const checked = await checkInputs(context, project, inputs, keeper, options).finally(() => keeper?.dispose());
  terminal.progress('');
  for (const { path, problem } of checked.unusable) terminal.note(`${path}: ${problem}`);
  print(context, checked, options);
  const unusable = inputs.unusable.length + checked.unusable.length > 0 || project.config.unusable !== null;
  return exitCode(checked, unusable, options);
}

function checkInputs(
  { terminal, signal, now }: CommandContext,
  project: CommandProject,
  inputs: Inputs,
  keeper: ProfileKeeper | null,
  { level, check, allCells }: CheckOptions,
): Promise<CheckedFiles> {
  return checkData(
    {
      run: directRunner,
      logger: silentLogger,
      now,
      threads: Math.min(availableParallelism(), 8),
      signal,
      expectationsFor: (path) => project.expectationsFor(path),
      ...(keeper ? { save: (report) => keeper.save(report) } : {}),
      onProgress: (file, share) => terminal.progress(`Checking ${file}: ${Math.round(share * 100)} %`),
    },
    { files: [...inputs.files], level, only: check.length > 0 ? [...check] : null, allCells },
  );
}

function exitCode(checked: CheckedFiles, unusable: boolean, options: CheckOptions): ExitCode {
  if (unusable) return ExitCode.unusable;
  if (options.failOn === 'never' || checked.worst === null) return ExitCode.done;
  const failed = severities.indexOf(checked.worst) <= severities.indexOf(options.failOn);
  return failed ? ExitCode.findings : ExitCode.done;
}

function print(context: CommandContext, checked: CheckedFiles, { format, output, quiet }: CheckOptions): void {
  const { terminal, cwd, version } = context;
  const path = output === undefined ? null : resolve(cwd, output);
  const colour = terminal.colour && path === null;
  const pieces = format === 'json' ? jsonReport(checked, version) : withLineEnds(textReport(checked, { colour }));
  writeResult(path, pieces, (text) => terminal.out(text));
  if (format === 'text' && !quiet && path === null) terminal.out(`${textSummary(checked)}\n`);
}

function* withLineEnds(lines: Iterable<string>): Iterable<string> {
  for (const line of lines) yield `${line}\n`;
}
