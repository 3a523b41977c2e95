import { endText } from '../../base/days';
import { plural } from '../../base/text';
import type { EvaluatedGates } from './evaluateGates';
import type { GateResult } from './gate';

/** "Not ready. 1 gate fails, 1 is inconclusive, 1 was not run, 1 waits for approval. 6 pass.", "Ready. 7 gates pass." */
export function verdictSentence({ gates, verdict }: EvaluatedGates): string {
  const counts = countsOf(gates);
  const passing = [
    ...(counts.pass > 0 ? [`${counts.pass} ${counts.pass === 1 ? 'passes' : 'pass'}`] : []),
    ...(counts.waived > 0 ? [`${counts.waived} ${counts.waived === 1 ? 'is' : 'are'} waived`] : []),
  ];
  if (verdict === 'pass') {
    if (gates.length === 0) return 'Ready. No gate is asked.';
    return `Ready. ${passing.join(', ').replace(/^\d+/, (count) => plural(Number(count), 'gate'))}.`;
  }
  const stops = [
    ...(counts.fail > 0 ? [`${counts.fail} ${counts.fail === 1 ? 'fails' : 'fail'}`] : []),
    ...(counts.inconclusive > 0
      ? [`${counts.inconclusive} ${counts.inconclusive === 1 ? 'is' : 'are'} inconclusive`]
      : []),
    ...(counts.notRun > 0 ? [`${counts.notRun} ${counts.notRun === 1 ? 'was' : 'were'} not run`] : []),
    ...(counts.waiting > 0 ? [`${counts.waiting} ${counts.waiting === 1 ? 'waits' : 'wait'} for approval`] : []),
  ];
  const said = stops.join(', ').replace(/^\d+/, (count) => plural(Number(count), 'gate'));
  return `Not ready. ${said}.${passing.length > 0 ? ` ${passing.join(', ')}.` : ''}`;
}

function countsOf(gates: readonly GateResult[]) {
  const count = (isCounted: (gate: GateResult) => boolean) => gates.filter(isCounted).length;
  return {
    pass: count(({ verdict }) => verdict === 'pass'),
    waived: count(({ verdict }) => verdict === 'waived'),
    fail: count(({ verdict }) => verdict === 'fail'),
    inconclusive: count(({ verdict }) => verdict === 'inconclusive'),
    notRun: count((gate) => gate.verdict === 'not-run' && !isWaiting(gate)),
    waiting: count(isWaiting),
  };
}

/** Approvals are waited for; nothing can be run to get them. */
export function isWaiting({ gate, verdict }: GateResult): boolean {
  return gate === 'approvals' && verdict === 'not-run';
}

/** What a gate found; of a waived one also who waved it through, whether they made the version, until when and why. */
export function gateSentence({ sentence, waiver }: GateResult): string {
  if (waiver === null) return sentence;
  const who = waiver.byAuthor ? `${waiver.by}, who made it,` : waiver.by;
  return `${sentence}; waived by ${who} until ${endText(waiver.until)}: ${waiver.reason}`;
}

/** What somebody can do about a gate that stops a promotion, as a command or a clause; null: nothing but to waive it. */
export function nextStep({ gate, verdict, evidence }: GateResult, address: string, stage: string): string | null {
  if (verdict === 'pass' || verdict === 'waived') return null;
  switch (gate) {
    case 'approvals':
      return `somebody else runs: tend models approve ${address} --to ${stage} --reason "…"`;
    case 'restore-drill':
    case 'latency':
      return verdict === 'not-run' ? `tend models drill ${address}` : null;
    case 'no-data-errors':
      // It rests on the files that are recorded, if any are.
      return evidence === ''
        ? 'name the data and make that the next version: tend models package … --data FILE, then register'
        : 'tend check';
    case 'card':
      return verdict === 'not-run'
        ? bringBytes(address)
        : 'write what is missing in a file and make that the next version: tend models package … --card FILE, then register';
    case 'package-verified':
      return verdict === 'not-run'
        ? bringBytes(address)
        : `tend models verify ${address} names what is damaged, and what brings it back (git restore, an archive)`;
    case 'size':
    case 'pickle':
      return verdict === 'not-run' ? bringBytes(address) : null;
    case 'signed':
      if (verdict === 'inconclusive') return null;
      return verdict === 'not-run' ? bringBytes(address) : `tend models sign ${address} --key PRIVATE.pem --reason "…"`;
    default:
      return null;
  }
}

function bringBytes(address: string): string {
  return `bring its bytes here; tend models show ${address} says where they were`;
}
