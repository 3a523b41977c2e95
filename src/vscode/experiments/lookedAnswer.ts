import { plural } from '../../base/text';
import type { ExperimentsAnswers } from '../../protocol/experiments/endpoints';
import { runLine, trainingScripts } from '../../project/trainingScripts';
import { vanished } from '../../runs/importing/vanished';
import type { RunSourceFacts } from '../../runs/runStore';
import type { LookedFor } from '../../workers/importProtocol';
import type { Project } from '../project/project';

type Looked = Awaited<ReturnType<ExperimentsAnswers['looked']>>;
type Sources = Awaited<ReturnType<ExperimentsAnswers['sources']>>;

/**
 * Where runs were looked for and what was found in each place, for the empty panel; `python`: by which a script is run;
 * `problem`: what is wrong with the store.
 */
export function lookedAnswer(
  looked: LookedFor | null,
  { discovery, python }: Pick<Project, 'discovery'> & { readonly python: string },
  problem: string | null,
): Looked {
  const [first] = trainingScripts(discovery);
  const script = first ? { path: first.path, command: runLine(python, first.path) } : null;
  if (!looked) return { files: 0, places: [], script, problem };
  const places = looked.kinds.map(({ kind, title, looksLike }) => {
    const count = looked.found.filter((found) => found.kind === kind).length;
    const nothing = looked.done ? 'none found' : 'looking…';
    return { title, looksLike, found: count > 0, result: count > 0 ? `${plural(count, 'place')} found` : nothing };
  });
  return { files: looked.files, places, script, problem };
}

/** The sources of the runs. What was found and is still there is watched, and so it is live. `project`: names the folder itself. */
export function sourcesAnswer(looked: LookedFor | null, sources: readonly RunSourceFacts[], project: string): Sources {
  const titles = new Map(looked?.kinds.map(({ kind, title }) => [kind, title]));
  const found = new Set(looked?.found.map(({ shown }) => shown));
  // A folder may be called like the one it stands in.
  const whole = sources.some(({ path }) => path === project) ? './' : project;
  return sources.map(({ kind, path, runs, problem }) => ({
    path: path === '.' ? whole : path,
    title: titles.get(kind) ?? kind,
    runs,
    live: found.has(path) && problem !== vanished,
    gone: problem === vanished,
    problem,
  }));
}
