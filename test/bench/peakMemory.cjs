/** Preloaded into a measured process: leaves its peak resident set (kilobytes) in the file that TEND_BENCH_PEAK names. */
const { writeFileSync } = require('node:fs');
const { isMainThread } = require('node:worker_threads');

const report = process.env.TEND_BENCH_PEAK;
if (isMainThread && report !== undefined) {
  process.on('exit', () => writeFileSync(report, String(process.resourceUsage().maxRSS)));
}
