import { ModelPanel } from '../modelPanel';
import type { Workbench } from '../workbench';
import type { TourStep } from './tourStep';

const panelOf = ({ page }: Workbench) => new ModelPanel(page);

/** What a person would do with the models of the sample. Each step starts where the one before ended. */
export const modelsSteps: readonly TourStep[] = [
  {
    name: 'models-tree',
    caption: '*Models* knows from the ledger in git what is live, staged and archived; *Activity* who did it and why.',
    async run(workbench) {
      const { sideBar } = workbench;
      await workbench.command('View: Close All Editors');
      await workbench.command('View: Hide Panel');
      await sideBar.open('Tend');
      for (const view of ['Lifecycle', 'Data', 'Experiments']) await sideBar.fold(view);
      for (const view of ['Models', 'Activity']) await sideBar.unfold(view);
      await sideBar.row('Activity', 'species@3 promoted to staging').waitFor();
    },
  },
  {
    name: 'model-panel',
    caption:
      'The panel of a model: which version was live when, where it comes from, and whether it can be brought back.',
    async run(workbench) {
      await workbench.sideBar.row('Models', 'species@2').click();
      await panelOf(workbench).waitFor('species');
      await panelOf(workbench).frame.getByText('Scanned to the last opcode').waitFor();
    },
  },
  {
    name: 'model-metrics',
    caption: 'Metrics with their intervals, worked out from the predictions in the package.',
    async run(workbench) {
      await panelOf(workbench).tab('Metrics').click();
      await panelOf(workbench).frame.getByRole('tabpanel').getByText('val_accuracy').first().waitFor();
    },
  },
  {
    name: 'model-gates',
    caption: 'What stands between a version and each stage, and how each gate was passed.',
    run: (workbench) => panelOf(workbench).show('Gates'),
  },
  {
    name: 'model-files',
    caption: 'Each file of the package with its kind, its size and its digest; a click opens it.',
    run: (workbench) => panelOf(workbench).show('Files'),
  },
  {
    name: 'model-card',
    caption: 'The card, how many of its sections are filled, and the way to the one of the next version.',
    run: (workbench) => panelOf(workbench).show('Card'),
  },
  {
    name: 'model-audit',
    caption: 'The audit trail: who changed what, when, and why; each record carries the digest of the one before.',
    run: (workbench) => panelOf(workbench).show('Audit'),
  },
  {
    name: 'model-promotion',
    caption:
      'Before a promotion: what would change, each gate with its evidence, what says stop, and what to do about it.',
    async run(workbench) {
      await workbench.sideBar.row('Models', 'species@3').click();
      await panelOf(workbench).waitFor(/^Lineage of species@3/);
      await panelOf(workbench).frame.getByRole('button', { name: 'Promote…' }).click();
      await workbench.choose('production');
      await panelOf(workbench).waitFor(/^Promote species@3 to/);
      await panelOf(workbench)
        .frame.getByText(/^Not ready\./)
        .waitFor();
    },
  },
  {
    name: 'model-promotion-light',
    caption: 'The same in a light theme.',
    theme: 'light',
    run: () => Promise.resolve(),
  },
  {
    name: 'model-promotion-high-contrast',
    caption: 'The same in high contrast.',
    theme: 'highContrast',
    run: () => Promise.resolve(),
  },
];
