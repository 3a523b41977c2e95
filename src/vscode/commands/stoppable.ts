import { setTimeout as wait } from 'node:timers/promises';
import * as vscode from 'vscode';
import { abortWith } from './cancellationSignal';

/** Milliseconds after which work is told of: what ends before is not worth a message that comes and goes. */
const worthTelling = 500;

/** Does something that is mostly done at once, and where it is not, says so with a way to stop it. */
export async function stoppable<Result>(
  title: string,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const stopped = new AbortController();
  const result = work(stopped.signal);
  const ended = result.then(
    () => true,
    () => true,
  );
  if (await Promise.race([ended, wait(worthTelling, false, { ref: false })])) return result;
  const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
  await vscode.window.withProgress(options, async (_, token) => {
    abortWith(token, stopped);
    await ended;
  });
  if (stopped.signal.aborted) throw new vscode.CancellationError();
  return result;
}
