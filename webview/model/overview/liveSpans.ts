import { dayText, minuteText, secondText } from '../../../src/base/days';
import { plural } from '../../../src/base/text';
import type { ModelPage } from '../../../src/protocol/models/modelPage';
import type { TimeScale, TimeStep } from './timeScale';

export type Span = ModelPage['spans'][number];
export type Gap = ModelPage['gaps'][number];
export type Contradiction = Span['contradicted'][number];

/** Contradictions of one span that are told with their times. */
const mostTold = 3;

/** When the first version came into a stage; now where none did. */
export function firstMoment({ spans, now }: ModelPage): number {
  return Math.min(now, ...spans.map(({ from }) => from));
}

/** What was live in a stage at a moment; of several at once the one that came last. */
function spanAt(spans: readonly Span[], stage: string, at: number): Span | undefined {
  return spans.findLast((span) => span.stage === stage && span.from <= at && (span.to ?? Infinity) > at);
}

/** "2026-09-10: churn@2, rolled back to by bo: “calls timed out”" */
export function momentSentence({ name, spans }: ModelPage, stage: string, at: number, { step }: TimeScale): string {
  const span = spanAt(spans, stage, at);
  const said = span ? `${spanWords(name, span)}${afterwards(span, at, step)}` : `nothing in ${stage}`;
  return `${momentText(at, step)}: ${said}`;
}

/** "2026-09-28", or with the minute where moments are closer. */
export function momentText(at: number, step: TimeStep): string {
  return step === 'day' ? dayText(at) : minuteText(at);
}

/** The same of the stage that is looked at, then what was live in the others. */
export function spokenMoment(page: ModelPage, stage: string, at: number, scale: TimeScale): string {
  const beside = page.stages.flatMap((other) => {
    const span = other === stage ? undefined : spanAt(page.spans, other, at);
    return span ? [`${other}: ${page.name}@${span.version}`] : [];
  });
  return [`${stage}, ${momentSentence(page, stage, at, scale)}`, ...beside].join('. ');
}

function spanWords(name: string, { version, rolledBackTo, by, reason }: Span): string {
  const how = rolledBackTo ? 'rolled back to' : 'promoted';
  return `${name}@${version}, ${how} by ${by}${reason === '' ? '' : `: “${reason}”`}`;
}

/**
 * "contradicted: churn@3 and nothing are live at once; churn@3 and churn@2 were live at once, 07:48 to 07:52", the last first;
 * empty: it is not.
 */
export function contradictionWords({ contradicted }: Gap, step: TimeStep): string {
  if (contradicted.length === 0) return '';
  const told = contradicted.slice(-mostTold).reverse();
  const before = contradicted.length - told.length;
  const words = [
    ...told.map((it) => sidesWords(it, step)),
    ...(before > 0 ? [`${plural(before, 'time')} before`] : []),
  ];
  return `contradicted: ${words.join('; ')}`;
}

function sidesWords({ from, to, sides }: Contradiction, step: TimeStep): string {
  if (to === null) return `${sides} are live at once`;
  return `${sides} were live at once, ${timesText({ from, to }, step).join(' to ')}`;
}

/** What contradicts it at a moment; null: nothing does. */
export function contradictionAt({ contradicted }: Span, at: number): Contradiction | null {
  return contradicted.find(({ from, to }) => from <= at && at < (to ?? Infinity)) ?? null;
}

/** Of all that contradicted it only what does at a moment. */
export function asOf(span: Span, at: number): Span {
  const contradiction = contradictionAt(span, at);
  return { ...span, contradicted: contradiction ? [contradiction] : [] };
}

function afterwards(span: Span, at: number, step: TimeStep): string {
  const words = contradictionWords(asOf(span, at), step);
  return words && `; ${words}`;
}

/** From when to when; with the second where both are in one minute. */
export function timesText(
  { from, to }: { readonly from: number; readonly to: number | null },
  step: TimeStep,
): readonly [string, string] {
  if (to === null) return [momentText(from, step), 'now'];
  const text = [(at: number) => momentText(at, step), minuteText].find((it) => it(from) !== it(to)) ?? secondText;
  return [text(from), text(to)];
}

/** All that a span says, for whoever points at it. */
export function spanTip(name: string, span: Span, step: TimeStep): string {
  const contradicted = contradictionWords(span, step);
  const clock = span.clock === null ? '' : `\n${span.clock}`;
  return `${spanWords(name, span)}${contradicted && `; ${contradicted}`}\n${span.stage}, ${timesText(span, step).join(' to ')}${clock}`;
}
