import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Reply, Request } from '../../src/protocol/endpoint';
import { fromWire, toWire } from '../../src/protocol/wire';
import type { TrackedExtension } from '../host/trackedExtension';

type Asked =
  | 'showInputBox'
  | 'showQuickPick'
  | 'showWarningMessage'
  | 'showErrorMessage'
  | 'showInformationMessage'
  | 'createWebviewPanel'
  | 'withProgress'
  | 'setStatusBarMessage';

/** Answers in place of the person what the extension asks; returns what gives the window back. */
export async function holdWindow(answers: Partial<Record<Asked, (...args: never[]) => unknown>>): Promise<() => void> {
  const extension = vscode.extensions.getExtension<TrackedExtension>('tend-ml.tend-ml');
  assert.ok(extension, 'the extension is installed');
  const window = (await extension.activate()).window as unknown as Record<string, unknown>;
  const before = Object.fromEntries(Object.keys(answers).map((name) => [name, window[name]]));
  Object.assign(window, answers);
  return () => Object.assign(window, before);
}

/** A panel of which the test is the page: it asks the extension, and hears what it tells. */
export class HeldPanel {
  readonly told: { readonly event: string; readonly data: unknown }[] = [];
  title = '';
  isRevealed = false;
  readonly #waiting = new Map<number, (reply: Reply) => void>();
  readonly #received = new vscode.EventEmitter<unknown>();
  readonly #disposed = new vscode.EventEmitter<void>();
  #id = 0;

  /** What `createWebviewPanel` returns. */
  readonly panel = {
    webview: {
      options: {},
      html: '',
      cspSource: 'https://panel.test',
      asWebviewUri: (uri: vscode.Uri) => uri,
      onDidReceiveMessage: this.#received.event,
      postMessage: (reply: Reply) => Promise.resolve(this.#hear(reply)),
    },
    reveal: () => (this.isRevealed = true),
    dispose: () => this.#disposed.fire(),
    onDidDispose: this.#disposed.event,
    onDidChangeViewState: new vscode.EventEmitter<void>().event,
  };

  async ask(endpoint: string, params: unknown): Promise<unknown> {
    const id = ++this.#id;
    const replied = new Promise<Reply>((resolve) => this.#waiting.set(id, resolve));
    const request: Request = { type: 'ask', id, endpoint, params: toWire(params) };
    this.#received.fire(request);
    const reply = await replied;
    if (reply.type === 'error') throw new Error(reply.message);
    return reply.type === 'ok' ? fromWire(reply.result) : null;
  }

  #hear(reply: Reply): boolean {
    if (reply.type === 'event') this.told.push({ event: reply.event, data: fromWire(reply.data) });
    else if (reply.type !== 'foreseen') this.#waiting.get(reply.id)?.(reply);
    return true;
  }
}
