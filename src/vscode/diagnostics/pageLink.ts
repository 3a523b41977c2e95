import * as vscode from 'vscode';

/**
 * The page of a check, which opens rendered (`workbench.editorAssociations` in `package.json`). A link to a command would work
 * in Problems only: in the hover of a finding and in the window of *Go to Next Problem* the editor runs none.
 */
export function pageLink(extensionUri: vscode.Uri, check: string): vscode.Uri {
  return vscode.Uri.joinPath(extensionUri, 'media', 'checks', `${check.replaceAll(/[^a-z0-9-]/g, '')}.md`);
}
