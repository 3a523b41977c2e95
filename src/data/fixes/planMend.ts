import { quoteCell, isQuotedCell, cellText } from '../csv/cell';
import type { Dialect } from '../csv/dialect';
import type { MendPlan } from '../checks/check';

/** A mend in bytes of the source: what to write in place of what. */
export interface PlannedMend {
  readonly title: string;
  readonly edits: readonly { readonly start: number; readonly end: number; readonly text: string }[];
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** What planning has to look at: a few bytes around the place. */
export interface MendTarget {
  readonly dialect: Pick<Dialect, 'delimiter' | 'width'>;
  raw(place: Span): Uint8Array;
}

/** Turns a plan for the cell (or record) at a place into edits, quoted as the file is written. */
export function planMend(target: MendTarget, place: Span, plan: MendPlan): PlannedMend {
  switch (plan.kind) {
    case 'raw':
      return { title: plan.title, edits: [{ start: plan.start, end: plan.end, text: plan.text }] };
    case 'removeRow':
      return { title: plan.title, edits: [{ ...wholeLines(target, place), text: '' }] };
    case 'replace': {
      const text = written(target, target.raw(place), plan.text);
      return { title: plan.title, edits: [{ start: place.start, end: place.end, text }] };
    }
  }
}

/** A cell that was quoted for no need stays quoted; the only cell of a record is never left without a sign of it. */
function written(target: MendTarget, old: Uint8Array, text: string): string {
  const { delimiter, width } = target.dialect;
  const byHabit =
    isQuotedCell(old, 0, old.length) &&
    !quoteCell(cellText(old, 0, old.length), delimiter).startsWith('"') &&
    text !== '';
  return quoteCell(text, delimiter, byHabit || (width === 1 && text.trim() === ''));
}

/** The record with its line end; the last one may have none. */
function wholeLines(target: MendTarget, place: Span): Span {
  const [next, after] = target.raw({ start: place.end, end: place.end + 2 });
  const length = next === undefined ? 0 : next === 13 && after === 10 ? 2 : 1;
  return { start: place.start, end: place.end + length };
}
