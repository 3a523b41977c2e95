import type { RunDetails } from '../../runs/runStore';
import type { Project } from '../project/project';
import type { Services } from '../services';
import { runOfRow } from '../trees/rowIds';
import { CommandError } from './registerCommands';

/** Runs of one project that a command is about, by id; at least one. */
export interface ChosenRuns {
  readonly project: Project;
  readonly ids: readonly string[];
}

/** The runs of the rows that a command was given: the clicked one, with those selected beside it; else the selected ones. */
export function runArgument(
  { projects, experimentsView }: Pick<Services, 'projects' | 'experimentsView'>,
  run: unknown,
  runs: unknown,
): ChosenRuns {
  const given = [run, ...(Array.isArray(runs) ? (runs as readonly unknown[]) : [])].filter(isText);
  const rows = (given.length > 0 ? given : experimentsView.selection).flatMap((row) => runOfRow(row) ?? []);
  const project = rows[0] && projects.get(rows[0].scope);
  if (!project) throw new CommandError('Choose a run in the Experiments view first.');
  const ids = new Set(rows.filter(({ scope }) => scope === project.scope).map(({ id }) => id));
  return { project, ids: [...ids] };
}

/** What is known of the chosen runs; those that are no longer there are left out. */
export async function chosenDetails({ experiments }: Services, { project, ids }: ChosenRuns) {
  return experiments.ask(project, 'details', ids);
}

/** The only run that a command is about, of several the first. */
export async function chosenRun(services: Services, chosen: ChosenRuns): Promise<RunDetails> {
  const [details] = await chosenDetails(services, { ...chosen, ids: chosen.ids.slice(0, 1) });
  if (!details) throw new CommandError('The run is not there any more.');
  return details;
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}
