import * as vscode from 'vscode';

/** Licences of models that are met most, by their identifiers of SPDX. */
const usual: readonly (readonly [spdx: string, title: string])[] = [
  ['Apache-2.0', 'Apache License 2.0'],
  ['MIT', 'MIT License'],
  ['BSD-3-Clause', 'BSD 3-Clause License'],
  ['BSD-2-Clause', 'BSD 2-Clause License'],
  ['MPL-2.0', 'Mozilla Public License 2.0'],
  ['GPL-3.0-only', 'GNU General Public License 3.0'],
  ['AGPL-3.0-only', 'GNU Affero General Public License 3.0'],
  ['LGPL-3.0-only', 'GNU Lesser General Public License 3.0'],
  ['CC-BY-4.0', 'Creative Commons Attribution'],
  ['CC-BY-SA-4.0', 'Creative Commons Attribution Share Alike'],
  ['CC-BY-NC-4.0', 'Creative Commons Attribution Non Commercial'],
  ['CC0-1.0', 'Creative Commons Zero'],
  ['LicenseRef-Proprietary', 'One of your own, not for others'],
];

/** The licence of a model as SPDX names it: one of the usual ones, or what is written. */
export async function askLicence(name: string): Promise<string> {
  const other = { label: '$(edit) Another Identifier of SPDX…', description: '' };
  const items = [...usual.map(([label, description]) => ({ label, description })), other];
  const title = `Licence of ${name}`;
  const chosen = await vscode.window.showQuickPick(items, { title, ignoreFocusOut: true, matchOnDescription: true });
  if (!chosen) throw new vscode.CancellationError();
  if (chosen !== other) return chosen.label;
  const written = await vscode.window.showInputBox({
    ...{ title, placeHolder: 'EUPL-1.2, or LicenseRef-NAME for one of your own', ignoreFocusOut: true },
    validateInput: (text) =>
      /^[A-Za-z0-9][A-Za-z0-9.+() -]*$/.test(text) ? null : 'Write an identifier of SPDX, such as EUPL-1.2.',
  });
  if (written === undefined) throw new vscode.CancellationError();
  return written;
}
