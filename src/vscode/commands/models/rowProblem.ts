import * as vscode from 'vscode';
import { givenRows, requestOf } from '../../../models/package/scoringRequest';
import { checkInput, type Taker } from '../../../models/restore/checkInput';

/** The request of a row, a list of rows or a request, written as JSON; null: the text is none of them. */
export function requestOfText(text: string): Readonly<Record<string, unknown>> | null {
  try {
    return requestOf(JSON.parse(text));
  } catch {
    return null;
  }
}

/** What keeps a typed row from being predicted; what the version only does not know stands in nobody's way. */
export function rowProblem(text: string, taker: Taker): string | vscode.InputBoxValidationMessage | null {
  const request = requestOfText(text);
  if (request === null) return 'Write one row, or a list of rows, as JSON.';
  const { problem, unknown } = checkInput(givenRows(request), taker);
  if (problem !== null || unknown === null) return problem;
  return { message: unknown, severity: vscode.InputBoxValidationSeverity.Warning };
}
