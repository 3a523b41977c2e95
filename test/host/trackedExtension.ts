import * as vscode from 'vscode';
import { disposeAll, leaks } from '../../src/base/disposable';
import * as extension from '../../src/extension';

// The extension as its users get it, bundled together with the tracker of what it makes and does not give back.
leaks.start();

/** What the suites see of the extension beside `vscode`. */
export interface TrackedExtension {
  /** Ends the extension and returns where everything was made that it did not give back. */
  readonly end: () => readonly string[];
  /** The windows of the editor as the extension has them: each extension has its own, and asks by those. */
  readonly window: typeof vscode.window;
}

export function activate(context: vscode.ExtensionContext): TrackedExtension {
  extension.activate(context);
  return {
    window: vscode.window,
    end() {
      extension.deactivate();
      disposeAll(context.subscriptions.splice(0));
      return leaks.stop();
    },
  };
}

export const deactivate = extension.deactivate;
