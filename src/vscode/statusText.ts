import { formatCount } from '../base/text';
import type { Lifecycle, NextStep } from '../lifecycle/lifecycle';
import type { CheckedFile } from './checking/checkedFile';
import { wholePercent } from './figures';

/** What the one status-bar item says. */
export interface StatusText {
  /** With codicons: `$(tend-seedling) Stage 2: 3 to mend`. */
  readonly text: string;
  readonly tooltip: string;
  readonly spoken: string;
}

const seedling = '$(tend-seedling)';

/** Working, restricted, something to mend, or at rest; the first that holds. */
export function statusText(
  lifecycle: Lifecycle | null,
  files: readonly CheckedFile[],
  options: { readonly working: boolean; readonly trusted: boolean; readonly postponed?: boolean },
): StatusText {
  if (options.working) return working(files);
  const trust = options.trusted ? '' : ' This folder is not trusted: Tend reads and checks, and runs nothing.';
  return plain(
    options.trusted ? stageWords(lifecycle) : `Restricted${mendWords(lifecycle?.toMend)}`,
    `${restText(lifecycle, options)}${trust}`,
  );
}

/** Behind the name of a stage what is to mend in it; where that is elsewhere, no stage is named. */
function stageWords(lifecycle: Lifecycle | null): string {
  const stage = lifecycle?.stages.find(({ id }) => id === lifecycle.next?.stage);
  const begun = lifecycle?.stages.some(({ state }) => state !== 'notStarted');
  const toMend = lifecycle?.toMend ?? 0;
  if (!stage || !begun || (stage.toMend === 0 && toMend > 0)) return `Tend${mendWords(toMend)}`;
  return `Stage ${stage.number}${mendWords(stage.toMend)}`;
}

function mendWords(toMend = 0): string {
  return toMend > 0 ? `: ${formatCount(toMend)} to mend` : '';
}

/** What is next in one sentence, or why nothing is. */
export function restText(lifecycle: Lifecycle | null, options: { readonly postponed?: boolean }): string {
  if (!lifecycle) return 'No folder has been listed.';
  if (lifecycle.next) return nextText(lifecycle.next);
  if (options.postponed) return 'The next step is put off until something changes.';
  return 'Nothing that Tend can see is left to do.';
}

/** "Next: mend 3 errors, penguins_raw.csv. An error loses data …" */
export function nextText({ label, detail, why }: NextStep): string {
  return `Next: ${label}, ${detail}. ${why}`;
}

function working(files: readonly CheckedFile[]): StatusText {
  const checking = files.filter(({ state }) => state === 'checking');
  const only = checking.length === 1 ? checking[0] : null;
  // What has a problem waits to be asked for.
  const left = checking.length + files.filter(({ state, problem }) => state === 'waiting' && problem === null).length;
  const done = files.filter(({ state }) => state === 'checked' || state === 'unreadable').length;
  const share =
    left > checking.length
      ? `: ${formatCount(done)} of ${formatCount(done + left)} files done`
      : typeof only?.progress === 'number'
        ? ` ${wholePercent(only.progress)} %`
        : '';
  const what = only?.path ?? `${checking.length} files`;
  return { text: `$(loading~spin) Checking${share}`, tooltip: `Checking ${what}`, spoken: `Tend is checking ${what}` };
}

function plain(words: string, tooltip: string): StatusText {
  return {
    text: `${seedling} ${words}`,
    tooltip,
    spoken: `${words.startsWith('Tend') ? '' : 'Tend: '}${words}. ${tooltip}`,
  };
}
