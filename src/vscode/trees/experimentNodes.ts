import type { RunsTree, TreeExperiment } from '../../actions/runs/tree/runsTree';
import { leftOutSentences, leftOutWords, type LeftOut } from '../../base/leftOut';
import { columnText, metricDecimals } from '../../base/numberText';
import { formatCount, plural } from '../../base/text';
import { escapeMarkdown } from '../markdown';
import { experimentRow } from './rowIds';
import { levelNodes, moreNode, type RowContext } from './runNodes';
import type { TreeNode } from './treeNode';

/** What the *Experiments* view of one project shows. */
export interface ExperimentsState {
  /** Keeps the ids of several projects apart. */
  readonly scope: string;
  readonly tree: RunsTree;
  /** Sources that could not be read, with why. */
  readonly problems: readonly { readonly path: string; readonly problem: string }[];
  readonly leftOut: LeftOut;
  /** Whether a person opened or closed a row, by its id; undefined: neither. */
  readonly isOpen: (row: string) => boolean | undefined;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** Rows of the *Experiments* view: what could not be read, then experiments with their runs. */
export function experimentNodes(state: ExperimentsState): readonly TreeNode[] {
  const { scope, now, isOpen, tree } = state;
  const metricOf = metricTexts(tree);
  return [
    ...state.problems.map((problem) => problemNode(scope, problem)),
    ...(state.leftOut.count > 0 ? [leftOutNode(scope, state.leftOut)] : []),
    ...tree.experiments.map((experiment) =>
      experimentNode({ scope, now, isOpen, metric: metricOf(experiment) }, experiment, tree.experiments.length === 1),
    ),
    ...(tree.more > 0 ? [moreNode(scope, '', tree.more, 'experiment')] : []),
  ];
}

function experimentNode(context: RowContext, experiment: TreeExperiment, only: boolean): TreeNode {
  const { name, runs, running, best, below } = experiment;
  const label = name || 'no experiment';
  const description = [
    plural(runs, 'run'),
    ...(running > 0 ? [`${formatCount(running)} running`] : []),
    ...(best ? [`best ${context.metric(best.value)}`] : []),
  ].join(', ');
  const id = experimentRow(context.scope, name);
  return {
    id,
    label,
    description,
    icon: { id: 'beaker' },
    context: 'experiment',
    spoken: `Experiment ${label}, ${description}`,
    children: below ? levelNodes(context, below, name, id) : [],
    folded: below === null,
    expanded: context.isOpen(id) ?? only,
  };
}

function problemNode(scope: string, { path, problem }: { readonly path: string; readonly problem: string }): TreeNode {
  return {
    ...toLog,
    id: `source:${path}:${scope}`,
    label: path,
    description: problem,
    spoken: `${path}: ${problem}`,
  };
}

function leftOutNode(scope: string, leftOut: LeftOut): TreeNode {
  const label = leftOutWords(leftOut);
  const sentences = leftOutSentences(leftOut);
  return {
    ...toLog,
    id: `leftOut:${scope}`,
    label,
    description: '',
    tooltip: sentences.map(escapeMarkdown).join('\n\n'),
    spoken: `${label}: ${sentences.join(' ')}`,
  };
}

/** A row that warns, and leads to the log. */
const toLog: Omit<TreeNode, 'id' | 'label' | 'description' | 'spoken'> = {
  icon: { id: 'warning', colour: 'problemsWarningIcon.foreground' },
  context: 'source',
  command: { id: 'tend.log.show', title: 'Show Log', arguments: [] },
  children: [],
  expanded: false,
};

/**
 * Write the primary metric of an experiment with as many decimals as the rows that are shown of it need: the value first,
 * because a side bar is narrow and the name is the same in every row.
 */
function metricTexts({ experiments }: RunsTree): (experiment: TreeExperiment) => RowContext['metric'] {
  const valuesOf = new Map<string, number[]>();
  for (const { primary, best, below } of experiments) {
    if (!primary) continue;
    const values = valuesOf.get(primary.key) ?? [];
    values.push(...(best ? [best.value] : []), ...(below?.runs.flatMap(({ value }) => value ?? []) ?? []));
    valuesOf.set(primary.key, values);
  }
  const decimalsOf = new Map([...valuesOf].map(([key, values]) => [key, metricDecimals(values)]));
  return ({ primary }) => {
    if (!primary) return () => '';
    const unit = primary.unit === '' ? '' : ` ${primary.unit}`;
    const decimals = decimalsOf.get(primary.key) ?? 0;
    return (value) => (value === null ? '' : `${columnText(value, decimals)}${unit} ${primary.key}`);
  };
}
