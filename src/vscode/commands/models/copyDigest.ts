import * as vscode from 'vscode';
import { eventOfRow } from '../../trees/modelRowIds';
import { CommandError } from '../registerCommands';
import type { ModelCommand } from './modelCommand';
import { versionTarget } from './modelTarget';

/** Tend: Copy Digest, of a version's package or of an event. */
export const copyDigest: ModelCommand = {
  id: 'tend.models.copyDigest',
  async run(services, target) {
    const event = typeof target === 'string' ? eventOfRow(target) : null;
    if (event?.digest === null) throw new CommandError('This record is about nothing that has a digest.');
    const digest = event?.digest ?? (await versionTarget(services, target, 'Copy Digest')).version.digest;
    await vscode.env.clipboard.writeText(digest);
  },
};
