import * as vscode from 'vscode';

/** Saves what a panel made where the person says, and returns the path; null: they gave up. */
export async function saveFile(root: vscode.Uri, name: string, content: string | Uint8Array): Promise<string | null> {
  const safe = name.replaceAll(/[^\p{L}\p{N}._-]+/gu, '-').replace(/^[.-]+/, '') || 'export';
  const uri = await vscode.window.showSaveDialog({ defaultUri: vscode.Uri.joinPath(root, safe) });
  if (!uri) return null;
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  await vscode.workspace.fs.writeFile(uri, bytes);
  return uri.fsPath;
}
