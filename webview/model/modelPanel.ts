import { errorMessage } from '../../src/base/errors';
import { Emitter } from '../../src/base/event';
import type { modelEndpoints } from '../../src/protocol/models/endpoints';
import {
  type modelActions,
  type modelEvents,
  type ModelAnswers,
  type ModelPanelState,
} from '../../src/protocol/models/endpoints';
import type { Evidence } from '../../src/protocol/models/evidence';
import type { ModelPage, VersionDetail } from '../../src/protocol/models/modelPage';
import type { PromotionPage } from '../../src/protocol/models/promotionPage';
import type { VersionComparison } from '../../src/protocol/models/versionComparison';
import type { RpcClient } from '../shared/rpc';
import { tabNames, type TabName } from './tabs/tabNames';
import { Question } from './question';
import { comparedRow, rowOf, type RowOf } from './tabs/comparedRow';

type ModelClient = RpcClient<typeof modelEndpoints, typeof modelEvents>;
type ModelAction = (typeof modelActions)[number];
type Opened = Awaited<ReturnType<ModelAnswers['open']>>;

interface VersionOf {
  readonly model: string;
  readonly version: number;
  readonly digest: string | undefined;
}

interface ComparisonOf extends VersionOf {
  /** Null: what is live. */
  readonly against: Omit<VersionOf, 'model'> | null;
}

interface PromotionOf extends VersionOf {
  readonly stage: string;
}

type EvidenceOf = Pick<PromotionPage, 'version' | 'digest' | 'stage'>;

/** Verifying and drilling read every byte of a package, and people are asked in between. */
const patience = 6 * 3_600_000;

export type WholeList = 'versions' | 'changes';

interface ActDetails {
  readonly version?: number | null;
  readonly digest?: string | undefined;
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
  | 'digest'
  | 'day'
  | 'reason'
  | 'gateStage'
  | 'asTable'
  | 'against'
  | 'everyFact'
  | 'whole'
  | 'progress'
  | 'surroundings'
>;

/** What the panel shows and what is chosen in it; everything that is drawn follows from it. */
export class ModelPanel {
  readonly page: Question<{ readonly model: string }, ModelPage | null>;
  readonly detail: Question<VersionOf, VersionDetail | null>;
  readonly promotion: Question<PromotionOf, PromotionPage | null>;
  /** Of the version that the chosen one is compared with. */
  readonly other: Question<VersionOf, VersionDetail | null>;
  /** Whether that one could be promoted too. */
  readonly otherPromotion: Question<PromotionOf, PromotionPage | null>;
  readonly comparison: Question<ComparisonOf, VersionComparison | null>;
  surroundings = { trusted: true, mac: false };
  model = '';
  promoting: Opened['promotion'] = null;
  tab: TabName = 'overview';
  version: number | null = null;
  /** Of the chosen version; undefined: not known yet. */
  digest: string | undefined;
  day: number | null = null;
  reason = '';
  /** Whose gates are looked at; null: those of the stage that matters most. */
  gateStage: string | null = null;
  /** What the chosen version is compared with; null: the one that matters most. */
  against: RowOf | null = null;
  /** A comparison shows also what is the same. */
  everyFact = false;
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
    this.otherPromotion = new Question((params, signal) => client.ask('promotion', params, options(signal)), changed);
    this.other = new Question((params, signal) => client.ask('detail', params, options(signal)), changed);
    this.comparison = new Question((params, signal) => client.ask('comparison', params, options(signal)), changed);
  }

  /** Shows what it was opened for, else what was last on the screen. */
  async start(): Promise<void> {
    try {
      const { model, promotion, state, trusted, mac } = await this.client.ask('open', null);
      const tab = tabNames.find((name) => name === state?.tab) ?? 'overview';
      const { version = null, digest, day = null, reason = '', gateStage = null } = state ?? {};
      const against = state?.against ? rowOf(state.against) : null;
      const kept = { tab, version, digest, day, reason, gateStage, against };
      this.change({ model, promoting: promotion, ...kept, surroundings: { trusted, mac } });
      await this.refresh();
    } catch (error) {
      this.failed(error);
    }
  }

  /** What comes back when it is shown another time. */
  memory(): ModelPanelState {
    const { tab, version, digest, day, reason, gateStage, against } = this;
    return { tab, version, digest, day, reason, gateStage, against };
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
    if (promoting) return this.promotion.ask({ model, digest: undefined, ...promoting });
    await this.page.ask({ model });
    this.version ??= this.#liveVersion();
    this.#settleDigest();
    await this.#refreshVersion();
  }

  /** Chooses a version: its facts, its lineage and its tabs are shown. */
  select({ number, digest }: RowOf): void {
    if (this.isChosen({ number, digest })) return;
    this.change({ version: number, digest });
    void this.#refreshVersion();
  }

  isChosen({ number, digest }: RowOf): boolean {
    return number === this.version && digest === this.digest;
  }

  /** What is asked of the chosen version; null: none is. */
  chosen(): VersionOf | null {
    const { model, version, digest } = this;
    return version === null ? null : { model, version, digest };
  }

  show(tab: TabName): void {
    this.change({ tab });
    this.#askOfTab();
  }

  /** Shows the chosen version beside another one. */
  compare(against: RowOf | null = this.against): void {
    this.change({ against });
    this.show('compare');
  }

  /** What is asked of both versions that are compared, or of the chosen one and what is live; null: there are no two. */
  comparisonAsked(): ComparisonOf | null {
    const chosen = this.chosen();
    if (!chosen || this.tab !== 'compare') return chosen && { ...chosen, against: null };
    const row = comparedRow(this);
    return row && { ...chosen, against: { version: row.number, digest: row.digest } };
  }

  #askOfTab(): void {
    if (this.tab === 'gates') this.askGates();
    const asked = this.tab === 'metrics' || this.tab === 'compare' ? this.comparisonAsked() : null;
    if (!asked) return;
    void this.comparison.ask(asked);
    if (!asked.against) return;
    void this.other.ask({ model: asked.model, ...asked.against });
    this.#askBothGates();
  }

  #askBothGates(): void {
    const beside = this.gatesBeside();
    if (!beside) return;
    this.askGates();
    void this.otherPromotion.ask(beside);
  }

  /** The gates of the chosen version are looked at only when they are to be seen. */
  askGates(): void {
    const asked = this.gatesAsked();
    if (asked) void this.promotion.ask(asked);
  }

  /** Counts on what ages: a page is asked again, which makes it anew of what is remembered; what says stop or go is drawn again, and not looked at. */
  minutePassed(): void {
    const { model, promoting } = this;
    this.change({});
    if (model === '' || promoting) return;
    const chosen = this.chosen();
    void this.page.ask({ model });
    if (chosen) void this.detail.ask(chosen);
  }

  /** The moment that it is on the page of a promotion, which tells when it was made. */
  momentOf({ now }: Pick<PromotionPage, 'now'>): number {
    return now + this.promotion.passed();
  }

  /** Looks at the gates that are shown once more. */
  async refreshGates(): Promise<void> {
    if (this.promoting) await this.refresh();
    else this.askGates();
  }

  gatesAsked(): PromotionOf | null {
    const chosen = this.chosen();
    return chosen && { ...chosen, stage: this.gateStage ?? this.stage };
  }

  /** Of the version that the chosen one is compared with; null: it is compared with none. */
  gatesBeside(): PromotionOf | null {
    const [asked, row] = [this.gatesAsked(), this.tab === 'compare' ? comparedRow(this) : null];
    return asked && row && { ...asked, version: row.number, digest: row.digest };
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
      const asked = {
        action,
        version: this.version,
        digest: this.#digestOf(details),
        stage: null,
        reason: null,
        gate: null,
        ...details,
      };
      return await this.client.ask('act', asked, { milliseconds: patience });
    } catch (error) {
      this.failed(error);
      return false;
    } finally {
      this.acting = null;
      this.change({});
    }
  }

  /** Of the version that an act is about, where it is the one that is chosen or promoted. */
  #digestOf({ version = this.version }: ActDetails): string | undefined {
    const { promoting } = this;
    if (promoting) return version === promoting.version ? promoting.digest : undefined;
    return version === this.version ? this.digest : undefined;
  }

  open(target: string): void {
    this.client.ask('openTarget', { target }).catch((error: unknown) => this.failed(error));
  }

  /** Shows a file of the package of a version. */
  openFile({ number: version, digest }: VersionDetail['row'], path: string): void {
    this.openEvidence({ version, digest, stage: this.stage }, { kind: 'packaged', path });
  }

  /** Shows what a gate rests on. */
  openEvidence({ version, digest, stage }: EvidenceOf, evidence: Evidence): void {
    const asked = { version, digest, stage, evidence };
    this.client.ask('openEvidence', asked, { milliseconds: patience }).catch((error: unknown) => this.failed(error));
  }

  failed(error: unknown): void {
    this.problem = errorMessage(error);
    this.change({});
  }

  async #refreshVersion(): Promise<void> {
    const chosen = this.chosen();
    if (!chosen) return;
    this.#askOfTab();
    await this.detail.ask(chosen);
  }

  /** Of two packages with the chosen number the one that is live is meant, unless the other was chosen. */
  #settleDigest(): void {
    const rows = this.page.answered?.value?.versions.filter(({ number }) => number === this.version) ?? [];
    if (rows.some(({ digest }) => digest === this.digest)) return;
    this.digest = (rows.find(({ state }) => state === 'live') ?? rows[0])?.digest;
  }

  #liveVersion(): number | null {
    const page = this.page.answered?.value;
    const live = page?.spans.find(({ stage, to }) => stage === page.stages[0] && to === null);
    return live?.version ?? page?.versions[0]?.number ?? null;
  }
}
