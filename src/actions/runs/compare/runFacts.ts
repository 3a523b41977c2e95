import { spanText } from '../../../base/numberText';
import type { ComparedFact } from '../../../protocol/experiments/comparison';
import type { RunDetails } from '../../../runs/runStore';
import { pathWords } from '../../../runs/importing/shownPath';
import { endText, signOfLife, silence, silenceText } from '../../../runs/signOfLife';
import { incompleteText } from '../../../base/incompleteRun';

/** What there is to be known of one run besides what it recorded by name: how it ended, when, where it is from; `now`: ms since 1970. */
export function runFacts(run: RunDetails, now: number): ComparedFact[] {
  const { started, ended, experiment, source, kind, note, id } = run;
  const facts: readonly (readonly [string, string])[] = [
    ['status', statusText(run, now)],
    ['not whole', incompleteText(run)],
    ['started', timeText(started)],
    ['ended', timeText(ended)],
    ['duration', started === null || ended === null ? '' : spanText(ended - started)],
    ['experiment', experiment],
    ['source', `${pathWords(source)} (${kind})`],
    ['user', run.tags.get('mlflow.user') ?? ''],
    ['note', note],
    ['id', id],
  ];
  return facts
    .filter(([, value]) => value !== '')
    .map(([key, value]) => ({ key, values: [value], differs: false, differences: [] }));
}

/** A run that is recorded as running may be dead. */
function statusText(run: RunDetails, now: number): string {
  const sign = signOfLife(run);
  const silent = silence(sign, now);
  return [run.status, silent === null ? '' : silenceText(silent), endText(sign, now)].filter(Boolean).join(', ');
}

/** "2026-11-26 18:33:05", where the person is: the Swedish way to write a time is that of ISO 8601. */
function timeText(time: number | null): string {
  return time === null ? '' : new Date(time).toLocaleString('sv-SE');
}
