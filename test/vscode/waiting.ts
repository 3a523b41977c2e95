import * as vscode from 'vscode';

/** Longest wait for something that should happen at once; only a test that fails waits so long. */
const patience = 10_000;

/** Waits until `read` gives something; looks again whenever diagnostics or documents change. */
export async function eventually<T>(
  what: string | (() => string),
  read: () => T | undefined | Promise<T | undefined>,
): Promise<T> {
  const deadline = Date.now() + patience;
  for (;;) {
    const value = await read();
    if (value !== undefined) return value;
    if (Date.now() > deadline) throw new Error(`Waited in vain for ${typeof what === 'string' ? what : what()}.`);
    await somethingHappened();
  }
}

/** The editor of a document once it is the active one, which a window may say a moment after it was shown. */
export function activeEditor(uri: vscode.Uri): Promise<vscode.TextEditor> {
  return eventually(
    () => `${uri.path} to be the active editor; it is: ${vscode.window.activeTextEditor?.document.uri.path ?? 'none'}`,
    () => {
      const editor = vscode.window.activeTextEditor;
      return editor?.document.uri.toString() === uri.toString() ? editor : undefined;
    },
  );
}

/** "13:37 outlier-isolated" for every finding of Tend in a file, 1-based and in order. */
export function findingsOf(uri: vscode.Uri): readonly string[] {
  return tendDiagnostics(uri)
    .toSorted((a, b) => a.range.start.compareTo(b.range.start))
    .map((it) => `${it.range.start.line + 1}:${it.range.start.character + 1} ${codeOf(it)}`);
}

export function tendDiagnostics(uri: vscode.Uri): readonly vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'Tend');
}

export function codeOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}

/** Waits until the findings of a file are as they should be, and returns them. */
export function findings(
  uri: vscode.Uri,
  what: string,
  right: (found: readonly string[]) => boolean,
): Promise<readonly string[]> {
  return eventually(
    () => `${what}; there are: ${findingsOf(uri).join(', ')}`,
    () => {
      const found = findingsOf(uri);
      return right(found) ? found : undefined;
    },
  );
}

/** Resolves with the next event that may change what a test looks at, or soon where none comes. */
function somethingHappened(): Promise<void> {
  return new Promise((resolve) => {
    const parts: vscode.Disposable[] = [];
    const done = () => {
      clearTimeout(timer);
      for (const part of parts) part.dispose();
      resolve();
    };
    const timer = setTimeout(done, 50);
    parts.push(vscode.languages.onDidChangeDiagnostics(done), vscode.workspace.onDidChangeTextDocument(done));
  });
}
