import { describe, expect, it } from 'vitest';
import { processTerminal } from '../../../src/cli/terminal';

function streams(isTTY: boolean): { readonly written: string[]; readonly out: object; readonly err: object } & {
  readonly out: { write(text: string): unknown };
  readonly err: { write(text: string): unknown };
} {
  const written: string[] = [];
  const stream = (name: string) => ({ isTTY, write: (text: string) => written.push(`${name}:${text}`) });
  return { written, out: stream('out'), err: stream('err') };
}

describe('colours', () => {
  it.each([
    [true, {}, true, true],
    [false, {}, true, false],
    [true, {}, false, false],
    [true, { NO_COLOR: '1' }, true, false],
    [true, { NO_COLOR: '' }, true, true],
    [true, { TERM: 'dumb' }, true, false],
    [false, { FORCE_COLOR: '1' }, true, true],
    [false, { FORCE_COLOR: '0' }, true, false],
    [true, { FORCE_COLOR: '1', NO_COLOR: '1' }, true, false],
    [true, { FORCE_COLOR: '1' }, false, false],
  ])('terminal %j, environment %j, wanted %j: %j', (isTTY, env, colour, expected) => {
    const { out, err } = streams(isTTY);
    expect(processTerminal(out, err, env, { colour }).colour).toBe(expected);
  });
});

describe('progress', () => {
  it('is one line that gives way to whatever is printed', () => {
    const { written, out, err } = streams(true);
    const terminal = processTerminal(out, err, {}, { colour: true });
    terminal.progress('1 %');
    terminal.progress('2 %');
    terminal.out('result\n');
    terminal.note('note');
    const clear = 'err:\r\u001b[K';
    expect(written).toEqual(['err:1 %', clear, 'err:2 %', clear, 'out:result\n', 'err:note\n']);
  });

  it('is not shown where standard error is no terminal', () => {
    const { written, out, err } = streams(false);
    processTerminal(out, err, {}, { colour: true }).progress('1 %');
    expect(written).toEqual([]);
  });
});

it('a note is one line and commands nothing, whatever it holds', () => {
  const { written, out, err } = streams(false);
  processTerminal(out, err, {}, { colour: true }).note('a\r\n\u001b[31m.csv: gone');
  expect(written).toEqual(['err:a \uFFFD[31m.csv: gone\n']);
});
