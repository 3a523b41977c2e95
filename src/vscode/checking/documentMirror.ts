import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../base/disposable';
import type { CheckPool } from '../../workers/checkPool';
import type { MirrorSource } from '../../workers/checkProtocol';

/** UTF-16 units sent at a time, about, so that handing over a large document never holds up the editor for a frame. */
const unitsPerPart = 400_000;

/** Keeps the texts of changed documents mirrored on the check thread: once whole, then edit by edit. */
export class DocumentMirror implements Disposable {
  readonly #parts = new DisposableStore();
  /** Documents that the thread knows, with the version it knows and their line ends. */
  readonly #mirrored = new Map<string, { version: number; eol: vscode.EndOfLine }>();
  /** Texts on their way; whoever asks for the same one meanwhile waits for it. */
  readonly #sending = new Map<string, { readonly version: number; readonly done: Promise<boolean> }>();
  /** Counts the threads that ended: what was sent to one of them is lost. */
  #ended = 0;

  constructor(private readonly pool: CheckPool) {
    this.#parts.register(vscode.workspace.onDidChangeTextDocument((event) => this.#follow(event)));
    this.#parts.register(vscode.workspace.onDidCloseTextDocument((document) => this.#close(keyOf(document))));
    this.#parts.register(
      pool.onDidEnd(() => {
        this.#ended++;
        this.#mirrored.clear();
      }),
    );
  }

  /** Makes the mirror equal to the document; null when the document is edited or closed meanwhile. */
  async mirror(document: vscode.TextDocument): Promise<MirrorSource | null> {
    const key = keyOf(document);
    const known = this.#mirrored.get(key)?.version === document.version || (await this.#sent(document, key));
    return known ? { kind: 'mirror', key, path: document.uri.fsPath } : null;
  }

  dispose(): void {
    this.#parts.dispose();
  }

  async #sent(document: vscode.TextDocument, key: string): Promise<boolean> {
    const { version } = document;
    const onItsWay = this.#sending.get(key);
    if (onItsWay?.version === version) return onItsWay.done;
    const sending = { version, done: this.#send(document, key) };
    this.#sending.set(key, sending);
    const done = await sending.done;
    if (this.#sending.get(key) === sending) this.#sending.delete(key);
    return done;
  }

  async #send(document: vscode.TextDocument, key: string): Promise<boolean> {
    const { version, eol } = document;
    this.#mirrored.delete(key);
    this.pool.mirror({ type: 'open', key });
    const ended = this.#ended;
    const linesPerPart = linesOf(document, unitsPerPart);
    for (let line = 0; line < document.lineCount; line += linesPerPart) {
      if (line > 0) await nextTurn();
      if (document.isClosed) this.pool.mirror({ type: 'close', key });
      if (document.isClosed || document.version !== version) return false;
      if (this.#ended !== ended) return this.#send(document, key);
      const part = new vscode.Range(line, 0, line + linesPerPart, 0);
      this.pool.mirror({ type: 'append', key, text: document.getText(part) });
    }
    this.#mirrored.set(key, { version, eol });
    return true;
  }

  #follow({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    const mirrored = this.#mirrored.get(keyOf(document));
    if (!mirrored) return;
    // Other line ends move every offset: the text is sent anew when it is next needed.
    if (mirrored.eol !== document.eol) return this.#close(keyOf(document));
    const deltas = contentChanges.map(({ rangeOffset, rangeLength, text }) => ({
      offset: rangeOffset,
      length: rangeLength,
      text,
    }));
    if (deltas.length > 0) this.pool.mirror({ type: 'change', key: keyOf(document), deltas });
    mirrored.version = document.version;
  }

  #close(key: string): void {
    if (this.#mirrored.delete(key)) this.pool.mirror({ type: 'close', key });
  }
}

function keyOf(document: vscode.TextDocument): string {
  return document.uri.toString();
}

/** How many lines have so many UTF-16 units, on average. */
function linesOf(document: vscode.TextDocument, units: number): number {
  const length = document.offsetAt(new vscode.Position(document.lineCount, 0));
  return Math.max(1, Math.floor((units * document.lineCount) / Math.max(1, length)));
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
