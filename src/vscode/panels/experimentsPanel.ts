import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../base/disposable';
import type { Event } from '../../base/event';
import { answering } from '../../protocol/answering';
import { dataEndpoints, hostEndpoints } from '../../protocol/experiments/endpoints';
import type { RowRef } from '../../protocol/experiments/viewState';
import type { Experiments } from '../experiments/experiments';
import type { KeptStates } from '../keptStates';
import type { Project } from '../project/project';
import { experimentsAnswers } from './experimentsAnswers';
import { ForeseenAsks } from './foreseenAsks';
import { loadPage } from './loadPage';
import { PanelRpc, type PanelAnswer } from './panelRpc';
import { watchViews } from './savedViews';

/** What a panel is opened for: rows to bring into sight, or to stand side by side, or a filter to show. */
export type Revealed =
  | { readonly type: 'rows'; readonly rows: readonly RowRef[]; readonly compare: boolean }
  | { readonly type: 'filter'; readonly text: string };

export interface ExperimentsPanelNeeds {
  readonly experiments: Experiments;
  readonly kept: KeptStates;
  readonly extensionUri: vscode.Uri;
}

/** One panel of experiments. The page may come and go while the panel stays: it asks anew each time. */
export class ExperimentsPanel implements Disposable {
  readonly #parts = new DisposableStore();
  readonly #rpc: PanelRpc;
  readonly onDidDispose: Event<void>;
  /** What is to be revealed when the page has begun. */
  #pending: Revealed | null = null;
  #isReady = false;

  constructor(
    private readonly panel: vscode.WebviewPanel,
    readonly project: Project,
    needs: ExperimentsPanelNeeds,
  ) {
    const { experiments, kept, extensionUri } = needs;
    this.onDidDispose = panel.onDidDispose;
    panel.iconPath = new vscode.ThemeIcon('beaker');
    const answerHere = answering(hostEndpoints, experimentsAnswers(project, experiments, kept));
    const subject = `first table of ${project.scope}`;
    const ask: PanelAnswer = (endpoint, params, signal) =>
      Object.hasOwn(dataEndpoints, endpoint)
        ? experiments.ask(project, 'data', { endpoint, params }, signal)
        : answerHere(endpoint, params);
    const question = { get: () => kept.get(subject), set: (asked: unknown) => kept.set(subject, asked) };
    const foreseen = this.#parts.register(
      new ForeseenAsks(ask, question, (endpoint, params, result) => this.#rpc.foresee(endpoint, params, result)),
    );
    // A page that asks for its table has begun, and knows what it shows.
    const asks = (endpoint: string) => endpoint === 'table' && this.#begun();
    this.#rpc = this.#parts.register(
      new PanelRpc(
        panel.webview,
        (endpoint, params, signal) => {
          asks(endpoint);
          return foreseen.answer(endpoint, params, signal);
        },
        (endpoint, params) => {
          asks(endpoint);
          foreseen.taken(endpoint, params);
        },
      ),
    );
    this.#parts.register(experiments.onDidHear((it) => it === project && foreseen.forget()));
    const changed = () => this.#rpc.tell('changed', { ids: null });
    this.#parts.register(experiments.onDidChange((it) => it === project && changed()));
    this.#parts.register(watchViews(vscode.Uri.parse(project.scope), () => this.#rpc.tell('viewsChanged', null)));
    let wasVisible = panel.visible;
    this.#parts.register(
      panel.onDidChangeViewState(() => {
        if (panel.visible === wasVisible) return;
        wasVisible = panel.visible;
        if (panel.visible) foreseen.foresee();
        else this.#isReady = false;
      }),
    );
    const shown = { name: 'experiments', title: panel.title, project: project.scope } as const;
    loadPage(panel.webview, extensionUri, shown);
    if (panel.visible) foreseen.foresee();
  }

  get isActive(): boolean {
    return this.panel.active;
  }

  /** Brings the panel to the front, with rows in sight. */
  show(revealed: Revealed | null): void {
    this.#pending = revealed;
    this.panel.reveal();
    if (this.#isReady) this.#reveal();
  }

  editFilter(): void {
    this.#rpc.tell('editFilter', null);
  }

  /** Shows at once what a command of this window did to the runs. */
  showNewest(): void {
    this.#rpc.tell('commanded', null);
  }

  dispose(): void {
    this.#parts.dispose();
    this.panel.dispose();
  }

  #begun(): void {
    this.#isReady = true;
    this.#reveal();
  }

  #reveal(): void {
    const pending = this.#pending;
    this.#pending = null;
    if (pending?.type === 'filter') this.#rpc.tell('filter', { text: pending.text });
    else if (pending) this.#rpc.tell('reveal', { rows: pending.rows, compare: pending.compare });
  }
}
