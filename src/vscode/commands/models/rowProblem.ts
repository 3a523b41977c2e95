import * as vscode from 'vscode';
import { givenRows, requestOf } from '../../../models/package/scoringRequest';
import { checkInput, leftOutSentence, type Taker } from '../../../models/restore/checkInput';

/** The request of a row, a list of rows or a request, written as JSON; null: the text is none of them. */
export function requestOfText(text: string): Readonly<Record<string, unknown>> | null {
  try {
    return requestOf(JSON.parse(text));
  } catch {
    return null;
  }
}

/** What keeps a typed row from being predicted; what the version does not take stands in nobody's way. */
export function rowProblem(text: string, taker: Taker): string | vscode.InputBoxValidationMessage | null {
  const request = requestOfText(text);
  if (request === null) return noRow(text.trim());
  const { problem, others } = checkInput(givenRows(request), taker);
  const leftOut = leftOutSentence(taker.name, others);
  if (problem !== null || leftOut === null) return problem;
  return { message: leftOut, severity: vscode.InputBoxValidationSeverity.Warning };
}

/** Why a text is no row. */
function noRow(text: string): string {
  try {
    return noRowValue(JSON.parse(text));
  } catch {
    const [, name] = /[{,]\s*'?([A-Za-z_]\w*)'?\s*:/.exec(text) ?? [];
    if (name !== undefined) return `Names need double quotes: {"${name}": …}.`;
    const [open] = /^[{[]/.exec(text) ?? [];
    const close = open === '{' ? '}' : ']';
    return open === undefined || text.endsWith(close)
      ? anyRow
      : `It is not finished: it begins with ${open} and does not end with ${close}.`;
  }
}

function noRowValue(value: unknown): string {
  if (typeof value !== 'object' || value === null)
    return `A row has the names of its columns, as in {"age": 41}, or is a list, as in [${JSON.stringify(value)}].`;
  return Object.keys(value).length === 0 ? 'The row has no columns yet.' : anyRow;
}

const anyRow = 'Write one row, or a list of rows, as JSON.';
