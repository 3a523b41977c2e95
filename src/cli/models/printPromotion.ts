import { promoteModel, promoteModelInput, type Promotion } from '../../actions/models/promoteModel';
import { gateSentence } from '../../models/gates/gateWords';
import type { CommandContext } from '../commandContext';
import { promotionText } from '../reporters/models/promotionReporter';
import { ExitCode } from '../terminal';
import type { ModelsOptions } from './modelsOptions';
import { withModels } from './openModels';
import { parsedInput } from './parsedInput';
import { printJson } from './printJson';
import { givenReason, reasonOf, type ReasonOptions } from './reason';

export interface PromoteOptions extends ModelsOptions, ReasonOptions {
  readonly to: string;
  readonly dryRun: boolean;
  readonly newStage: boolean;
  readonly waive: readonly string[];
  readonly until?: string;
}

/** Promotes, or says what stops it. */
export async function printPromotion(
  command: CommandContext,
  version: string,
  options: PromoteOptions,
): Promise<ExitCode> {
  const { dryRun, newStage, waive, until = null, to: stage } = options;
  const reason = dryRun ? (givenReason(options) ?? null) : await reasonOf(options, command.signal);
  const input = parsedInput(promoteModelInput, { version, stage, reason, dryRun, newStage, waive: [...waive], until });
  return withModels(command, options, async ({ context, store, note, tendYaml }) => {
    const announce = (text: string) => note(`Running the gate's command: ${text}`);
    const tell = (line: string) => command.terminal.note(line);
    const promotion = await promoteModel({ ...context, profiles: store.profiles, tendYaml, announce, tell }, input);
    command.terminal.progress('');
    if (options.format === 'json') printJson(command, publicPromotion(promotion));
    else for (const line of promotionText(promotion, textOptions(command))) command.terminal.out(`${line}\n`);
    return promotion.verdict === 'pass' ? ExitCode.done : ExitCode.findings;
  });
}

function textOptions({ terminal }: CommandContext) {
  return { colour: terminal.colour, width: terminal.width ?? Infinity };
}

function publicPromotion({ verdict, gates, event, evidence }: Promotion) {
  return {
    verdict,
    gates: gates.map((result) => ({
      gate: result.gate,
      verdict: result.verdict,
      evidence: result.evidence,
      /** Seconds. */
      age: result.at === null ? null : Math.max(0, Math.round((evidence.now - result.at) / 1000)),
      sentence: gateSentence(result),
      ...result.figures,
    })),
    event,
  };
}
