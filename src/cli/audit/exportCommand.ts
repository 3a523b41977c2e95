import { resolve } from 'node:path';
import { Command, Option } from 'commander';
import { plural } from '../../base/text';
import type { AuditStore } from '../../models/registry/registryStore';
import type { CommandContext } from '../commandContext';
import { ExitCode } from '../terminal';

interface ExportOptions {
  readonly config?: string;
  readonly project?: string;
  readonly quiet: boolean;
  readonly format: 'jsonl' | 'json';
  readonly output?: string;
  readonly ledger: boolean;
}

const batch = 1000;

/** `tend audit export` */
export function exportCommand(context: CommandContext, exit: (code: ExitCode) => void): Command {
  return new Command('export')
    .description('Every record, oldest first, with the hashes by which anybody can verify them.')
    .addOption(
      new Option('--format <format>', 'a line each, or one document').choices(['jsonl', 'json']).default('jsonl'),
    )
    .option('--output <file>', 'write to a file')
    .option('--ledger', 'write the events that tend/ledger lacks on this branch into it again, and nothing else', false)
    .option('--config <file>', 'another tend.yaml; its paths are relative to itself')
    .option('--project <dir>', 'folder of the project (default: the nearest with tend.yaml or .tend)')
    .option('--quiet', 'no notes', false)
    .option('--no-color', 'no colours')
    .action(async (options: ExportOptions) => exit(await exportAll(context, options)));
}

async function exportAll(command: CommandContext, options: ExportOptions): Promise<ExitCode> {
  const [{ withModels }, { writeResult }, { restoreLedger }] = await Promise.all([
    import('../models/openModels'),
    import('../output'),
    import('../../actions/audit/restoreLedger'),
  ]);
  const { terminal, version, cwd } = command;
  return withModels(command, options.ledger ? options : { ...options, reads: true }, ({ context, note }) => {
    const { audit } = context;
    if (options.ledger) {
      note(`${plural(restoreLedger(context), 'event')} written into tend/ledger again.`);
      return ExitCode.done;
    }
    const pieces = options.format === 'json' ? document(audit, version) : lines(audit);
    writeResult(options.output === undefined ? null : resolve(cwd, options.output), pieces, (text) =>
      terminal.out(text),
    );
    return ExitCode.done;
  });
}

function* lines(audit: AuditStore): Iterable<string> {
  for (const records of audit.batches(batch)) yield records.map((record) => `${JSON.stringify(record)}\n`).join('');
}

function* document(audit: AuditStore, version: string): Iterable<string> {
  yield `{"tend":${JSON.stringify(version)},"schema":1,"records":[`;
  let separator = '\n';
  for (const records of audit.batches(batch)) {
    yield separator + records.map((record) => JSON.stringify(record)).join(',\n');
    separator = ',\n';
  }
  yield ']}\n';
}
