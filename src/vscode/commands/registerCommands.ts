import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../base/disposable';
import { errorMessage } from '../../base/errors';
import { DataError } from '../../data/report';
import type { CommandArguments, CommandId } from '../ids';
import type { Services } from '../services';

/** One command: `run` parses what it is given, and loads what is heavy itself. */
export interface Command<Id extends CommandId = CommandId> {
  readonly id: Id;
  run(services: Services, ...args: Partial<CommandArguments[Id]>): Promise<void> | void;
}

/** What may be thrown to tell a person one sentence, with one thing that can be done about it. */
export class CommandError extends Error {
  constructor(
    message: string,
    readonly action?: { readonly title: string; readonly run: () => unknown },
    options: ErrorOptions = {},
  ) {
    super(message, options);
    this.name = 'CommandError';
  }
}

/** Registers commands so that each is timed and logged, a cancellation is silent, and a failure is one message. */
export function registerCommands(services: Services, commands: readonly Command[]): Disposable {
  const registered = new DisposableStore();
  for (const command of commands) {
    const run = (...args: unknown[]) => runCommand(services, command, args);
    registered.register(vscode.commands.registerCommand(command.id, run));
  }
  return registered;
}

/** Commands whose failure stands in front of the person still. */
const failed = new Map<CommandId, object>();

/** What is tried again has failed no more: its message, which stays until it is closed, goes to the others under the bell. */
function putAsideFailure(id: CommandId): void {
  if (failed.delete(id)) void vscode.commands.executeCommand('notifications.hideToasts');
}

/** Whether it was done: what was given up or failed has been told. */
async function runCommand(services: Services, command: Command, args: readonly unknown[]): Promise<boolean> {
  const { logger } = services;
  const start = performance.now();
  putAsideFailure(command.id);
  try {
    await command.run(services, ...(args as []));
    logger.info(`${command.id} took ${Math.round(performance.now() - start)} ms`);
    return true;
  } catch (error) {
    if (isCancellation(error)) {
      logger.info(`${command.id} was cancelled`);
      return false;
    }
    if (error instanceof CommandError) logger.info(`${command.id}: ${error.message}`);
    else
      logger.error(`${command.id} failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    // Not awaited: the command has ended, the message stays as long as it is wanted.
    void showFailure(services, command.id, error);
    return false;
  }
}

function isCancellation(error: unknown): boolean {
  return error instanceof vscode.CancellationError || (error instanceof DataError && error.reason === 'cancelled');
}

async function showFailure(services: Services, id: CommandId, error: unknown): Promise<void> {
  const mine = {};
  failed.set(id, mine);
  const own = error instanceof CommandError && error.action ? [error.action.title] : [];
  const showLog = 'Show Log';
  const chosen = await vscode.window.showErrorMessage(errorMessage(error), ...own, showLog);
  if (failed.get(id) === mine) failed.delete(id);
  if (chosen === showLog) services.log.show();
  else if (chosen !== undefined && error instanceof CommandError) await error.action?.run();
}
