import type { TemplateResult } from 'lit';
import { expect, it } from 'vitest';
import { cardMarkdown } from '../../../webview/model/tabs/cardMarkdown';

/** The beginnings of what is drawn, one a block. */
function drawn(text: string): readonly string[] {
  const shown = cardMarkdown(text);
  const blocks = (Array.isArray(shown) ? shown : [shown]) as readonly (TemplateResult | string)[];
  return blocks.flatMap((it) => (typeof it === 'string' ? [] : (it.strings[0] ?? '')));
}

const part = '## Limits\n\nOnly **adults**, and only those who signed up.\n\n';

it('a card of 60,000 characters is drawn, each of its parts', () => {
  const parts = Math.ceil(60_000 / part.length);
  expect(drawn(part.repeat(parts))).toEqual(Array.from({ length: parts }, () => ['<h4>', '<p>']).flat());
});

it('a card that is longer than anybody reads is shown as it was written', () => {
  expect(drawn(part.repeat(3_000))).toEqual(['<p class="written">']);
});

it('a paragraph whose marks would take minutes is shown as it was written, and what stands around it is drawn', () => {
  const marks = 'a_'.repeat(30_000);
  expect(drawn(`${part}${marks}\n\n${part}`)).toEqual(['<h4>', '<p>', '<p>', '<h4>', '<p>']);
});
