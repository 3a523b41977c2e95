import type { Logger } from '../base/logger';
import type { FromModels, ModelsAsks, ModelsTold, OpenModels, ToModels } from './modelsProtocol';
import { QuestionThread, type QuestionWorker } from './questionThread';

interface ModelsThreadOptions {
  readonly start: () => QuestionWorker<ToModels, FromModels>;
  readonly logger: Logger;
}

/** Asks the thread of the models. What was being done when it ended is not done again unasked. */
export class ModelsThread extends QuestionThread<ModelsAsks, OpenModels, ModelsTold> {
  constructor({ start, logger }: ModelsThreadOptions) {
    super({
      ...{ start, logger, subject: 'the models' },
      asksAgain: (name) => name !== 'act',
      restarted: (root) => ({ type: 'changed', root }),
    });
  }
}
