import * as vscode from 'vscode';
import type { ColumnSummary } from '../../data/report';
import type { ExpectationEdit } from '../editor/expectationChoices';

/** What a person adds to an edit: the reason of a suppression, the range of a column. */
export type ExpectationInput =
  | { readonly kind: 'none' }
  | { readonly kind: 'reason'; readonly reason: string }
  | { readonly kind: 'range'; readonly range: readonly [number, number] };

/** Asks for what the edit needs; undefined when the person goes away. */
export async function expectationInput(
  edit: ExpectationEdit,
  column: ColumnSummary | undefined,
): Promise<ExpectationInput | undefined> {
  switch (edit.kind) {
    case 'declareText':
      return { kind: 'none' };
    case 'declareRange':
      return askRange(edit.column, column);
    case 'switchOff':
      return edit.column === null ? { kind: 'none' } : askReason(`Switch Off ${edit.check} for ${edit.column}`);
    case 'suppress':
      return askReason(`Suppress ${edit.check} in Row ${edit.row}`);
  }
}

async function askReason(title: string): Promise<ExpectationInput | undefined> {
  const reason = await vscode.window.showInputBox({
    title,
    prompt: 'Why is it kept? The reason stands in tend.yaml, for whoever asks later.',
    validateInput: (text) => (text.trim() === '' ? 'A suppression needs a reason.' : undefined),
  });
  return reason === undefined ? undefined : { kind: 'reason', reason: reason.trim() };
}

async function askRange(name: string, column: ColumnSummary | undefined): Promise<ExpectationInput | undefined> {
  const text = await vscode.window.showInputBox({
    title: `Declare Range of ${name}`,
    prompt: 'Least and greatest value that can be right.',
    value: suggestedRange(column),
    validateInput: (typed) => (parseRange(typed) ? undefined : 'Two numbers, the least first: 2500 to 6500'),
  });
  const range = text === undefined ? null : parseRange(text);
  return range ? { kind: 'range', range } : undefined;
}

/** Two digits round what is usual, with some room: the middle 98 % of the column and a fifth of its width on both sides. */
function suggestedRange(column: ColumnSummary | undefined): string {
  const { '0.01': low = null, '0.99': high = null } = column?.quantiles ?? {};
  if (low === null || high === null || low >= high) return '';
  const room = (high - low) / 5;
  const step = 10 ** (Math.floor(Math.log10(high - low)) - 1);
  // What is never negative in the data is rarely allowed to be.
  const from = low >= 0 ? Math.max(0, low - room) : low - room;
  const rounded = (value: number, round: (steps: number) => number) =>
    Number((round(value / step) * step).toPrecision(12));
  return `${rounded(from, Math.floor)} to ${rounded(high + room, Math.ceil)}`;
}

function parseRange(text: string): readonly [number, number] | null {
  const match = /^\s*\[?\s*(-?[\d.]+(?:e[+-]?\d+)?)\s*(?:to|,|–|\.\.)\s*(-?[\d.]+(?:e[+-]?\d+)?)\s*\]?\s*$/i.exec(text);
  const [from, to] = [Number(match?.[1] ?? Number.NaN), Number(match?.[2] ?? Number.NaN)];
  return from <= to ? [from, to] : null;
}
