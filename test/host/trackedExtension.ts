import type { ExtensionContext } from 'vscode';
import { disposeAll, leaks } from '../../src/base/disposable';
import * as extension from '../../src/extension';

// The extension as its users get it, bundled together with the tracker of what it makes and does not give back.
leaks.start();

/** What the suites see of the extension beside `vscode`. */
export interface TrackedExtension {
  /** Ends the extension and returns where everything was made that it did not give back. */
  readonly end: () => readonly string[];
}

export function activate(context: ExtensionContext): TrackedExtension {
  extension.activate(context);
  return {
    end() {
      extension.deactivate();
      disposeAll(context.subscriptions.splice(0));
      return leaks.stop();
    },
  };
}

export const deactivate = extension.deactivate;
