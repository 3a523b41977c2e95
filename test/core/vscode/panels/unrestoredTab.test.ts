import { expect, it } from 'vitest';
import { unrestoredTab } from '../../../../src/vscode/panels/unrestoredTab';

const tab = (label: string, viewType?: string) => ({ label, input: viewType === undefined ? undefined : { viewType } });
const asked = { type: 'tend.modelPanel', title: 'Model: churn' };

it('a panel that waits behind another tab to be restored is found by its type and title, with its column', () => {
  const waiting = tab('Model: churn', 'mainThreadWebview-tend.modelPanel');
  const groups = [
    { viewColumn: 1, tabs: [tab('Model: churn'), tab('Model: churn', 'mainThreadWebview-other.panel')] },
    { viewColumn: 2, tabs: [tab('Model: price', 'mainThreadWebview-tend.modelPanel'), waiting] },
  ];
  expect(unrestoredTab(groups, asked)).toEqual({ tab: waiting, viewColumn: 2 });
  expect(unrestoredTab(groups.slice(0, 1), asked)).toBeNull();
});
