import { Command } from 'commander';
import { capital, formatCount, plural } from '../../base/text';
import { eventWords } from '../../actions/audit/absentEvent';
import type { LedgerVerification } from '../../actions/audit/verifyLedger';
import type { AuditVerification } from '../../actions/audit/verifyAudit';
import type { ClockBack, DatedRecord } from '../../models/audit/clocksBack';
import type { CommandContext } from '../commandContext';
import { oneLine } from '../oneLine';
import { withModelsOptions, type ModelsOptions } from '../models/modelsOptions';
import { ExitCode } from '../terminal';

/** `tend audit verify` */
export function verifyCommand(context: CommandContext, exit: (code: ExitCode) => void): Command {
  const description =
    'Recomputes the whole chain, names the first record that does not fit, and says what it cannot show.';
  return withModelsOptions(new Command('verify').description(description)).action(async (options: ModelsOptions) =>
    exit(await verify(context, options)),
  );
}

async function verify(command: CommandContext, options: ModelsOptions): Promise<ExitCode> {
  const [{ withModels }, { verifyAudit }, { verifyLedger }, { purgedHolds }, { undetectable }, { printJson }] =
    await Promise.all([
      import('../models/openModels'),
      import('../../actions/audit/verifyAudit'),
      import('../../actions/audit/verifyLedger'),
      import('../../actions/audit/purgedHolds'),
      import('../../models/audit/verifyChain'),
      import('../models/printJson'),
    ]);
  return withModels(command, { ...options, reads: true, verifiesLedger: true }, async ({ context }) => {
    const result = verifyAudit(context);
    const ledger = await verifyLedger(context);
    const contradictions = purgedHolds(context);
    const ok = result.ok && ledger.problems.length === 0 && contradictions.length === 0;
    command.terminal.progress('');
    if (options.format === 'json') printJson(command, { ...result, ok, ledger, contradictions, undetectable });
    else
      for (const line of verificationText(result, ledger, { contradictions, undetectable }))
        command.terminal.out(`${line}\n`);
    return ok ? ExitCode.done : ExitCode.findings;
  });
}

function* verificationText(
  result: AuditVerification,
  ledger: LedgerVerification,
  { contradictions, undetectable }: Readonly<Record<'contradictions' | 'undetectable', readonly string[]>>,
): Iterable<string> {
  const { broken, records, head, anchored, checkpoints } = result;
  if (broken) {
    yield `Record ${formatCount(broken.seq)} is the first that does not fit: ${broken.problem}.`;
    yield `  ${plural(records, 'record')} before it ${records === 1 ? 'is' : 'are'} as ${records === 1 ? 'it was' : 'they were'} written`;
  } else yield `${plural(records, 'record')}, each as it was written and in its place.`;
  if (head !== null) yield `  last hash ${head}`;
  if (anchored)
    yield `  ${plural(checkpoints, 'checkpoint')} in tend/ledger/checkpoints fit, the last one of record ${formatCount(anchored.seq)}, ${anchored.at}`;
  else yield* unanchoredText(result);
  yield* clocksText(result.clocks);
  for (const { path, problem } of [...result.problems, ...ledger.problems]) yield oneLine(`${path}: ${problem}`);
  if (ledger.problems.length === 0) yield `${plural(ledger.files, 'file')} in tend/ledger, each what its name says.`;
  for (const path of ledger.strangers) yield oneLine(`${path}: It is no part of the ledger; it is not read.`);
  yield* absentText(ledger);
  for (const sentence of contradictions) yield oneLine(sentence);
  yield 'What this cannot show:';
  for (const sentence of undetectable) yield `  ${sentence}`;
}

/** A chain belongs to one store: that of a fresh clone begins when it takes the ledger in. */
function* unanchoredText({ otherStores }: AuditVerification): Iterable<string> {
  yield '  no checkpoint of this store; promoting and approving here make them';
  if (otherStores > 0)
    yield `  those in tend/ledger/checkpoints are of ${plural(otherStores, 'other store')}, each with a chain of its own: they are compared where those are`;
}

/** Clocks that one looks through. */
const mostClocks = 20;

/** The chain proves the order of records, not their dates: a clock that was wrong breaks nothing and is told. */
function* clocksText(clocks: readonly ClockBack[]): Iterable<string> {
  for (const { after, ...record } of clocks.slice(0, mostClocks))
    yield oneLine(
      `${capital(recordText(record))} is dated ${record.at}, before ${recordText(after)}, dated ${after.at}, which came before it: a clock was wrong. The order stands; ${doubtOf(record)}.`,
    );
  if (clocks.length > mostClocks)
    yield `and ${plural(clocks.length - mostClocks, 'more record')} of wrong clocks; --format json has all`;
}

/** "record 3 (promoted churn@3, by ana@example.com)" */
function recordText({ seq, action, subject, actor }: DatedRecord): string {
  return `record ${formatCount(seq)} (${action.replace(/^model\./, '')} ${subject}, by ${actor})`;
}

function doubtOf({ action }: DatedRecord): string {
  const isMove = ['model.promoted', 'model.rolled-back', 'model.withdrawn'].includes(action);
  return isMove ? 'what was live between these dates cannot be told' : 'when each of them was cannot be told';
}

/** Events that one looks through. */
const mostAbsent = 20;

function* absentText({ absent, unasked }: LedgerVerification): Iterable<string> {
  if (absent.length === 0) return;
  const [are, they, count] = absent.length === 1 ? ['is', 'it is', 'does'] : ['are', 'they are', 'do'];
  yield `${plural(absent.length, 'event')} ${are} not in tend/ledger on this branch; ${they} kept here and ${count} not count:`;
  for (const event of absent.slice(0, mostAbsent)) yield oneLine(`  ${eventWords(event)}`);
  if (absent.length > mostAbsent) yield `  and ${formatCount(absent.length - mostAbsent)} more; --format json has all`;
  if (unasked !== undefined)
    yield oneLine(`Whether any file of them was removed cannot be told: git could not be asked: ${unasked}.`);
}
