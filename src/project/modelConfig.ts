import * as z from 'zod';
import { choice, duration, mapping, phrased } from './schemaWords';

/** A metric and the direction in which it gets better. */
export const goalShape = {
  metric: z.string().describe('Name of the metric as it is logged.'),
  goal: z.enum(['maximize', 'minimize']).describe('The direction in which it gets better.'),
};

/** A gate without settings. */
const yes = (description: string) => z.literal(true).optional().describe(description);

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

const gateConfig = z.union(
  [
    plainGate,
    choice('gate', {
      metric: mapping('the metric of a gate', {
        name: z.string().describe('As it is logged.'),
        min: z.number().optional().describe('The lower end of its interval must reach this.'),
        max: z.number().optional().describe('The upper end of its interval must not exceed this.'),
      })
        .optional()
        .describe('A metric is good enough, by the end of its interval that is nearer to the limit.'),
      champion: mapping('the comparison with the champion', {
        'non-inferior-by': z
          .number()
          .min(0)
          .describe('How much worse than what is live it may be at most, in the unit of the metric.'),
        'min-overlap': z
          .number()
          .min(0)
          .max(1)
          .optional()
          .describe('The share of the rows of what is live that it must have predicted too; 0.95 unless told.'),
      })
        .optional()
        .describe('No worse than what is live on the same rows of two prediction files; alone: no worse at all.'),
      approvals: mapping('the approvals', {
        count: z.number().int().min(1).describe('How many people must approve.'),
        'not-author': z.boolean().optional().describe('Whoever made the version does not count; only false lets them.'),
      })
        .optional()
        .describe('People say yes to the version for this stage; alone: one who did not make it.'),
      'restore-drill': mapping('the restore drill', {
        within: duration.describe('How old the last drill may be: a number and s, m, h, d, w or y, such as 30d.'),
      })
        .optional()
        .describe('It was restored lately and gave its recorded answers; alone: within 30d.'),
      'contract-compatible': yes('The inputs that callers of the live version send still fit.'),
      'package-verified': yes('Every byte of the package is what its digest says; no signature is needed.'),
      'no-data-errors': yes('The checks find no error in the data that it was made from.'),
      signed: yes('The package is signed, and the signature covers its bytes.'),
      pickle: z
        .union(
          [
            z.literal(true),
            mapping('the scan of a gate', {
              allow: z.literal('needs-trust').describe('Code that nothing is known of passes too.'),
            }),
          ],
          {
            error: 'is neither true nor a mapping of allow',
          },
        )
        .optional()
        .describe(
          'What loading it would run: known code alone, or with needs-trust code that nothing is known of too.',
        ),
      card: yes('Every section of its card is written.'),
      latency: mapping('the latency', {
        p95: z
          .union([z.number().positive(), span], { error: 'is neither milliseconds nor a time such as 50ms or 2s' })
          .describe('Milliseconds, or a number with its unit: 50ms, 2s.'),
      })
        .optional()
        .describe('How long a prediction may take, as the restore drill measures it.'),
      size: mapping('the size', {
        max: bytes.describe('Of the package: a number and bytes, KB, MB or GB, such as 500 MB.'),
      })
        .optional()
        .describe('The package is small enough to be sent and loaded.'),
      command: z.string().min(1).optional().describe('A command that must exit with 0; it is shown before it is run.'),
    }),
  ],
  { error: 'is neither the name of a gate nor a mapping' },
);

/** A gate as `tend.yaml` declares it. */
export type GateConfig = z.output<typeof gateConfig>;

const trigger = choice('trigger', {
  drift: mapping('the drift of a trigger', { windows: z.number().int().min(1) }).optional(),
  schedule: z.string().optional().describe('Five fields as in crontab: "0 3 * * 1".'),
  'new-labels': z.number().int().min(1).optional(),
  performance: mapping('the performance of a trigger', {
    below: z.number().optional(),
    above: z.number().optional(),
  }).optional(),
  'data-age': duration.optional(),
});

const monitorConfig = mapping('a monitor', {
  log: z.string().optional().describe('File or glob of logged predictions.'),
  outcomes: mapping('the outcomes', { file: z.string(), key: z.string() })
    .optional()
    .describe('Where the true outcomes come from, and the key that joins them to predictions.'),
  reference: z.string().optional().describe('The data that live data is compared with.'),
  window: duration.optional(),
  groups: z.array(z.string()).optional(),
  drift: mapping('the drift of a monitor', { threshold: z.number().min(0) }).optional(),
});

/** One model: what makes a version good enough, how it goes live, what is watched, when it is retrained. */
export const modelConfig = mapping('a model', {
  primary: mapping('the primary metric', goalShape)
    .optional()
    .describe('The metric that decides; for this model it goes before project.success.'),
  positive: z
    .union([z.string().min(1), z.number(), z.boolean()], { error: 'is not the name of a class' })
    .optional()
    .describe('Which of two classes is looked for: what precision, recall, F1, AUC and scores are about.'),
  threshold: z
    .number()
    .optional()
    .describe('The score from which on a row is positive, where classes are not predicted.'),
  gates: z
    .record(z.string(), z.array(gateConfig))
    .optional()
    .describe('For each stage what a version must pass. Built-in gates apply where a stage declares none.'),
  ramp: z.array(z.number().min(0).max(100)).optional().describe('Shares of the traffic in percent, one step each.'),
  fallback: mapping('the fallback', {
    kind: z.enum(['version', 'rule', 'constant']),
    name: z.string().optional(),
    value: z.union([z.string(), z.number(), z.boolean()]).optional(),
  })
    .optional()
    .describe('What answers when the model cannot.'),
  monitors: z.record(z.string(), monitorConfig).optional().describe('What is watched while the model is live.'),
  retrain: mapping('the retraining', {
    command: z.string().optional().describe('What to run; nothing runs without being asked.'),
    when: z.array(trigger).optional().describe('Each alone proposes a retraining.'),
  })
    .optional()
    .describe('How and when the model is trained again.'),
});
