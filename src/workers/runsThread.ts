import type { Logger } from '../base/logger';
import { QuestionThread, type Question, type QuestionWorker } from './questionThread';
import type { FromRuns, OpenRuns, RunsAsk, RunsAsks, RunsTold, ToRuns } from './runsProtocol';

/** The question of an ask; none where it takes none. */
export type RunsQuestion<Name extends RunsAsk> = Question<RunsAsks, Name>[0];

interface RunsThreadOptions {
  readonly start: () => QuestionWorker<ToRuns, FromRuns>;
  readonly logger: Logger;
}

/** Asks the thread of the runs, which reads the store and keeps nothing that a second question could do twice. */
export class RunsThread extends QuestionThread<RunsAsks, OpenRuns, RunsTold> {
  constructor({ start, logger }: RunsThreadOptions) {
    super({
      ...{ start, logger, subject: 'the runs' },
      asksAgain: () => true,
      restarted: (root) => ({ type: 'changed', root, ids: null }),
    });
  }
}
