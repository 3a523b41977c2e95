import { errorMessage } from '../../src/base/errors';
import { Emitter } from '../../src/base/event';
import type { modelEndpoints } from '../../src/protocol/models/endpoints';
import { type modelActions, type modelEvents, type ModelAnswers } from '../../src/protocol/models/endpoints';
import type { Evidence } from '../../src/protocol/models/evidence';
import type { ModelPage, VersionDetail } from '../../src/protocol/models/modelPage';
import type { PromotionPage } from '../../src/protocol/models/promotionPage';
import type { RpcClient } from '../shared/rpc';
import { tabNames, type PanelMemory, type TabName } from './panelMemory';
import { Question } from './question';

type ModelClient = RpcClient<typeof modelEndpoints, typeof modelEvents>;
type ModelAction = (typeof modelActions)[number];
type Opened = Awaited<ReturnType<ModelAnswers['open']>>;

interface VersionOf {
  readonly model: string;
  readonly version: number;
}

interface PromotionOf extends VersionOf {
  readonly stage: string;
}

/** Verifying and drilling read every byte of a package, and people are asked in between. */
const patience = 6 * 3_600_000;

export type WholeList = 'versions' | 'changes';

interface ActDetails {
  readonly version?: number | null;
  readonly stage?: string | null;
  readonly reason?: string | null;
  readonly gate?: string | null;
}

/** What is chosen in the panel, or told to it. */
type Choices = Pick<
  ModelPanel,
  | 'model'
  | 'promoting'
  | 'tab'
  | 'version'
  | 'day'
  | 'reason'
  | 'gateStage'
  | 'asTable'
  | 'whole'
  | 'progress'
  | 'surroundings'
>;

/** What the panel shows and what is chosen in it; everything that is drawn follows from it. */
export class ModelPanel {
  readonly page: Question<{ readonly model: string }, ModelPage | null>;
  readonly detail: Question<VersionOf, VersionDetail | null>;
  readonly promotion: Question<PromotionOf, PromotionPage | null>;
  surroundings = { trusted: true, mac: false };
  model = '';
  promoting: Opened['promotion'] = null;
  tab: TabName = 'overview';
  version: number | null = null;
  day: number | null = null;
  reason = '';
  /** Whose gates are looked at; null: those of the stage that matters most. */
  gateStage: string | null = null;
  /** Lists that are shown to their end. */
  whole: ReadonlySet<WholeList> = new Set();
  /** The time line is shown as a table. */
  asTable = false;
  progress: { readonly text: string; readonly share: number | null } | null = null;
  acting: ModelAction | null = null;
  /** What went wrong that no question is to blame for. */
  problem: string | null = null;
  readonly #changed = new Emitter<undefined>();
  readonly onDidChange = this.#changed.event;

  constructor(readonly client: ModelClient) {
    const changed = () => this.change({});
    const options = (signal: AbortSignal) => ({ signal, milliseconds: patience });
    this.page = new Question((params, signal) => client.ask('page', params, options(signal)), changed);
    this.detail = new Question((params, signal) => client.ask('detail', params, options(signal)), changed);
    this.promotion = new Question((params, signal) => client.ask('promotion', params, options(signal)), changed);
  }

  /** Shows what it was opened for, else what it showed before it was reloaded. */
  async start(kept: PanelMemory | null): Promise<void> {
    try {
      const { model, promotion, state, trusted, mac } = await this.client.ask('open', null);
      const before = kept?.model === model ? kept : null;
      const tab = tabNames.find((name) => name === (state ?? before)?.tab) ?? 'overview';
      const { version = null, day = null, reason = '' } = state ?? before ?? {};
      this.change({ model, promoting: promotion, tab, version, day, reason, surroundings: { trusted, mac } });
      await this.refresh();
    } catch (error) {
      this.failed(error);
    }
  }

  memory(): PanelMemory {
    const { model, promoting: promotion, tab, version, day, reason } = this;
    return { model, promotion, tab, version, day, reason };
  }

  change(part: Partial<Choices>): void {
    Object.assign(this, part);
    this.#changed.fire(undefined);
  }

  /** Something changed: the trust in the workspace, or anything that is shown. */
  async again(): Promise<void> {
    try {
      const { trusted, mac } = await this.client.ask('open', null);
      this.change({ surroundings: { trusted, mac } });
    } catch (error) {
      this.failed(error);
    }
    await this.refresh();
  }

  /** Asks again for everything that is shown. */
  async refresh(): Promise<void> {
    const { model, promoting } = this;
    if (model === '') return;
    if (promoting) return this.promotion.ask({ model, ...promoting });
    await this.page.ask({ model });
    this.version ??= this.#liveVersion();
    await this.#refreshVersion();
  }

  /** Chooses a version: its facts, its lineage and its tabs are shown. */
  select(version: number): void {
    if (version === this.version) return;
    this.change({ version });
    void this.#refreshVersion();
  }

  show(tab: TabName): void {
    this.change({ tab });
    if (tab === 'gates') this.askGates();
  }

  /** The gates of the chosen version are looked at only when they are to be seen. */
  askGates(): void {
    const asked = this.gatesAsked();
    if (asked) void this.promotion.ask(asked);
  }

  /** Looks at the gates that are shown once more. */
  async refreshGates(): Promise<void> {
    if (this.promoting) await this.refresh();
    else this.askGates();
  }

  gatesAsked(): PromotionOf | null {
    const { model, version } = this;
    return version === null ? null : { model, version, stage: this.gateStage ?? this.stage };
  }

  /** The stage that matters most. */
  get stage(): string {
    return this.page.answered?.value?.stages[0] ?? 'production';
  }

  /** Begins what a button offers; it tells whether it was done. */
  async act(action: ModelAction, details: ActDetails = {}): Promise<boolean> {
    if (this.acting) return false;
    this.acting = action;
    this.problem = null;
    this.change({});
    try {
      const asked = { action, version: this.version, stage: null, reason: null, gate: null, ...details };
      return await this.client.ask('act', asked, { milliseconds: patience });
    } catch (error) {
      this.failed(error);
      return false;
    } finally {
      this.acting = null;
      this.change({});
    }
  }

  open(target: string): void {
    this.client.ask('openTarget', { target }).catch((error: unknown) => this.failed(error));
  }

  /** Shows what a gate rests on. */
  openEvidence({ version, digest, stage }: PromotionPage, evidence: Evidence): void {
    const asked = { version, digest, stage, evidence };
    this.client.ask('openEvidence', asked, { milliseconds: patience }).catch((error: unknown) => this.failed(error));
  }

  failed(error: unknown): void {
    this.problem = errorMessage(error);
    this.change({});
  }

  async #refreshVersion(): Promise<void> {
    const { model, version } = this;
    if (version === null) return;
    if (this.tab === 'gates') this.askGates();
    await this.detail.ask({ model, version });
  }

  #liveVersion(): number | null {
    const page = this.page.answered?.value;
    const live = page?.spans.find(({ stage, to }) => stage === page.stages[0] && to === null);
    return live?.version ?? page?.versions[0]?.number ?? null;
  }
}
