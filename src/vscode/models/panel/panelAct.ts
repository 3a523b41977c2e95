import type { ModelAnswers } from '../../../protocol/models/endpoints';
import type { Project } from '../../project/project';
import type { Models } from '../models';
import type { ModelSubject } from './modelSubject';

/** What a button of a panel offers, and what the panel is about. */
export interface PanelAct {
  readonly models: Models;
  readonly project: Project;
  readonly subject: ModelSubject;
  readonly act: Parameters<ModelAnswers['act']>[0];
}
