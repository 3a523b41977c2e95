import { describe, expect, it } from 'vitest';
import { dangerOf } from '../../../../src/models/inspect/dangerOf';
import { judgeImport } from '../../../../src/models/inspect/imports/judgeImport';
import { warningOf } from '../../../../src/models/inspect/warningOf';
import { fixtureNames, fixtures, importsThatAre, inspected, inspectedBytes, problems } from './inspected';

/** What runs nothing by itself, or is only dangerous by what nobody here can know; all others are known to be. */
const needTrust = new Set([
  'call-cloudpickle.pkl',
  'call-codec-of-its-own.pkl',
  'call-codecs-lookup.pkl',
  'call-functools-partial.pkl',
  'call-functools-reduce.pkl',
  'call-itertools-starmap.pkl',
  'call-mixed-case-module.pkl',
  'call-own-package.pkl',
  'call-scipy-rv-state.pkl',
  'call-sklearn-externals.pkl',
  'call-sklearn-function.pkl',
  'call-sklearn-reexported-memory.pkl',
  'call-sklearn-reexported-os.pkl',
  'call-sklearn-reexported-parallel.pkl',
  'call-sklearn-test-memmap.pkl',
  'calls-what-it-made.pkl',
  'joblib-numbers-that-are-opcodes.joblib',
  'reconstructor-of-unknown.pkl',
]);

/** Four bytes of a whole number, as text. */
function numbered(value: number): string {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32LE(value);
  return bytes.toString('latin1');
}

describe('a file that runs something when it is loaded', () => {
  it.each(fixtureNames('malicious'))('%s is told', async (name) => {
    const { verdict } = await inspected(fixtures('malicious', name));
    expect(verdict).toBe(needTrust.has(name) ? 'needs-trust' : 'dangerous');
  });

  it('is told with the very call that would be made, and what it would be given', async () => {
    const called = async (name: string) => problems(await inspected(fixtures('malicious', name)));
    expect(await called('global.pkl')).toEqual(["Loading it calls os.system('true')."]);
    const text = ['c__builtin__', 'eval', "(S'1'", 'I7', 'N((lS"it\'s"', 'I01', 'ttR.'].join('\n');
    expect(problems(await inspectedBytes('made.pkl', Buffer.from(text)))[0]).toBe(
      "Loading it calls __builtin__.eval('1', 7, None, ([], 'it\\'s', True)).",
    );
  });

  it('is not said to call what it only brings in', async () => {
    const report = await inspectedBytes('held.pkl', Buffer.from('cos\nsystem\n.'));
    expect(report.verdict).toBe('dangerous');
    expect(dangerOf('held.pkl', report)).toMatch(/^Loading held\.pkl brings in os\.system, which can run commands/);
    expect(warningOf(report)).toBe('Loading it brings in what can run commands: os.system.');
    const calling = await inspected(fixtures('malicious', 'global.pkl'));
    expect(dangerOf('global.pkl', calling)).toMatch(/^Loading global\.pkl would run commands: it calls os\.system\./);
    expect(warningOf(calling)).toBe('Loading it can run commands: os.system.');
  });

  it('is told in a few lines, whatever is given how often', async () => {
    // Tuples of tuples of texts, in memory once each; every call has a number of its own.
    const level = (place: number) =>
      `(${`h${String.fromCharCode(place - 1)}`.repeat(8)}tq${String.fromCharCode(place)}0`;
    const start = `\x80\x02X\xc8\0\0\0${'x'.repeat(200)}q\x000${level(1)}${level(2)}cos\nsystem\nq\x030`;
    const args = (at: number) => `(J${numbered(at)}${'h\x02'.repeat(7)}t`;
    const calls = Array.from({ length: 100_000 }, (_, at) => `h\x03${args(at)}R0`).join('');
    const report = await inspectedBytes('many.pkl', Buffer.from(`${start}${calls}N.`, 'latin1'));
    expect(report.verdict).toBe('dangerous');
    expect(problems(report)[0]).toMatch(/^Loading it calls os\.system\(0, \(\('x{200}', …\)\.$/);
    expect(JSON.stringify(report).length).toBeLessThan(60_000);
  });

  it('stays dangerous when a person trusts its import', async () => {
    const report = await inspected(fixtures('malicious', 'global.pkl'), ['os.system']);
    expect(report.verdict).toBe('dangerous');
  });

  it('is safe once its unknown imports are trusted', async () => {
    const path = fixtures('malicious', 'call-own-package.pkl');
    expect((await inspected(path, ['my_package.layers.Layer'])).verdict).toBe('safe');
  });

  it('asks for trust in a program that cloudpickle rebuilds, and for nothing else of cloudpickle', () => {
    const verdictOf = (name: string, trusted: readonly string[] = []) =>
      judgeImport('cloudpickle.cloudpickle', name, new Set(trusted)).verdict;
    expect(verdictOf('_make_function')).toBe('needs-trust');
    expect(verdictOf('_make_function', ['cloudpickle.cloudpickle._make_function'])).toBe('safe');
    expect(verdictOf('loads')).toBe('dangerous');
  });

  it('names the import, also behind the first pickle and in an array of objects', async () => {
    for (const name of [
      'behind-two-stops.pkl',
      'stack-global-from-old-memo.pkl',
      'objects.npz',
      'joblib-packed-in-two.joblib',
    ])
      expect(importsThatAre(await inspected(fixtures('malicious', name)), 'dangerous'), name).toEqual(['os.system']);
  });
});

describe('a pickle that uses up the machine', () => {
  const protocol = Buffer.from([0x80, 2]);

  it.each([
    ['marks', Buffer.alloc(1_100_000, '(')],
    ['values', Buffer.alloc(1_100_000, 'N')],
    ['memo places', Buffer.concat([Buffer.from('Nr'), Buffer.from([0, 0, 0, 0x40])])],
  ])('by its %s is dangerous', async (_, opcodes) => {
    const report = await inspectedBytes('a.pkl', Buffer.concat([protocol, opcodes, Buffer.from('.')]));
    expect(report.verdict).toBe('dangerous');
  });

  it('by a length of 10 GB that is not there is read no further', async () => {
    const length = Buffer.alloc(8);
    length.writeBigUInt64LE(10_000_000_000n);
    const report = await inspectedBytes(
      'a.pkl',
      Buffer.concat([Buffer.from([0x80, 4, 0x8e]), length, Buffer.from('.')]),
    );
    expect(report.problems).toEqual([
      { problem: 'The pickle cannot be read to its end: it says 10000000000 bytes, which are not there.', at: 2 },
    ]);
    expect(report.verdict).toBe('partly-scanned');
  });

  it('by a million texts is followed to what stands behind them', async () => {
    const texts = Array.from({ length: 300_000 }, (_, at) => `U\x64${String(at).padEnd(100, 'x')}\x94a`).join('');
    const bytes = Buffer.from(`\x80\x02]${texts}cos\nsystem\n.`, 'latin1');
    expect(importsThatAre(await inspectedBytes('a.pkl', bytes), 'dangerous')).toEqual(['os.system']);
  });
});
