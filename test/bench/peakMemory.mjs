/** Preloaded into a measured process: leaves its peak resident set (kilobytes) in the file that TEND_BENCH_PEAK names. */
import { writeFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

if (isMainThread) {
  process.on('exit', () => writeFileSync(process.env.TEND_BENCH_PEAK, String(process.resourceUsage().maxRSS)));
}
