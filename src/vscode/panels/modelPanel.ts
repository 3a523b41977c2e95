import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../base/disposable';
import type { Event } from '../../base/event';
import { answering } from '../../protocol/answering';
import { modelDataEndpoints, modelHostEndpoints } from '../../protocol/models/endpoints';
import type { Models } from '../models/models';
import { keepPanel, keptPanel, type PanelStates } from '../models/panel/keptPanel';
import { concerns, subjectTitle, type ModelSubject } from '../models/panel/modelSubject';
import { openEvidence } from '../models/panel/openEvidence';
import { openModelTarget } from '../models/panel/modelTargets';
import { actOfPanel } from '../models/panel/panelActs';
import { workProgress } from '../models/workProgress';
import type { Project } from '../project/project';
import { loadPage } from './loadPage';
import { PanelRpc } from './panelRpc';

export interface ModelPanelNeeds {
  readonly models: Models;
  /** What panels left when they were last on the screen. */
  readonly states: PanelStates;
  readonly extensionUri: vscode.Uri;
}

/** A version that a panel selects, by number and digest. */
export interface ChosenRow {
  readonly version: number;
  readonly digest: string;
  /** The number of another version that it is shown beside; absent or null: of none. */
  readonly against?: number | null;
}

/** What a panel is opened for; `version`: the one to select, null: none. */
export interface ShownSubject {
  readonly project: Project;
  readonly subject: ModelSubject;
  readonly version: ChosenRow | null;
}

/** One panel of a model, or of a promotion. What it shows comes from the thread of the models, as the page asks for it. */
export class ModelPanel implements Disposable {
  readonly #parts = new DisposableStore();
  readonly #rpc: PanelRpc;
  readonly onDidDispose: Event<void>;
  readonly project: Project;
  readonly subject: ModelSubject;
  /** What the page shows first, when it begins. */
  #version: ChosenRow | null;

  constructor(
    private readonly panel: vscode.WebviewPanel,
    { project, subject, version }: ShownSubject,
    private readonly needs: ModelPanelNeeds,
  ) {
    const { models, extensionUri } = needs;
    this.project = project;
    this.subject = subject;
    this.#version = version;
    this.onDidDispose = panel.onDidDispose;
    panel.title = subjectTitle(subject);
    panel.iconPath = new vscode.ThemeIcon(subject.promotion ? 'rocket' : 'package');
    const answerHere = this.#answers();
    this.#rpc = this.#parts.register(
      new PanelRpc(panel.webview, (endpoint, params, signal) =>
        Object.hasOwn(modelDataEndpoints, endpoint)
          ? this.#asked({ endpoint, params }, signal)
          : answerHere(endpoint, params),
      ),
    );
    this.#parts.register(models.onDidChange((it) => it === project && this.#rpc.tell('changed', null)));
    this.#parts.register(
      models.onDidProgress(({ project: of, version, progress }) => {
        if (of === project && concerns(subject, version)) this.#rpc.tell('progress', progress);
      }),
    );
    const shown = { name: 'model', title: panel.title, project: project.scope } as const;
    loadPage(panel.webview, extensionUri, shown);
  }

  /** Brings the panel to the front, with a version selected. */
  show(version: ChosenRow | null): void {
    this.#version = version;
    this.panel.reveal();
    if (version) {
      const { version: number, digest, against = null } = version;
      this.#rpc.tell('reveal', { version: number, digest, against });
    }
  }

  dispose(): void {
    this.#parts.dispose();
    this.panel.dispose();
  }

  /** What the thread answers, with how far it is until it has. */
  async #asked(
    question: { readonly endpoint: string; readonly params: unknown },
    signal: AbortSignal,
  ): Promise<unknown> {
    const line = { isShown: false };
    const progress = (told: unknown) => {
      const shown = workProgress(told);
      if (!shown) return;
      line.isShown = true;
      this.#rpc.tell('progress', shown);
    };
    try {
      return await this.needs.models.ask(this.project, 'data', question, { signal, progress });
    } finally {
      if (line.isShown) this.#rpc.tell('progress', null);
    }
  }

  #answers() {
    const { project, subject } = this;
    const { models, states } = this.needs;
    return answering(modelHostEndpoints, {
      open: () => Promise.resolve(this.#opened()),
      keep: ({ state }) => {
        keepPanel(states, project, subject, state);
        return Promise.resolve(null);
      },
      act: (act) => actOfPanel({ models, project, subject, act }),
      openTarget: async ({ target }) => {
        await openModelTarget({ models, project, model: subject.model }, target);
        return null;
      },
      openEvidence: async (asked) => {
        await openEvidence({ models, project, model: subject.model }, asked);
        return null;
      },
    });
  }

  #opened() {
    const { project, subject } = this;
    const chosen = this.#version;
    this.#version = null;
    return {
      ...subject,
      state: chosen ? { ...shownFirst(chosen), day: null, reason: '' } : keptPanel(this.needs.states, project, subject),
      trusted: vscode.workspace.isTrusted,
      mac: process.platform === 'darwin',
    };
  }
}

function shownFirst({ version, digest, against = null }: ChosenRow) {
  return against === null
    ? { tab: 'overview', version, digest }
    : { tab: 'compare', version, digest, against: { number: against } };
}
