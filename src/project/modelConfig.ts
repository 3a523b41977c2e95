import * as z from 'zod/mini';
import { choice, duration, mapping, phrased } from './schemaWords';

/** A metric and the direction in which it gets better. */
export const goalShape = {
  metric: z.string().check(z.describe('Name of the metric as it is logged.')),
  goal: z.enum(['maximize', 'minimize']).check(z.describe('The direction in which it gets better.')),
};

/** A gate without settings. */
const yes = (description: string) => z.optional(z.literal(true)).check(z.describe(description));

/** Gates that need no settings, by their names alone. */
const plainGate = z.enum(
  [
    'package-verified',
    'no-data-errors',
    'pickle',
    'signed',
    'card',
    'contract-compatible',
    'champion',
    'approvals',
    'restore-drill',
  ],
  { error: 'is not a gate that can be named alone' },
);

const bytes = phrased(/^\d+(\.\d+)? ?(bytes|KB|MB|GB)$/, 'is not a size; write a number and a unit, such as 500 MB');

const span = phrased(/^\d+(\.\d+)? ?(ms|s)$/, 'is not a time; write a number and ms or s, such as 50ms');

/** How many of each unit are a day, which is the longest that a command may run: a timer holds no month. */
const longestRun: Readonly<Record<string, number>> = { s: 86_400, m: 1440, h: 24 };
const runPhrase = 'is not how long a command may run; write a number and s, m or h, from 1s to 24h, such as 30m';

const runLimit = z.string({ error: runPhrase }).check(
  z.regex(/^\d+[smh]$/, { error: runPhrase, abort: true }),
  z.refine((text) => Number.parseInt(text) >= 1 && Number.parseInt(text) <= (longestRun[text.slice(-1)] ?? 0), {
    error: runPhrase,
  }),
);

const gateConfig = z.union(
  [
    plainGate,
    choice('gate', {
      metric: z
        .optional(
          mapping('the metric of a gate', {
            name: z.string().check(z.describe('As it is logged.')),
            min: z.optional(z.number()).check(z.describe('The lower end of its interval must reach this.')),
            max: z.optional(z.number()).check(z.describe('The upper end of its interval must not exceed this.')),
          }),
        )
        .check(z.describe('A metric is good enough, by the end of its interval that is nearer to the limit.')),
      champion: z
        .optional(
          mapping('the comparison with the champion', {
            'non-inferior-by': z
              .number()
              .check(
                z.minimum(0),
                z.describe('How much worse than what is live it may be at most, in the unit of the metric.'),
              ),
            'min-overlap': z
              .optional(z.number().check(z.minimum(0), z.maximum(1)))
              .check(
                z.describe('The share of the rows of what is live that it must have predicted too; 0.95 unless told.'),
              ),
          }),
        )
        .check(
          z.describe('No worse than what is live on the same rows of two prediction files; alone: no worse at all.'),
        ),
      approvals: z
        .optional(
          mapping('the approvals', {
            count: z.int().check(z.minimum(1), z.describe('How many people must approve.')),
            'not-author': z
              .optional(z.boolean())
              .check(z.describe('Whoever made the version does not count; only false lets them.')),
          }),
        )
        .check(z.describe('People say yes to the version for this stage; alone: one who did not make it.')),
      'restore-drill': z
        .optional(
          mapping('the restore drill', {
            within: duration.check(
              z.describe('How old the last drill may be: a number and s, m, h, d, w or y, such as 30d.'),
            ),
          }),
        )
        .check(z.describe('It was restored lately and gave its recorded answers; alone: within 30d.')),
      'contract-compatible': yes('The inputs that callers of the live version send still fit.'),
      'package-verified': yes('Every byte of the package is what its digest says; no signature is needed.'),
      'no-data-errors': yes('The checks find no error in the data that it was made from.'),
      signed: z
        .optional(
          z.union(
            [
              z.literal(true),
              mapping('the signature of a gate', {
                keys: z
                  .array(z.string().check(z.minLength(1)))
                  .check(
                    z.minLength(1),
                    z.describe('Files of public keys in PEM form, below the project; one of them must have signed.'),
                  ),
              }),
            ],
            { error: 'is neither true nor a mapping of keys' },
          ),
        )
        .check(z.describe('The package is signed, and the signature covers its bytes; alone: with whatever key.')),
      pickle: z
        .optional(
          z.union(
            [
              z.literal(true),
              mapping('the scan of a gate', {
                allow: z.literal('needs-trust').check(z.describe('Code that nothing is known of passes too.')),
              }),
            ],
            {
              error: 'is neither true nor a mapping of allow',
            },
          ),
        )
        .check(
          z.describe(
            'What loading it would run: known code alone, or with needs-trust code that nothing is known of too.',
          ),
        ),
      card: yes('Every section of its card is written.'),
      latency: z
        .optional(
          mapping('the latency', {
            p95: z
              .union([z.number().check(z.positive()), span], {
                error: 'is neither milliseconds nor a time such as 50ms or 2s',
              })
              .check(z.describe('Milliseconds, or a number with its unit: 50ms, 2s.')),
          }),
        )
        .check(z.describe('How long a prediction may take, as the restore drill measures it.')),
      size: z
        .optional(
          mapping('the size', {
            max: bytes.check(z.describe('Of the package: a number and bytes, KB, MB or GB, such as 500 MB.')),
          }),
        )
        .check(z.describe('The package is small enough to be sent and loaded.')),
      command: z
        .optional(
          z.union(
            [
              z.string().check(z.minLength(1)),
              mapping('the command of a gate', {
                run: z.string().check(z.minLength(1)),
                timeout: z
                  .optional(runLimit)
                  .check(z.describe('After so long it is ended and has failed, such as 30m, up to 24h; alone: 10m.')),
              }),
            ],
            { error: 'is neither a command nor a mapping of run and timeout' },
          ),
        )
        .check(z.describe('A command that must exit with 0 within 10m; it is shown before it is run.')),
    }),
  ],
  { error: 'is neither the name of a gate nor a mapping' },
);

/** A gate as `tend.yaml` declares it. */
export type GateConfig = z.output<typeof gateConfig>;

const trigger = choice('trigger', {
  drift: z.optional(mapping('the drift of a trigger', { windows: z.int().check(z.minimum(1)) })),
  schedule: z.optional(z.string()).check(z.describe('Five fields as in crontab: "0 3 * * 1".')),
  'new-labels': z.optional(z.int().check(z.minimum(1))),
  performance: z.optional(
    mapping('the performance of a trigger', {
      below: z.optional(z.number()),
      above: z.optional(z.number()),
    }),
  ),
  'data-age': z.optional(duration),
});

const monitorConfig = mapping('a monitor', {
  log: z.optional(z.string()).check(z.describe('File or glob of logged predictions.')),
  outcomes: z
    .optional(mapping('the outcomes', { file: z.string(), key: z.string() }))
    .check(z.describe('Where the true outcomes come from, and the key that joins them to predictions.')),
  reference: z.optional(z.string()).check(z.describe('The data that live data is compared with.')),
  window: z.optional(duration),
  groups: z.optional(z.array(z.string())),
  drift: z.optional(mapping('the drift of a monitor', { threshold: z.number().check(z.minimum(0)) })),
});

/** One model: what makes a version good enough, how it goes live, what is watched, when it is retrained. */
export const modelConfig = mapping('a model', {
  primary: z
    .optional(mapping('the primary metric', goalShape))
    .check(z.describe('The metric that decides; for this model it goes before project.success.')),
  positive: z
    .optional(
      z.union([z.string().check(z.minLength(1)), z.number(), z.boolean()], { error: 'is not the name of a class' }),
    )
    .check(z.describe('Which of two classes is looked for: what precision, recall, F1, AUC and scores are about.')),
  threshold: z
    .optional(z.number())
    .check(z.describe('The score from which on a row is positive, where classes are not predicted.')),
  gates: z
    .optional(z.record(z.string(), z.array(gateConfig)))
    .check(z.describe('For each stage what a version must pass. Built-in gates apply where a stage declares none.')),
  ramp: z
    .optional(z.array(z.number().check(z.minimum(0), z.maximum(100))))
    .check(z.describe('Shares of the traffic in percent, one step each.')),
  fallback: z
    .optional(
      mapping('the fallback', {
        kind: z.enum(['version', 'rule', 'constant']),
        name: z.optional(z.string()),
        value: z.optional(z.union([z.string(), z.number(), z.boolean()])),
      }),
    )
    .check(z.describe('What answers when the model cannot.')),
  monitors: z
    .optional(z.record(z.string(), monitorConfig))
    .check(z.describe('What is watched while the model is live.')),
  retrain: z
    .optional(
      mapping('the retraining', {
        command: z.optional(z.string()).check(z.describe('What to run; nothing runs without being asked.')),
        when: z.optional(z.array(trigger)).check(z.describe('Each alone proposes a retraining.')),
      }),
    )
    .check(z.describe('How and when the model is trained again.')),
});
