import * as z from 'zod/mini';
import { defineEndpoint, type Answers, type Asks } from '../endpoint';
import { evidence } from './evidence';
import { eventRow, modelPage, versionDetail } from './modelPage';
import { promotionPage } from './promotionPage';
import { versionComparison } from './versionComparison';

const nothing = z.null();
/** Two packages may claim one number: the digest says which is meant; absent: the one that has the number. */
const digest = z.optional(z.string());
const versionOf = z.object({ model: z.string(), version: z.number(), digest });

/** What the model panel asks of the thread that has the registry. */
export const modelDataEndpoints = {
  page: defineEndpoint(z.object({ model: z.string() }), z.nullable(modelPage)),
  detail: defineEndpoint(versionOf, z.nullable(versionDetail)),
  promotion: defineEndpoint(
    z.object({ model: z.string(), version: z.number(), digest, stage: z.string() }),
    z.nullable(promotionPage),
  ),
  /** A version beside another one, null: beside what is live in production. Null: there are no two such versions. */
  comparison: defineEndpoint(
    z.object({
      ...{ model: z.string(), version: z.number(), digest },
      against: z.nullable(z.object({ version: z.number(), digest })),
    }),
    z.nullable(versionComparison),
  ),
  events: defineEndpoint(
    z.object({ model: z.string(), before: z.nullable(z.number()), limit: z.number() }),
    z.array(eventRow),
  ),
};
export type ModelDataAnswers = Answers<typeof modelDataEndpoints>;

export const modelActions = [
  'promote',
  'approve',
  'waive',
  'roll-back',
  'deprecate',
  'reinstate',
  'archive',
  'purge',
  'restore',
  'drill',
  'run',
  'verify',
  'sign',
  'live-at',
  'edit-card',
  'copy-digest',
  'copy-command',
  'copy-markdown',
  'copy-approval-request',
  'run-gates',
  'withdraw',
  'settle',
] as const;

/** What of a panel comes back when it is shown another time; `day`: the one that the time line is looked at. */
export const modelPanelState = z.object({
  tab: z.string(),
  version: z.nullable(z.number()),
  digest,
  day: z.nullable(z.number()),
  reason: z.string(),
  /** The stage whose gates are looked at, absent or null: the one that matters most. */
  gateStage: z.optional(z.nullable(z.string())),
  /** The version that the chosen one is compared with, absent or null: the one that matters most. */
  against: z.optional(z.nullable(z.object({ number: z.number(), digest }))),
});
export type ModelPanelState = z.output<typeof modelPanelState>;

/**
 * What the extension itself answers. The page leaves `model` and `promotion` of `open` with VS Code: by them it is restored
 * after a reload.
 */
export const modelHostEndpoints = {
  open: defineEndpoint(
    nothing,
    z.object({
      model: z.string(),
      /** The promotion that is looked at, null: the model. */
      promotion: z.nullable(z.object({ version: z.number(), digest, stage: z.string() })),
      /** What to show first: what was asked for, else what was last on the screen; null: neither. */
      state: z.nullable(modelPanelState),
      trusted: z.boolean(),
      mac: z.boolean(),
    }),
  ),
  /** Keeps what is on the screen for the next time that the panel is shown. */
  keep: defineEndpoint(z.object({ state: modelPanelState }), nothing),
  /**
   * Begins what a button offers; the command asks for what it still needs. True: it was done; false: it was given up, or why
   * not was said in a message. `promote` without a reason shows the page of the promotion. It may take minutes.
   */
  act: defineEndpoint(
    z.object({
      action: z.enum(modelActions),
      version: z.nullable(z.number()),
      digest,
      stage: z.nullable(z.string()),
      reason: z.nullable(z.string()),
      gate: z.nullable(z.string()),
    }),
    z.boolean(),
  ),
  /**
   * Opens what a box, a fact or a piece of evidence stands for: `file:data/train.csv`, `file:tend.yaml:48` (a line from 1),
   * `run:ID`, `runs:ID,ID` (side by side), `event:sha256:…`, `version:3`, `compare:4,3` (the first beside the second).
   */
  openTarget: defineEndpoint(z.object({ target: z.string() }), nothing),
  /** Opens what a gate of a version rests on, as its row of the page says it; `digest` is that of the package. */
  openEvidence: defineEndpoint(
    z.object({ version: z.number(), digest: z.string(), stage: z.string(), evidence }),
    nothing,
  ),
};

export const modelEndpoints = { ...modelDataEndpoints, ...modelHostEndpoints };
export type ModelAsks = Asks<typeof modelEndpoints>;
export type ModelAnswers = Answers<typeof modelEndpoints>;

/** What the extension tells the panel unasked. */
export const modelEvents = {
  changed: nothing,
  /** How far a drill or a promotion is; null: nothing is under way. */
  progress: z.nullable(z.object({ text: z.string(), share: z.nullable(z.number()) })),
  /** The panel was asked for a version while it was open; `against`: to be shown beside the one of that number. */
  reveal: z.object({ version: z.number(), digest, against: z.optional(z.nullable(z.number())) }),
};
