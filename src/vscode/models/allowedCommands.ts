import * as vscode from 'vscode';

/** Whose gates run commands. */
interface GatedVersion {
  readonly project: { readonly scope: string };
  readonly model: string;
  readonly version: { readonly digest: string };
}

/** Commands that a person let the gates of a version run. Known to this window alone and in memory, where no workspace can add to it. */
export class AllowedCommands {
  readonly #allowed = new Set<string>();

  /** Shows all that would run of the person's own, unless every command was allowed for this very version as it stands. Rejects where it may not run. */
  async ask({ project, model, version }: GatedVersion, commands: readonly string[]): Promise<void> {
    const keys = commands.map((command) => JSON.stringify([project.scope, model, version.digest, command]));
    if (keys.every((key) => this.#allowed.has(key))) return;
    const run = 'Run';
    const options = { modal: true, detail: commands.join('\n\n') };
    const question = 'Gates of this stage run commands in the project.';
    const chosen = await vscode.window.showWarningMessage(question, options, run);
    if (chosen !== run) throw new vscode.CancellationError();
    for (const key of keys) this.#allowed.add(key);
  }
}
