import assert from 'node:assert/strict';
import { appendFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import * as vscode from 'vscode';
import { measureHostTime } from './hostTime';

/** How long what is loaded on demand is watched, in milliseconds. */
const afterwards = 2000;

describe('a window that has just started', () => {
  it('activates Tend', async function () {
    this.timeout(60_000);
    const extension = vscode.extensions.getExtension('tend-ml.tend-ml');
    assert.ok(extension);
    assert.equal(extension.isActive, false, 'Nothing in this folder may have started it.');
    const time = measureHostTime(extension.extensionPath);
    const started = performance.now();
    await extension.activate();
    const answered = performance.now() - started;
    await new Promise((resolve) => setTimeout(resolve, afterwards));
    const { load, activate, later } = time;
    assert.ok(load !== null && activate !== null);
    const figures = {
      'host time: load and activate': load.wall + activate.wall,
      'its work: load and activate, CPU of the thread': load.cpu + activate.cpu,
      'load: read, compile and run extension.js': load.wall,
      'activate: the call': activate.wall,
      'loaded on demand afterwards': later.wall,
      'until activate() has answered, messages of the window included': answered,
    };
    appendFileSync(process.env.TEND_BENCH_FIGURES ?? '', `${JSON.stringify(figures)}\n`);
  });
});
