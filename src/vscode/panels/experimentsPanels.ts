import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../base/disposable';
import type { Project } from '../project/project';
import type { Projects } from '../project/projects';
import { projectOfState } from './keptProject';
import type { ExperimentsPanel, ExperimentsPanelNeeds, Revealed } from './experimentsPanel';

/** The type of the panels; what VS Code restores after a reload begins the extension by it. */
export const experimentsPanelType = 'tend.experimentsPanel';

const title = 'Experiments';

export interface ExperimentsPanelsNeeds extends ExperimentsPanelNeeds {
  readonly projects: Projects;
}

/** The panels of experiments of this window, those too that it had before it was reloaded. */
export class ExperimentsPanels implements Disposable {
  readonly #parts = new DisposableStore();
  readonly #open = new Set<ExperimentsPanel>();

  constructor(private readonly needs: ExperimentsPanelsNeeds) {
    this.#parts.register(
      vscode.window.registerWebviewPanelSerializer(experimentsPanelType, {
        deserializeWebviewPanel: (panel, state) => this.#restore(panel, state),
      }),
    );
    this.#parts.register(needs.projects.onDidChange(() => this.#closeOrphans()));
  }

  /** The panel of a project that was looked at last, else a new one. */
  async open(project: Project, revealed: Revealed | null = null): Promise<void> {
    const panels = [...this.#open].filter((panel) => panel.project === project);
    const known = panels.find(({ isActive }) => isActive) ?? panels.at(-1);
    if (known) {
      known.show(revealed);
      return;
    }
    const column = vscode.ViewColumn.Active;
    const panel = vscode.window.createWebviewPanel(experimentsPanelType, this.#titleOf(project), column);
    (await this.#adopt(panel, project)).show(revealed);
  }

  /** The panel that has the focus. */
  get active(): ExperimentsPanel | null {
    return [...this.#open].find(({ isActive }) => isActive) ?? null;
  }

  /** Shows at once, in whatever panels a project has, what a command of this window did to its runs. */
  showNewest(project: Project): void {
    for (const panel of this.#open) if (panel.project === project) panel.showNewest();
  }

  dispose(): void {
    for (const panel of [...this.#open]) panel.dispose();
    this.#parts.dispose();
  }

  async #restore(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    const project = projectOfState(state, this.needs.projects.all());
    if (project) await this.#adopt(panel, project);
    else panel.dispose();
  }

  /** What a panel is made of is loaded with the first one. */
  async #adopt(panel: vscode.WebviewPanel, project: Project): Promise<ExperimentsPanel> {
    const { ExperimentsPanel } = await import('./experimentsPanel');
    const adopted = new ExperimentsPanel(panel, project, this.needs);
    this.#open.add(adopted);
    adopted.onDidDispose(() => {
      this.#open.delete(adopted);
      adopted.dispose();
    });
    return adopted;
  }

  #titleOf(project: Project): string {
    return this.needs.projects.all().length > 1 ? `${title}: ${project.name}` : title;
  }

  #closeOrphans(): void {
    for (const panel of [...this.#open]) if (!this.needs.projects.get(panel.project.scope)) panel.dispose();
  }
}
