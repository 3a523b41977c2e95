import { absentEvents, type AbsentEvents } from '../../actions/models/absentEvents';
import { missingMoves } from '../../actions/models/missingMoves';
import { toldMetrics } from '../../actions/models/pages/toldMetrics';
import { publicModels } from '../../actions/models/publicModels';
import { settledTwice } from '../../actions/models/settledTwice';
import type { CommandContext } from '../commandContext';
import { absentJson } from '../reporters/models/liveReporter';
import { modelsText } from '../reporters/models/listReporter';
import { ExitCode } from '../terminal';
import type { ModelsOptions } from './modelsOptions';
import { withModels } from './openModels';
import { printJson } from './printJson';

/** Prints all models with their versions. */
export function printModels(command: CommandContext, options: ModelsOptions): Promise<ExitCode> {
  const { terminal, now } = command;
  return withModels(command, { ...options, reads: true }, ({ context, note }) => {
    const { registry, config } = context;
    const missing = registry
      .models()
      .flatMap(({ name, stages }) => stages.flatMap(({ stage }) => missingMoves(context, name, stage)));
    for (const { path, problem, refused } of missing) if (!refused) note(`${path}: ${problem}`);
    const absent = absentEvents(registry, missing);
    for (const { sentence } of absent) note(sentence);
    for (const sentence of registry.models().flatMap(({ name }) => settledTwice(registry, name))) note(sentence);
    if (options.format === 'json') printJson(command, { models: publicModels(context).map(withAbsent(absent)) });
    else {
      const told = toldMetrics(context);
      const text = { now: now().getTime(), config, colour: terminal.colour, width: terminal.width ?? Infinity, told };
      for (const line of modelsText(registry, text)) terminal.out(`${line}\n`);
      if (registry.models().length === 0)
        note('No model is registered yet; tend models package makes a package, tend models register a version of it.');
    }
    return ExitCode.done;
  });
}

function withAbsent(absent: readonly AbsentEvents[]) {
  return (model: { readonly name: string }) => ({
    ...model,
    absent: absentJson(absent.find((it) => it.model === model.name) ?? null),
  });
}
