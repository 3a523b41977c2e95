import type { AbsentEvents } from '../../../actions/models/absentEvents';
import { clockSentence, type ClockDoubt } from '../../../actions/models/clockDoubts';
import type { LiveVersion } from '../../../actions/models/liveVersion';
import { isoTime, publicDeprecation } from '../../../actions/models/publicModels';
import { minuteText } from '../../../base/days';
import { capital } from '../../../base/text';
import { conflictCure, holdsNothing } from '../../../models/registry/conflictSides';
import type { AliasMove } from '../../../models/registry/registryState';
import { oneLine } from '../../oneLine';
import { noticeText } from './noticeText';

/**
 * The document of `tend models live`; `asOf` is now where a later moment was asked for; `conflict` holds the moves that contradict each other, `clocks` those whose own time
 * cannot be the one from which they count.
 */
export function liveJson(live: LiveVersion): object {
  const { stage, asOf, move, deprecation, conflict, clocks, troubles, missing, absent } = live;
  const answer = move ? publicMove(move) : { version: null, since: null, by: null, reason: null, event: null };
  const lacking = missing.map(({ digest, path, problem }) => ({
    ...{ stage, version: null, digest, trouble: 'missing', sentence: `${path}: ${problem}` },
  }));
  const beside = {
    deprecation: move && deprecation && publicDeprecation(move.model, deprecation),
    conflict: conflict.map(publicMove),
    clocks: clocks.map(clockJson),
    troubles: [...troubles, ...lacking],
    absent: absentJson(absent),
  };
  return { ...answer, asOf: isoTime(asOf), ...beside };
}

/** Events that the ledger of this branch lacks, as documents have them. */
export function absentJson(absent: AbsentEvents | null): object | null {
  return absent && { events: absent.digests, sentence: absent.sentence };
}

/** A doubt as documents have it; `registered` is there where the version was registered later than that clock said. */
export function clockJson({ move: { event, from }, said, registered }: ClockDoubt): object {
  const later = registered === null ? {} : { registered: isoTime(registered) };
  return { event, said: isoTime(said), counted: isoTime(from), ...later };
}

function publicMove({ model, version, from, by, reason, event }: AliasMove): object {
  return { version: version === null ? null : `${model}@${version}`, since: isoTime(from), by, reason, event };
}

/** What was live, since when, by whom and why. */
export function* liveText(
  model: string,
  { stage, at: asked, asOf, move, deprecation, conflict, clocks, troubles }: LiveVersion,
): Iterable<string> {
  const at = asked !== null && asked > asOf ? null : asked;
  if (asked !== null && at === null) yield `${momentText(asked)} is still to come; this is as of now.`;
  const then = at === null ? '' : ` at ${momentText(at)}`;
  const [is, are] = at === null ? ['is', 'are'] : ['was', 'were'];
  if (conflict.length > 0) {
    yield `${conflict.length} moves of ${model} ${are} in ${stage}${then}, and contradict each other:`;
    for (const side of conflict) yield* moveText(side);
    if (at === null) yield settling(model, stage, conflict);
  } else if (!move) yield `Nothing of ${model} ${is} in ${stage}${then}.`;
  else {
    yield `${model}@${move.version ?? ''} ${is} in ${stage}${then}.`;
    yield* moveText(move).map((line) => line.replace(/^ {2}\S+ /, '  '));
    if (deprecation) yield oneLine(`  deprecated ${noticeText(model, deprecation, asOf)}`);
  }
  for (const { sentence } of troubles) yield oneLine(sentence);
  for (const doubt of clocks) yield oneLine(clockSentence(doubt));
}

function settling(model: string, stage: string, conflict: readonly AliasMove[]): string {
  const number = conflict.findLast(({ version }) => version !== null)?.version;
  const promoting = `tend models promote ${model}@${number ?? 'N'} --to ${stage} --reason "…"`;
  const withdrawing = `tend models withdraw ${model} --stage ${stage} --reason "…"`;
  const ways = holdsNothing(conflict) ? `${promoting}, or ${withdrawing}` : promoting;
  return oneLine(`${capital(conflictCure(conflict))}: ${ways}`);
}

function momentText(at: number): string {
  return isoTime(at)
    .replace(/:59\.999Z$/, ' UTC')
    .replace('T', ' ');
}

const words = { promoted: 'promoted', 'rolled-back': 'live again by a roll-back of', withdrawn: 'withdrawn' } as const;

function moveText({ model, version, from, by, reason, kind }: AliasMove): readonly string[] {
  const name = version === null ? 'nothing' : `${model}@${version}`;
  return [oneLine(`  ${name} ${words[kind]} ${minuteText(from)} UTC by ${by}: “${reason}”`)];
}
