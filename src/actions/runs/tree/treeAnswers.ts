import type { MetricMeaning } from '../table/metricMeaning';
import type { RunNumber, RunStore, StoredRun } from '../../../runs/runStore';
import { countAlive, signOfLife } from '../../../runs/signOfLife';
import type { RunsTree, TreeExperiment, TreeQuestion, TreeRun, TreeRuns } from './runsTree';
import { groupForTree, type GroupedExperiment, type TreeGrouping } from './treeGrouping';

/** Rows of one level: who wants more has the panel. */
const mostRuns = 50;
const mostExperiments = 200;

export interface TreeContext {
  readonly store: RunStore;
  readonly meaning: () => MetricMeaning;
  readonly now: () => Date;
}

/** Answers what the tree of experiments shows. The runs are grouped once, until `invalidate` says that they changed. */
export class TreeAnswers {
  #grouped: { readonly filter: string; readonly grouping: TreeGrouping } | null = null;

  constructor(private readonly context: TreeContext) {}

  invalidate(): void {
    this.#grouped = null;
  }

  tree(question: TreeQuestion): RunsTree {
    const { store, meaning } = this.context;
    const grouping = this.#grouping(question.filter);
    const { experiments } = grouping;
    const shown = [...experiments].slice(0, mostExperiments);
    const open = new Set(question.experiments);
    const unfolded = new Set(question.runs);
    const level = { store, grouping, unfolded, meaning: meaning(), now: this.context.now().getTime() };
    return {
      total: store.count().runs,
      shown: grouping.numbers.length,
      running: countAlive(
        [...experiments.values()].flatMap(({ running }) => running),
        level.now,
      ),
      problem: grouping.problem,
      experiments: shown.map(([name, experiment]) => treeExperiment(level, name, experiment, open.has(name))),
      more: experiments.size - shown.length,
    };
  }

  #grouping(filter: string): TreeGrouping {
    if (this.#grouped?.filter === filter) return this.#grouped.grouping;
    const { store, meaning, now } = this.context;
    const grouping = groupForTree(store, meaning(), filter, now().getTime());
    this.#grouped = { filter, grouping };
    return grouping;
  }
}

interface Level {
  readonly store: RunStore;
  readonly grouping: TreeGrouping;
  readonly unfolded: ReadonlySet<string>;
  readonly meaning: MetricMeaning;
  /** Milliseconds since 1970. */
  readonly now: number;
}

function treeExperiment(
  level: Level,
  name: string,
  { runs, running, primary, best, top }: GroupedExperiment,
  open: boolean,
): TreeExperiment {
  const [bestRun] = best === null ? [] : level.store.runs([best]);
  const value = best === null ? null : level.grouping.valueOf(best);
  return {
    ...{ name, runs },
    primary: primary && {
      key: primary.key,
      goal: level.meaning.goal(primary.key),
      unit: level.meaning.unit(primary.key),
    },
    running: countAlive(running, level.now),
    best: bestRun && value !== null ? { id: bestRun.id, value } : null,
    below: open ? runsBelow(level, top, best) : null,
  };
}

function runsBelow(level: Level, numbers: readonly RunNumber[], best: RunNumber | null): TreeRuns {
  const shown = numbers.slice(0, mostRuns);
  return {
    runs: level.store.runs(shown).map((run) => treeRun(level, run, best)),
    more: numbers.length - shown.length,
  };
}

function treeRun(level: Level, run: StoredRun, best: RunNumber | null): TreeRun {
  const { id, name, status, partly, gone, starred, note, labels, started, ended, source, number } = run;
  const children = level.grouping.children.get(number) ?? [];
  return {
    ...{ id, name, status, partly, gone, starred, note, labels, started, ended, source },
    sign: signOfLife(run),
    value: level.grouping.valueOf(number),
    best: number === best,
    hasArtifacts: run.artifacts !== null,
    children: children.length,
    below: children.length > 0 && level.unfolded.has(id) ? runsBelow(level, children, best) : null,
  };
}
