import { ageText } from '../../../base/numberText';
import { shellWord } from '../../../base/shellWord';
import { shorten } from '../../../base/text';
import type { Promotion } from '../../../actions/models/promoteModel';
import type { GateResult, GateVerdict } from '../../../models/gates/gate';
import { gateSentence, isWaiting, nextStep, verdictSentence } from '../../../models/gates/gateWords';
import { whyPassedOver } from '../../../models/registry/versionBefore';
import { oneLine } from '../../oneLine';
import { textTable, type TextCell, type TextColumn } from '../../textTable';

export interface PromotionTextOptions {
  readonly colour: boolean;
  readonly width: number;
}

const verdicts: Readonly<Record<GateVerdict, readonly [word: string, colour: string]>> = {
  pass: ['pass', '32'],
  fail: ['fail', '31'],
  inconclusive: ['inconclusive', '33'],
  'not-run': ['not run', '90'],
  waived: ['waived', '33'],
};

const columns: readonly TextColumn[] = [
  { title: 'verdict', right: false },
  { title: 'gate', right: false },
  { title: 'age', right: true },
  { title: 'result', right: false },
];

/** The verdict in a line, the gates worst first, and what to do next. */
export function* promotionText(promotion: Promotion, options: PromotionTextOptions): Iterable<string> {
  const { gates, evidence, event, declared, stage } = promotion;
  yield event === null ? verdictSentence(promotion) : doneSentence(promotion);
  yield `Gates of ${stage}, ${declared ? 'declared in tend.yaml' : 'built in: tend.yaml declares none'}:`;
  const cut = { ...options, width: Infinity };
  yield* textTable(columns, gates.map((gate) => rowOf(gate, evidence.now, options.width)), cut); // prettier-ignore
  yield* nextLines(promotion);
}

function doneSentence(promotion: Promotion): string {
  const { version, stage, before } = promotion;
  const replaced = before ? `, in place of ${before.model}@${before.number}` : '';
  return `${version.model}@${version.number} is live in ${stage}${replaced}. ${verdictSentence(promotion).replace('Ready. ', '')}`;
}

/** What stands before the result: widest words of verdict and age, gaps. */
const beforeResult = 26;

function rowOf(result: GateResult, now: number, width: number): readonly TextCell[] {
  const [word, colour] = verdicts[result.verdict];
  const name = shorten(result.gate, 40);
  const room = Math.max(40, width - beforeResult - name.length);
  const evidence = result.evidence === '' ? '' : ` (${result.evidence})`;
  return [
    { text: isWaiting(result) ? 'waiting' : word, colour },
    { text: oneLine(name) },
    { text: result.at === null ? '' : ageText(now - result.at), colour: '90' },
    { text: oneLine(shorten(`${gateSentence(result)}${evidence}`, Number.isFinite(room) ? room : 400)) },
  ];
}

function* nextLines({ gates, version, stage, verdict, event, before, waivedBy }: Promotion): Iterable<string> {
  const address = `${version.model}@${version.number}`;
  if (event !== null) {
    yield* wayBackLines(version.model, stage, before);
    return;
  }
  if (verdict === 'pass') {
    yield `Nothing was recorded; without --dry-run ${address} becomes live in ${stage}.`;
    return;
  }
  const stops = gates.filter((gate) => gate.verdict !== 'pass' && gate.verdict !== 'waived');
  const steps = new Set(stops.flatMap((gate) => nextStep(gate, address, stage) ?? []));
  for (const step of steps) yield `Next: ${step}`;
  const waivable = stops.filter((gate) => nextStep(gate, address, stage) === null);
  if (waivable.length > 0) yield `Next: ${waiverAdvice(waivable, gates, waivedBy)}`;
}

/** There is no way back to what is gone, only to nothing, and what is passed over has to be named. */
function* wayBackLines(model: string, stage: string, before: Promotion['before']): Iterable<string> {
  const isGone = before?.state === 'purged';
  const named = before && !isGone && whyPassedOver(before) ? ` --to-version ${model}@${before.number}` : '';
  const back = before && !isGone ? 'rollback' : 'withdraw';
  const end = isGone ? 'leaves nothing live' : 'takes it back';
  yield `tend models ${back} ${model} --stage ${stage}${named} --reason "…" ${end}.`;
}

function waiverAdvice(stops: readonly GateResult[], gates: readonly GateResult[], others: string | null): string {
  const names = stops.map(({ gate }) => gate);
  const options = names.map((gate) => `--waive ${shellWord(waivedWord(gate, gates))}`).join(' ');
  const them = names.length === 1 ? 'it' : 'them';
  const what = `wave ${them} through with a reason and an end: ${options} --until DATE`;
  return `mend what ${names.join(' and ')} ${names.length === 1 ? 'says' : 'say'}, or ${others === null ? '' : `have ${others} `}${what}`;
}

/** By what a gate is named on the command line: its kind alone in place of a long name, where there is one of that kind. */
function waivedWord(name: string, gates: readonly GateResult[]): string {
  const [kind = name] = name.split(' ');
  const isOnly = gates.filter(({ gate }) => gate.split(' ')[0] === kind).length === 1;
  return isOnly && name.includes('…') ? kind : name;
}
