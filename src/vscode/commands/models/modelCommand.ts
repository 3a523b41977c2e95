import type { CommandId } from '../../ids';
import type { LoadedModels } from '../../models/loadedModels';
import type { Services } from '../../services';

/** What a command of models is given: the services of the window, and what is loaded for models. */
export type ModelServices = Omit<Services, 'models'> & LoadedModels;

/** One command of models. `target`: what it is about, to be parsed. */
export interface ModelCommand {
  readonly id: CommandId;
  run(services: ModelServices, target: unknown): Promise<void> | void;
}
