import type { LiveTrouble } from '../../actions/models/liveTroubles';
import type { TreeModel } from '../../actions/models/modelsTree';
import { conflictCure } from '../../models/registry/conflictSides';
import { daysBetween } from '../../base/days';
import { formatCount, plural } from '../../base/text';
import type { Discovery } from '../../project/discovery';
import type { LooseModel } from '../../workers/modelsProtocol';
import { leftOutNode } from './leftOutNode';
import { looseNode } from './looseNodes';
import { modelRow } from './modelRowIds';
import { factTable, type TreeNode } from './treeNode';
import { versionNode } from './versionNodes';

/** What the *Models* view of one project shows. */
export interface ModelsState {
  /** The text of the URI of the project's folder. */
  readonly scope: string;
  readonly models: readonly TreeModel[];
  /** Model files that no package has. */
  readonly loose: readonly LooseModel[];
  readonly leftOut: Discovery['leftOutModels'];
  /** Milliseconds since 1970. */
  readonly now: number;
}

/**
 * Rows of the *Models* view: models with their versions, newest first, then model files that are not registered, and whether
 * there may be others.
 */
export function modelNodes({ scope, models, loose, leftOut, now }: ModelsState): readonly TreeNode[] {
  return [
    ...models.map((model) => modelNode(scope, model, models.length === 1, now)),
    ...loose.map((file) => looseNode(scope, file)),
    ...(leftOut.length === 0 ? [] : [leftOutNode(`leftOut:${scope}`, unsearched, leftOut)]),
  ];
}

const unsearched = 'Ignored folders were not searched to their end';

function modelNode(scope: string, model: TreeModel, only: boolean, now: number): TreeNode {
  const id = modelRow(scope, model.name);
  const description = modelWords(model, now);
  return {
    id,
    label: model.name,
    description,
    icon: { id: 'package' },
    context: model.live.length > 0 ? 'model live' : 'model',
    tooltip: modelTooltip(model),
    spoken: `Model ${model.name}, ${description}`,
    command: { id: 'tend.models.open', title: 'Open Model', arguments: [id] },
    children: [
      ...model.conflicts.map((conflict) => conflictNode(scope, model.name, conflict)),
      ...model.clashes.map((clash) => clashNode(scope, model.name, clash)),
      ...model.troubles.map((trouble) => troubleNode(scope, model.name, trouble)),
      ...model.versions.map((version) => versionNode({ scope, model: model.name, now }, version)),
      ...moreNodes(scope, model),
    ],
    expanded: only,
  };
}

/** "production @3, 54 days", "production @3, but archived" */
function modelWords({ live: [first], conflicts, troubles, count }: TreeModel, now: number): string {
  if (conflicts.length > 0)
    return `${plural(conflicts.length, 'conflict')} in ${conflicts.map(({ stage }) => stage).join(', ')}`;
  if (!first) return plural(count, 'version');
  const [trouble] = troubles.filter(({ stage }) => stage === first.stage);
  if (trouble) return `${first.stage} @${first.version}, but ${trouble.trouble}`;
  return `${first.stage} @${first.version}, ${plural(daysBetween(first.since, now), 'day')}`;
}

function modelTooltip({ name, live, count, versions: [newest] }: TreeModel): string {
  return factTable(name, [
    ...live.slice(0, 4).map(({ stage, version }) => [stage, `${name}@${version}`] as const),
    ['Versions', formatCount(count)],
    ['Newest', newest ? `${name}@${newest.number}` : ''],
  ]);
}

/** Two branches have something else live in one stage. */
function conflictNode(scope: string, model: string, { stage, versions }: TreeModel['conflicts'][number]): TreeNode {
  const sides = versions.map((version) => (version === null ? 'nothing' : `@${version}`)).join(' and ');
  const label = `${stage}: ${sides} at once`;
  const description = conflictCure(versions.map((version) => ({ version })));
  return warningNode(`conflict:${model}:${stage}:${scope}`, 'conflict', label, description);
}

/** What is live and gone, or was never registered: its tip says what ends that. */
function troubleNode(scope: string, model: string, { stage, version, trouble, sentence }: LiveTrouble): TreeNode {
  const label = `${version} is in ${stage}, but ${trouble}`;
  return {
    ...warningNode(`trouble:${model}:${stage}:${version}:${scope}`, 'trouble', label, ''),
    tooltip: sentence,
    spoken: sentence,
  };
}

function clashNode(scope: string, model: string, { version, digests }: TreeModel['clashes'][number]): TreeNode {
  const label = `${plural(digests.length, 'package')} are ${model}@${version}`;
  return {
    ...warningNode(`clash:${model}@${version}:${scope}`, 'clash', label, 'choose which one keeps the number'),
    command: { id: 'tend.models.settle', title: 'Settle Number…', arguments: [`clash:${model}@${version}:${scope}`] },
  };
}

function warningNode(id: string, context: string, label: string, description: string): TreeNode {
  return {
    ...{ id, context, label, description },
    icon: { id: 'warning', colour: 'problemsWarningIcon.foreground' },
    spoken: `${label}: ${description}`,
    children: [],
    expanded: false,
  };
}

function moreNodes(scope: string, { name, more }: TreeModel): readonly TreeNode[] {
  if (more === 0) return [];
  const label = plural(more, 'more version');
  return [
    {
      id: `more:${name}:${scope}`,
      label: `${label}…`,
      description: 'listed in its panel',
      icon: { id: 'ellipsis' },
      context: 'more',
      spoken: label,
      children: [],
      expanded: false,
    },
  ];
}
