import { ExperimentsPanel } from '../experimentsPanel';
import type { Workbench } from '../workbench';
import type { TourStep } from './tourStep';

const panelOf = ({ page }: Workbench) => new ExperimentsPanel(page);

/** What a person would do with the runs of the sample. Each step starts where the one before ended. */
export const experimentsSteps: readonly TourStep[] = [
  {
    name: 'experiments-tree',
    caption:
      'Runs of MLflow and TensorBoard were on disk: *Experiments* lists them, unasked, with the metric that counts.',
    async run(workbench) {
      const { sideBar } = workbench;
      await sideBar.open('Tend');
      await sideBar.fold('Lifecycle');
      await sideBar.fold('Data');
      await sideBar.row('Experiments', 'penguins').click();
      await sideBar.row('Experiments', 'logistic-4').waitFor();
    },
  },
  {
    name: 'experiments-panel',
    caption:
      '*Open Experiments*: every run in one table, with bars on one scale, small curves, and charts of the first rows.',
    async run(workbench) {
      await workbench.command('View: Toggle Primary Side Bar Visibility');
      await panelOf(workbench).open((title) => workbench.command(title));
    },
  },
  {
    name: 'experiments-filter',
    caption:
      'The filter proposes names and values, and goes beyond that of MLflow: or, not, arithmetic, functions of series.',
    async run(workbench) {
      const panel = panelOf(workbench);
      await panel.filterBox().pressSequentially('metrics.val');
      await panel.frame.getByRole('option').first().waitFor();
    },
  },
  {
    name: 'experiments-filter-error',
    caption: 'What is wrong with a filter is underlined where it stands; the rows stay those of the last valid one.',
    async run(workbench) {
      const panel = panelOf(workbench);
      await panel.filterBox().fill('metrics.val_accuracy >> 0.9');
      await panel.frame.locator('#filter-problem').waitFor();
    },
  },
  {
    name: 'experiments-grouped',
    caption: 'Grouped by a param: mean, standard deviation and 95 % interval; the best is crowned, ties are outlined.',
    async run(workbench) {
      const panel = panelOf(workbench);
      await panel.filter('');
      await panel.groupBy('model');
    },
  },
  {
    name: 'experiments-grouped-light',
    caption: 'The same in a light theme.',
    theme: 'light',
    run: () => Promise.resolve(),
  },
  {
    name: 'experiments-compare',
    caption:
      'Side by side: what differs, and for each metric a sentence that says whether the difference can be told from noise.',
    run: (workbench) => panelOf(workbench).compare('logistic', 'boosting'),
  },
  {
    name: 'experiments-scatter',
    caption: 'The same selection as a scatter plot, with the runs that nothing beats joined to a front.',
    async run(workbench) {
      const panel = panelOf(workbench);
      await panel.back();
      await panel.chart('Scatter');
    },
  },
  {
    name: 'experiments-parallel',
    caption: 'Parallel coordinates: a brush on an axis writes the filter.',
    run: (workbench) => panelOf(workbench).chart('Parallel'),
  },
];
