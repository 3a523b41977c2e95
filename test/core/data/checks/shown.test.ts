import { describe, expect, it } from 'vitest';
import {
  delimiterWord,
  figure,
  listed,
  nameOf,
  quoted,
  quotedApart,
  share,
  shown,
} from '../../../../src/data/checks/shown';

describe('shown', () => {
  it.each([
    ['-999', '-999'],
    ['37000', '37000'],
    ['1e5', '1e5'],
    ['02210', '"02210"'],
    ['3,800', '"3,800"'],
    ['Adelie ', '"Adelie "'],
    ['a\nb\tc', '"a\\nb\\tc"'],
    ['ba\u200bsil', '"ba‹U+200B›sil"'],
    ['write to ana.b@mail.example.com', '"write to a…@m…"'],
  ])('shows %j as %s', (text, expected) => {
    expect(shown(text)).toBe(expected);
  });

  it('cuts long text in the middle', () => {
    expect(quoted('a'.repeat(30) + 'z'.repeat(30), 20)).toMatch(/^"a+…z+"$/);
    expect(quoted('x'.repeat(100), 20)).toHaveLength(22);
  });
});

it('names columns, by their number where they have no name', () => {
  expect(nameOf({ name: ' plan ', index: 2 })).toBe('plan');
  expect(nameOf({ name: '', index: 2 })).toBe('column 3');
});

it('lists names as a sentence does', () => {
  expect(listed(['a'])).toBe('a');
  expect(listed(['a', 'b'])).toBe('a and b');
  expect(listed(['a', 'b', 'c'])).toBe('a, b and c');
  expect(listed(['a', 'b', 'c', 'd', 'e'])).toBe('a, b and 3 more');
});

it('never rounds a share to nothing or to everything', () => {
  expect(share(1, 3)).toBe('33 %');
  expect(share(412, 1000)).toBe('41 %');
  expect(share(3, 100_000)).toBe('under 0.1 %');
  expect(share(999_999, 1_000_000)).toBe('over 99 %');
  expect(share(5, 5)).toBe('100 %');
});

it('writes figures with as many digits as they need', () => {
  expect([6300, 10.54, 0.00032, 16473.2].map(figure)).toEqual(['6300', '10.54', '0.00032', '16473.2']);
});

it('has words for delimiters', () => {
  expect([',', ';', '\t', '|', ':'].map(delimiterWord)).toEqual(['comma', 'semicolon', 'tab', 'bar', '":"']);
});

it.each([
  ['u5@ex0,com', 'u5@ex0.com', '"u5@ex0,com"', '"u5@ex0.com"'],
  ['ana@mail.example.com', 'ana@mail.example.con', '"ana@mail.example.com"', '"ana@mail.example.con"'],
  [`${'a'.repeat(50)}x end`, `${'a'.repeat(50)}y end`, '"…aaaaaaaaaax end"', '"…aaaaaaaaaay end"'],
  [`x${'a'.repeat(50)}`, `y${'a'.repeat(50)}`, `"x${'a'.repeat(28)}…"`, `"y${'a'.repeat(28)}…"`],
])('shows %s and %s so that both can be told apart', (text, other, shownText, shownOther) =>
  expect(quotedApart(text, other, 30)).toEqual([shownText, shownOther]),
);
