import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../base/disposable';
import type { CommandId } from '../ids';
import type { StatusText } from '../statusText';

/** The one status-bar item; a click opens what is next. */
export class StatusBar implements Disposable {
  readonly #parts = new DisposableStore();
  readonly #item = this.#parts.register(
    vscode.window.createStatusBarItem('tend.status', vscode.StatusBarAlignment.Left, 40),
  );

  constructor() {
    const command: CommandId = 'tend.next.open';
    this.#item.name = 'Tend';
    this.#item.command = command;
  }

  show({ text, tooltip, spoken }: StatusText): void {
    this.#item.text = text;
    this.#item.tooltip = tooltip;
    this.#item.accessibilityInformation = { label: spoken, role: 'button' };
    this.#item.show();
  }

  dispose(): void {
    this.#parts.dispose();
  }
}
