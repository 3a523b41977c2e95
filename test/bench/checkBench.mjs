import { statSync } from 'node:fs';
import { cache, inRoot } from '../../scripts/places.mjs';
import { benchFile } from './benchFile.mjs';
import { alternate, printTable, runProcess } from './measure.mjs';
import { installPeers } from './peers.mjs';

/** `tend check` as a whole process on 10 MB, then on 600 MB beside DuckDB and polars. */
export async function checkBench() {
  const cli = inRoot('dist', 'node', 'cli.js');
  // 1: it has findings, which is no failure of the measurement.
  const tend = (/** @type {string} */ path) => ({
    name: 'tend check',
    run: () => runProcess([cli, 'check', path, '--format', 'json'], { cwd: cache, codes: [0, 1] }),
  });

  const small = benchFile(10);
  const ours10 = await alternate([tend(small)], 7);
  printTable('tend check, 10 MB, whole process (budget 700 ms)', [
    ['', 'ms', 'peak MB'],
    ...ours10.map(({ name, milliseconds, megabytes }) => [name, milliseconds.toFixed(0), megabytes.toFixed(0)]),
  ]);

  const large = benchFile(600);
  const peers = await installPeers();
  const contenders = [tend(large)];
  if (peers) {
    contenders.push(
      { name: 'DuckDB SUMMARIZE', run: () => runProcess(['duckdbSummarize.mjs', large], { cwd: peers }) },
      { name: 'polars describe + nUnique', run: () => runProcess(['polarsDescribe.mjs', large], { cwd: peers }) },
    );
  }
  const results = await alternate(contenders, 5);
  const ours = results[0]?.milliseconds ?? NaN;
  const megabytes = statSync(large).size / 1e6;
  printTable(
    `${megabytes.toFixed(0)} MB mixed CSV, whole processes, medians of 5 alternating rounds (budget: ≥ 1 ×, ≤ 200 MB)`,
    [
      ['', 'ms', 'MB/s', 'peak MB', 'Tend is … × as fast'],
      ...results.map(({ name, milliseconds, megabytes: peak }) => [
        name,
        milliseconds.toFixed(0),
        ((megabytes / milliseconds) * 1000).toFixed(0),
        peak.toFixed(0),
        (milliseconds / ours).toFixed(2),
      ]),
    ],
  );
}
