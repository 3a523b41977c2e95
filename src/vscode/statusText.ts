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
  options: { readonly working: boolean; readonly trusted: boolean },
): StatusText {
  if (options.working) return working(files);
  const next = lifecycle?.next;
  const stage = lifecycle?.stages.find(({ id }) => id === next?.stage);
  const begun = lifecycle?.stages.some(({ state }) => state !== 'notStarted');
  if (!lifecycle || !next || !stage || !begun) return plain('Tend', next ? nextText(next) : 'Nothing to do');
  const mend = lifecycle.toMend > 0 ? `: ${lifecycle.toMend} to mend` : '';
  const words = options.trusted ? `Stage ${stage.number}${mend}` : `Restricted${mend}`;
  const trust = options.trusted ? '' : ' This folder is not trusted: Tend reads and checks, and runs nothing.';
  return plain(words, `${nextText(next)}${trust}`);
}

function nextText({ label, detail, why }: NextStep): string {
  return `Next: ${label}, ${detail}. ${why}`;
}

function working(files: readonly CheckedFile[]): StatusText {
  const checking = files.filter(({ state }) => state === 'checking');
  const only = checking.length === 1 ? checking[0] : null;
  const share = typeof only?.progress === 'number' ? ` ${wholePercent(only.progress)} %` : '';
  const what = only?.path ?? `${checking.length} files`;
  return { text: `$(loading~spin) Checking${share}`, tooltip: `Checking ${what}`, spoken: `Tend is checking ${what}` };
}

function plain(words: string, tooltip: string): StatusText {
  return { text: `${seedling} ${words}`, tooltip, spoken: `${words === 'Tend' ? '' : 'Tend: '}${words}. ${tooltip}` };
}
