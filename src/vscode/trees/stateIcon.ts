import type { State } from '../../lifecycle/lifecycle';
import type { TreeNode } from './treeNode';

/** Codicon and theme colour of a state; the word beside it says the same without colour. */
export function stateIcon(state: State, complete: 'pass' | 'pass-filled' = 'pass'): NonNullable<TreeNode['icon']> {
  switch (state) {
    case 'pass':
      return { id: complete, colour: 'charts.green' };
    case 'fail':
      return { id: 'error', colour: 'problemsErrorIcon.foreground' };
    case 'warning':
      return { id: 'warning', colour: 'problemsWarningIcon.foreground' };
    case 'begun':
      return { id: 'color-mode', colour: 'foreground' };
    case 'notStarted':
      return { id: 'circle-large-outline', colour: 'descriptionForeground' };
  }
}

/** The state in a word, for those who hear the tree. */
export function stateWord(state: State): string {
  switch (state) {
    case 'pass':
      return 'complete';
    case 'fail':
      return 'has errors';
    case 'warning':
      return 'has warnings';
    case 'begun':
      return 'begun';
    case 'notStarted':
      return 'not started';
  }
}
