import type { Command } from 'commander';
import { formatOption, type Format } from '../formatOption';

/** Options that every command of models has. */
export interface ModelsOptions {
  readonly config?: string;
  readonly project?: string;
  readonly quiet: boolean;
  readonly format: Format;
}

export function withModelsOptions(command: Command): Command {
  return command
    .addOption(formatOption([]))
    .option('--config <file>', 'another tend.yaml; its paths are relative to itself')
    .option('--project <dir>', 'folder of the project (default: the nearest with tend.yaml or .tend)')
    .option('--quiet', 'no notes', false)
    .option('--no-color', 'no colours');
}
