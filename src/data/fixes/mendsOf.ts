import { comparePositions } from '../../base/position';
import type { Finding, Mend, TextChange } from '../finding';

/** A finding with the mend that it offers. */
export interface OfferedMend {
  readonly finding: Finding;
  readonly mend: Mend;
}

/** Every mend of a report that can be applied together with the others, in file order; of two that touch the same place the first. */
export function mendsOf(report: { readonly findings: readonly Finding[] }): readonly OfferedMend[] {
  const offered = report.findings.flatMap((finding) => (finding.mend ? [{ finding, mend: finding.mend }] : []));
  const sorted = offered.toSorted((a, b) => compareMends(a.mend, b.mend));
  const together: OfferedMend[] = [];
  let last: TextChange | undefined;
  for (const offer of sorted) {
    const first = offer.mend.edits[0];
    if (first === undefined || (last !== undefined && overlap(last, first))) continue;
    together.push(offer);
    last = offer.mend.edits.at(-1);
  }
  return together;
}

/** Whether findings of a check that offers fixes stand for more cells than their own, so that there may be more fixes. */
export function namesOnlyFirst({ findings }: { readonly findings: readonly Finding[] }): boolean {
  const mended = new Set(findings.flatMap(({ check, mend }) => (mend ? [check] : [])));
  return findings.some(({ check, count, mend }) => count > 1 && !mend && mended.has(check));
}

/** So many mends are offered at a time: a longer list nobody looks through, and the editor takes long to apply it. */
export const mostMends = 10_000;

/** The first mends of a file, as many as are offered at a time; `isAll` is false where others come after them. */
export interface FirstMends {
  readonly mends: readonly OfferedMend[];
  readonly isAll: boolean;
}

/** Of a report that holds more than are offered at a time where there are more; `only` those of these checks, null: of all. */
export function firstMends(
  report: { readonly findings: readonly Finding[] },
  only: readonly string[] | null,
): FirstMends {
  const mends = mendsOf({ findings: report.findings.filter(({ check }) => only?.includes(check) ?? true) });
  return { mends: mends.slice(0, mostMends), isAll: mends.length <= mostMends };
}

/** How many mends a report offers; `isAll` is false where it names only the first cells of a check. */
export interface CountOfMends {
  readonly least: number;
  readonly isAll: boolean;
}

export function countOfMends(report: { readonly findings: readonly Finding[] }): CountOfMends {
  return { least: mendsOf(report).length, isAll: !namesOnlyFirst(report) };
}

/** Edits of several mends in file order. */
export function sortedEdits(mends: readonly Mend[]): readonly TextChange[] {
  return mends.flatMap((mend) => mend.edits).sort(compareEdits);
}

function compareMends(a: Mend, b: Mend): number {
  const [first] = a.edits;
  const [second] = b.edits;
  return first === undefined || second === undefined ? 0 : compareEdits(first, second);
}

function compareEdits(a: TextChange, b: TextChange): number {
  return a.bytes.start - b.bytes.start || comparePositions(a.range.start, b.range.start);
}

/** Two insertions at one place would depend on their order. */
function overlap(before: TextChange, after: TextChange): boolean {
  if (after.bytes.start < before.bytes.end) return true;
  return after.bytes.start === before.bytes.start && after.bytes.end === before.bytes.end;
}
