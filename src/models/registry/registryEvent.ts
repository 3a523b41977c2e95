import * as z from 'zod/mini';

const digest = z.string().check(z.regex(/^sha256:[0-9a-f]{64}$/));
/** ISO 8601 in UTC with milliseconds, as `Date.toISOString` writes it. */
const time = z.iso.datetime({ precision: 3 });
/** The version that an event is about; the digest is what binds, the number is what people say. */
const subject = { version: z.int().check(z.minimum(1)), digest };

const intervalled = z.object({ value: z.number(), low: z.nullable(z.number()), high: z.nullable(z.number()) });

/** What happened, by kind. Additions are optional fields; what stands here is never taken away. */
const happenings = {
  /** A package became version N of a model. */
  registered: z.object({
    ...subject,
    bytes: z.number(),
    files: z.int(),
    format: z.string(),
    verdict: z.enum(['safe', 'needs-trust', 'dangerous', 'partly-scanned', 'not-code']),
    run: z.nullable(z.string()),
    metrics: z.record(z.string(), intervalled),
    data: z.array(z.object({ path: z.string(), digest })),
    /**
     * Commit of the code, null where there was none; `dirty`: files were changed on top of it; `at`: it is where the folder stood
     * when the model was packaged, and nobody recorded which code trained it.
     */
    code: z.nullable(z.object({ commit: z.string(), dirty: z.boolean(), at: z.optional(z.literal('packaging')) })),
    /** The version that it was made from or takes over from, as `3`. */
    parent: z.nullable(z.int()),
    /** The package of that version, whatever its number is by now. */
    parentDigest: z.optional(digest),
    licence: z.nullable(z.string()),
    /** Where its bytes were when it was registered, in words: for a clone that lacks them. */
    where: z.string(),
  }),
  promoted: z.object({
    ...subject,
    stage: z.string(),
    gates: z.array(
      z.object({
        gate: z.string(),
        verdict: z.enum(['pass', 'fail', 'inconclusive', 'not-run', 'waived']),
        sentence: z.string(),
        /** What it rested on, in few words, and from when that was; null: it had no time of its own. */
        evidence: z.optional(z.string()),
        at: z.optional(z.nullable(time)),
      }),
    ),
  }),
  /** The version before became live again: a new event, never a rewind. */
  'rolled-back': z.object({ ...subject, stage: z.string(), from: z.nullable(z.int()) }),
  /** Nothing is live in a stage any more. */
  withdrawn: z.object({ stage: z.string(), from: z.nullable(z.int()) }),
  /**
   * `ranBy`: where a job of CI recorded the consent of a person, whose address that job had, and where the job can be looked at
   * (null: nothing says).
   */
  approved: z.object({
    ...subject,
    stage: z.string(),
    ranBy: z.optional(z.object({ name: z.string().check(z.minLength(1)), job: z.nullable(z.string()) })),
  }),
  /** `definition`: digest of all that the gate asked for then; without it a waiver holds for no gate. */
  waived: z.object({ ...subject, stage: z.string(), gate: z.string(), until: time, definition: z.optional(digest) }),
  /** `key`: the hint of the public key; `signature`: digest of the `model.sig` that stands in the layout. */
  signed: z.object({ ...subject, key: z.string(), signature: digest }),
  deprecated: z.object({
    ...subject,
    notice: z.string(),
    until: z.nullable(time),
    /** The number that what takes its place had then. */
    replacement: z.nullable(z.int()),
    /** The package that takes its place, whatever its number is by now. */
    replacementDigest: z.optional(digest),
  }),
  /** What was said to be on its way out stays: a new event, never a rewind. */
  reinstated: z.object(subject),
  archived: z.object({ ...subject, to: z.string(), retainUntil: z.nullable(time) }),
  /** A legal hold, set or lifted: what is held is not purged whatever its retention says. */
  held: z.object({ ...subject, hold: z.boolean() }),
  /**
   * `back`: its bytes are among those of the project again, verified, so that it is archived no more; `into`: the folder of the
   * project that its files were written into, absent where it was another one.
   */
  restored: z.object({
    ...subject,
    from: z.string(),
    back: z.optional(z.literal(true)),
    into: z.optional(z.string()),
  }),
  drilled: z.object({
    ...subject,
    ok: z.boolean(),
    maxAbsDiff: z.nullable(z.number()),
    seconds: z.number(),
    environment: z.string(),
    pairs: z.int(),
    /** Milliseconds a prediction took, over the golden pairs. */
    latency: z.nullable(z.object({ p50: z.number(), p95: z.number(), n: z.int() })),
    problems: z.array(z.string()),
  }),
  /** The bytes are gone for good; digests of all its files stay. */
  purged: z.object({ ...subject, files: z.array(z.object({ path: z.string(), digest, bytes: z.number() })) }),
  /** Two branches gave one number to two packages: one keeps it, the others get new ones. */
  settled: z.object({ version: z.int(), keep: digest, renumbered: z.array(z.object({ digest, version: z.int() })) }),
} as const;

const common = {
  /** Version of this shape. */
  tend: z.literal('event/1'),
  model: z.string().check(z.regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/)),
  at: time,
  /** Who says so: git's `user.email`, self-asserted. */
  by: z.string().check(z.minLength(1)),
  reason: z.string(),
  /** Digests of the events of the same scope that this one came after; several where branches were merged. */
  parents: z.array(digest),
};

type Happenings = typeof happenings;
export type EventKind = keyof Happenings;
export const eventKinds = Object.keys(happenings) as readonly EventKind[];

/** One change of the registry, as it stands in one file of `tend/ledger`. */
export type RegistryEvent = {
  [Kind in EventKind]: {
    readonly tend: 'event/1';
    readonly kind: Kind;
    readonly model: string;
    readonly at: string;
    readonly by: string;
    readonly reason: string;
    readonly parents: readonly string[];
  } & Readonly<z.output<Happenings[Kind]>>;
}[EventKind];

export type EventOf<Kind extends EventKind> = Extract<RegistryEvent, { readonly kind: Kind }>;

/** What an action says of an event; who, when and after what is added where it is recorded. */
export type EventDraft = {
  [Kind in EventKind]: Omit<EventOf<Kind>, 'tend' | 'at' | 'by' | 'parents'>;
}[EventKind];

/** An event with the digest that names it: SHA-256 of its canonical JSON (RFC 8785). */
export interface SealedEvent {
  readonly digest: string;
  readonly event: RegistryEvent;
}

/** Parses an event of any kind; unknown keys are refused, because only a newer Tend knows what they mean. */
export const registryEvent = z.discriminatedUnion(
  'kind',
  eventKinds.map((kind) => z.strictObject({ ...common, kind: z.literal(kind), ...happenings[kind].shape })) as never,
) as z.ZodMiniType<RegistryEvent>;
