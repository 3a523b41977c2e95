import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../base/disposable';
import type { Project } from '../project/project';
import { sameSubject, subjectOfState, subjectTitle, type ModelSubject } from '../models/panel/modelSubject';
import { modelPanelType } from '../models/modelEditorTypes';
import { projectOfState } from './keptProject';
import { unrestoredTab } from './unrestoredTab';
import { ModelPanel, type ChosenRow, type ModelPanelNeeds } from './modelPanel';

/** The panels of models and promotions of this window, those too that it had before it was reloaded. */
export class ModelPanels implements Disposable {
  readonly #parts = new DisposableStore();
  readonly #open = new Set<ModelPanel>();

  constructor(private readonly needs: ModelPanelNeeds) {
    this.#parts.register(needs.models.projects.onDidChange(() => this.#closeOrphans()));
  }

  /** The panel of a model or a promotion, brought to the front; `version`: the one to select. */
  open(project: Project, subject: ModelSubject, version: ChosenRow | null = null): void {
    const known = [...this.#open].find((it) => it.project === project && sameSubject(it.subject, subject));
    if (known) return known.show(version);
    const column = this.#putAsideUnrestored(subject) ?? vscode.ViewColumn.Active;
    const panel = vscode.window.createWebviewPanel(modelPanelType, '', column);
    this.#adopt(panel, project, subject, version);
  }

  /**
   * A panel that the window had before a reload has nothing but a tab until it is looked at: the new one, which knows what that
   * one left, takes its place. Of several projects the tab does not tell whose it is. The column of the tab; null: there is none.
   */
  #putAsideUnrestored(subject: ModelSubject): vscode.ViewColumn | null {
    const title = subjectTitle(subject);
    const isAmbiguous = [...this.#open].some((it) => subjectTitle(it.subject) === title);
    if (isAmbiguous || this.needs.models.projects.all().length > 1) return null;
    const { tabGroups } = vscode.window;
    const found = unrestoredTab(tabGroups.all, { type: modelPanelType, title });
    if (found) void tabGroups.close(found.tab, true);
    return found?.viewColumn ?? null;
  }

  /** A panel that the window had before it was reloaded; one that tells of no model is closed. */
  restore(panel: vscode.WebviewPanel, state: unknown): void {
    const project = projectOfState(state, this.needs.models.projects.all());
    const subject = subjectOfState(state);
    if (project && subject) this.#adopt(panel, project, subject, null);
    else panel.dispose();
  }

  dispose(): void {
    for (const panel of [...this.#open]) panel.dispose();
    this.#parts.dispose();
  }

  #adopt(panel: vscode.WebviewPanel, project: Project, subject: ModelSubject, version: ChosenRow | null): void {
    const adopted = new ModelPanel(panel, { project, subject, version }, this.needs);
    this.#open.add(adopted);
    adopted.onDidDispose(() => {
      this.#open.delete(adopted);
      adopted.dispose();
    });
  }

  #closeOrphans(): void {
    for (const panel of [...this.#open]) if (!this.needs.models.projects.get(panel.project.scope)) panel.dispose();
  }
}
