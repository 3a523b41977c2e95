import { modelPanelState, type ModelPanelState } from '../../../protocol/models/endpoints';
import type { Project } from '../../project/project';
import type { ModelSubject } from './modelSubject';

/** What outlives the window; `KeptStates` fits by shape. */
export interface PanelStates {
  get(subject: string): unknown;
  set(subject: string, state: unknown): void;
}

type Scoped = Pick<Project, 'scope'>;

/** What a panel left when it was last on the screen; null: nothing, or what another version of Tend wrote. */
export function keptPanel(states: PanelStates, project: Scoped, subject: ModelSubject): ModelPanelState | null {
  const parsed = modelPanelState.safeParse(states.get(nameOf(project, subject)));
  return parsed.success ? parsed.data : null;
}

export function keepPanel(states: PanelStates, project: Scoped, subject: ModelSubject, state: ModelPanelState): void {
  states.set(nameOf(project, subject), state);
}

/** Without the stage of a promotion: it can be changed on the page, which keeps the reason then. */
function nameOf({ scope }: Scoped, { model, promotion }: ModelSubject): string {
  const { version, digest = '' } = promotion ?? {};
  return `model panel of ${scope}: ${version === undefined ? model : `${model}@${version} ${digest}`}`;
}
