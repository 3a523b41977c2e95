import * as vscode from 'vscode';
import { act } from './act';
import { askReason } from './ask';
import { choosePackage, packageIn, type ChosenPackage } from './choosePackage';
import type { ModelCommand, ModelServices } from './modelCommand';

/** Tend: Register… */
export const registerPackage: ModelCommand = {
  id: 'tend.models.register',
  async run(services, target) {
    const chosen = target instanceof vscode.Uri ? await packageIn(services, target) : await choosePackage(services);
    await registerChosen(services, chosen);
  },
};

/** Asks why, and makes a package the next version of its model. */
export async function registerChosen({ models }: ModelServices, { project, found }: ChosenPackage): Promise<void> {
  const reason = await askReason(`Register ${found.name}: ${found.of}`);
  const input = { package: found.folder, reason };
  await act(models, project, { action: 'register', input, title: `Registering ${found.name}` });
}
