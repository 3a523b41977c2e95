import type { Evidence, Lifecycle, NextStep, Stage, State } from '../../lifecycle/lifecycle';
import { wantedOfEvidence, wantedOfStage } from '../../lifecycle/whatCounts';
import { stateIcon, stateWord } from './stateIcon';
import { factTable, type TreeNode } from './treeNode';

const nextWord = 'Next:';

/** Rows of the *Lifecycle* view of one project; `scope` keeps the ids of several projects apart. */
export function lifecycleNodes(lifecycle: Lifecycle, scope: string): readonly TreeNode[] {
  const stages = lifecycle.stages.map((stage) => stageNode(stage, scope, stage.id === lifecycle.next?.stage));
  return lifecycle.next ? [nextNode(lifecycle.next, scope), ...stages] : stages;
}

/** "1 of 8": how many stages are complete. */
export function lifecycleDescription(lifecycle: Lifecycle): string {
  return `${lifecycle.complete} of ${lifecycle.stages.length}`;
}

/** The id of the row of the next step. */
export function nextRow(scope: string): string {
  return `${scope}/next`;
}

function nextNode(next: NextStep, scope: string): TreeNode {
  const label = `${nextWord} ${next.label}`;
  return {
    id: nextRow(scope),
    label,
    highlight: [0, nextWord.length],
    description: next.detail,
    icon: { id: 'arrow-right' },
    context: 'next',
    tooltip: factTable(label, [
      ['Where', next.detail],
      ['Why', next.why],
    ]),
    spoken: `${label}, ${next.detail}. ${next.why}`,
    ...(next.target
      ? { command: { id: '_tend.target.open', title: 'Open', arguments: [{ scope, target: next.target }] } }
      : {}),
    children: [],
    expanded: false,
  };
}

function stageNode(stage: Stage, scope: string, current: boolean): TreeNode {
  const label = `${stage.number} ${stage.title}`;
  return {
    // An editor unfolds a row only when it is new to it.
    id: `${scope}/stage/${stage.id}${current ? '/current' : ''}`,
    label,
    description: stage.detail,
    icon: stateIcon(stage.state, 'pass-filled'),
    ...missingTooltip(stage.state, label, wantedOfStage(stage.id)),
    context: 'stage',
    spoken: `Stage ${label}, ${stateWord(stage.state)}, ${stage.detail}`,
    children: stage.evidence.map((evidence) => evidenceNode(evidence, scope)),
    expanded: current && stage.evidence.length > 0,
  };
}

function evidenceNode(evidence: Evidence, scope: string): TreeNode {
  return {
    id: `${scope}/evidence/${evidence.id}`,
    label: evidence.label,
    description: evidence.detail,
    icon: stateIcon(evidence.state),
    ...missingTooltip(evidence.state, evidence.label, wantedOfEvidence(evidence.id)),
    context: 'evidence',
    spoken: `${evidence.label}, ${stateWord(evidence.state)}, ${evidence.detail}`,
    ...(evidence.target
      ? {
          command: { id: '_tend.target.open', title: 'Open Evidence', arguments: [{ scope, target: evidence.target }] },
        }
      : {}),
    children: [],
    expanded: false,
  };
}

/** What would count, of what is missing; other rows say all there is to say. */
function missingTooltip(state: State, label: string, wanted: string | undefined): Pick<TreeNode, 'tooltip'> {
  return state === 'notStarted' && wanted !== undefined ? { tooltip: factTable(label, [['What counts', wanted]]) } : {};
}
