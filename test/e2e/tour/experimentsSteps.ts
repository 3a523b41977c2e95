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
      '*Open Experiments*: every run in one table, how each metric is spread above it, and charts of the first rows.',
    async run(workbench) {
      await workbench.command('View: Toggle Primary Side Bar Visibility');
      await panelOf(workbench).open((title) => workbench.command(title));
    },
  },
  {
    name: 'experiments-row-menu',
    caption:
      'What can be done with a run, most of it with a key: charts, baseline, star, tags, note, run again, archive, delete.',
    async run(workbench) {
      const panel = panelOf(workbench);
      await panel.row('network-0.01-4').click({ button: 'right' });
      await panel.menuItem('Run Again…').waitFor();
    },
  },
  {
    name: 'experiments-baseline',
    caption: 'A baseline run is pinned to the top, and every other says how far it is from that.',
    async run(workbench) {
      const panel = panelOf(workbench);
      await panel.menuItem('Use as Baseline').click();
      await panel.frame.getByText(/−0\.0/).first().waitFor();
    },
  },
  {
    name: 'experiments-column-menu',
    caption:
      'The menu of a column: sort by several, group by it, filter by a value, pin, hide; columns are dragged too.',
    async run(workbench) {
      const panel = panelOf(workbench);
      await panel.press('b');
      await panel.header('learning_rate').click({ button: 'right' });
      await panel.menuItem('Group By').waitFor();
    },
  },
  {
    name: 'experiments-columns',
    caption: 'All columns that the runs have, found by typing, each with how many runs have it.',
    async run(workbench) {
      const panel = panelOf(workbench);
      await workbench.page.keyboard.press('Escape');
      await panel.button(/^Columns$/).click();
      await panel.frame.getByRole('textbox').or(panel.frame.getByRole('searchbox')).first().waitFor();
    },
  },
  {
    name: 'experiments-views',
    caption: 'A view is a file under tend/views that can be reviewed; the panel comes back as it was left.',
    async run(workbench) {
      const panel = panelOf(workbench);
      await workbench.page.keyboard.press('Escape');
      await panel.button(/^View/).click();
      await panel.menuItem(/Save/).first().waitFor();
    },
  },
  {
    name: 'experiments-export',
    caption: 'What is seen goes to CSV, Markdown, LaTeX or a spreadsheet; each chart to PNG, SVG or CSV.',
    async run(workbench) {
      const panel = panelOf(workbench);
      await workbench.page.keyboard.press('Escape');
      await panel.button('Export').click();
      await panel.menuItem('Copy as Markdown').waitFor();
    },
  },
  {
    name: 'experiments-curves',
    caption: 'Curves with all their spikes, smoothed over the raw line, zoomed together.',
    async run(workbench) {
      const panel = panelOf(workbench);
      await workbench.page.keyboard.press('Escape');
      await panel.smooth('0.6');
    },
  },
  {
    name: 'experiments-filter',
    caption:
      'The filter proposes names and values, and goes beyond that of MLflow: or, not, arithmetic, functions of series.',
    async run(workbench) {
      const panel = panelOf(workbench);
      await panel.smooth('Off');
      await panel.filterBox().pressSequentially('metrics.val');
      await panel.frame.getByRole('option').first().waitFor();
    },
  },
  {
    name: 'experiments-filter-error',
    caption:
      'What is wrong with a filter is underlined where it stands; the rows stay those of the last one that let some through.',
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
  {
    name: 'experiments-box',
    caption: 'The spread of each group, with every run as a point.',
    run: (workbench) => panelOf(workbench).chart('Box and Strip'),
  },
  {
    name: 'experiments-chart-table',
    caption: 'Each chart is a table too, for who reads rather than looks.',
    async run(workbench) {
      const panel = panelOf(workbench);
      await panel.button('Show as Table').click();
      await panel.button('Show as Chart').waitFor();
    },
  },
  {
    name: 'experiments-high-contrast',
    caption: 'The panel in high contrast.',
    theme: 'highContrast',
    async run(workbench) {
      await panelOf(workbench).button('Show as Chart').click();
    },
  },
];
