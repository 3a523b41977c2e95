import * as vscode from 'vscode';
import type { contextKeys } from '../ids';

type ContextKey = (typeof contextKeys)[keyof typeof contextKeys];

/** What `when` clauses ask for; each is sent only when it is another. */
export class ContextKeys {
  readonly #set = new Map<ContextKey, boolean>();

  set(key: ContextKey, value: boolean): void {
    if (this.#set.get(key) === value) return;
    this.#set.set(key, value);
    void vscode.commands.executeCommand('setContext', key, value);
  }
}
