import * as vscode from 'vscode';
import { act } from './act';
import { askReason } from './ask';
import { choosePackage, packageIn, type ChosenPackage } from './choosePackage';
import type { ModelCommand, ModelServices } from './modelCommand';
import { refuseUntrustedModels } from './modelTarget';
import { tellDone, tellNotes } from './tellDone';

/** Tend: Register… */
export const registerPackage: ModelCommand = {
  id: 'tend.models.register',
  async run(services, target) {
    refuseUntrustedModels();
    const chosen = target instanceof vscode.Uri ? await packageIn(services, target) : await choosePackage(services);
    await registerChosen(services, chosen);
  },
};

/** Asks why, and makes a package the next version of its model. */
async function registerChosen(services: ModelServices, { project, found }: ChosenPackage): Promise<void> {
  const reason = await askReason(`Register ${found.name}: ${found.of}`);
  const input = { package: found.folder, reason };
  const title = `Registering ${found.name}`;
  const {
    version: name,
    digest,
    emptyRequirements,
    onlyStored,
  } = await act(services.models, project, { action: 'register', input, title });
  const [model = '', number] = name.split('@');
  tellDone(services, `${name} is registered: ${found.of}.`, { project, model, version: Number(number), digest });
  const lacking = emptyRequirements === null ? [] : [`${name} lacks requirements, ${emptyRequirements}.`];
  tellNotes({ notes: [...lacking, ...(onlyStored ? [unshared(name)] : [])] });
}

function unshared(name: string): string {
  return `The bytes of ${name} are under .tend alone, which git does not hold: no clone gets them. To share a version, package it into a folder of the project that git holds, and register that.`;
}
