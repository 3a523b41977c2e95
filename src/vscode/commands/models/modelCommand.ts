import type { CommandId } from '../../ids';
import type { LoadedModels } from '../../models/loadedModels';
import type { Services } from '../../services';
import type { Given } from './given';

/** What a command of models is given: the services of the window, and what is loaded for models. */
export type ModelServices = Omit<Services, 'models'> & LoadedModels;

/** One command of models. `target`: what it is about, to be parsed; `given`: what it need not ask. */
export interface ModelCommand {
  readonly id: CommandId;
  run(services: ModelServices, target: unknown, given: Given): Promise<void> | void;
}
