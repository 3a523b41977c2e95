import * as z from 'zod/mini';

/** What loading a model file would run (`models/inspect/modelFileReport.ts`). */
export const verdict = z.enum(['safe', 'needs-trust', 'dangerous', 'partly-scanned', 'not-code']);

/** A word beside an icon of `interface.md`, which carries the colour. */
export const stateMark = z.enum([
  'live',
  'staged',
  'registered',
  'deprecated',
  'archived',
  'purged',
  'pass',
  'fail',
  'inconclusive',
  'not-run',
  'waived',
  'waiting',
  'warning',
]);
