import { html, type TemplateResult } from 'lit';

type Part = TemplateResult | string;

/** Code, a picture, a link, an address, bold and slanted text: what comes first in a line is taken first. */
const marks =
  /(`+)(?<code>[^`]|[^`].*?[^`])\1(?!`)|!?\[(?<words>[^[\]]*)\]\((?<to>[^\s()]*)(?:\s+"[^"]*")?\)|<(?<address>https?:\/\/[^\s<>]+)>|(\*\*|__)(?=\S)(?<bold>[^*_](?:[^*_]|[*_](?![*_]))*?)\6|(?<![\p{L}\p{N}_*])([*_])(?=\S)(?<slanted>[^*_\n]+?)(?<=\S)\8(?![\p{L}\p{N}_*])/gu;

/** The marks within a line of Markdown as what they mean; only addresses of the web lead anywhere. */
export function inlineMarkdown(text: string): readonly Part[] {
  const parts: Part[] = [];
  let end = 0;
  for (const found of text.matchAll(marks)) {
    parts.push(unescaped(text.slice(end, found.index)), partOf(found));
    end = found.index + found[0].length;
  }
  return [...parts, unescaped(text.slice(end))].filter((part) => part !== '');
}

function partOf({ 0: whole, groups = {} }: RegExpMatchArray): Part {
  const { code, words, to, address, bold, slanted } = groups;
  if (code !== undefined) return html`<code>${code.trim()}</code>`;
  if (words !== undefined) return whole.startsWith('!') ? words : link(words, to ?? '');
  if (address !== undefined) return link(address, address);
  if (bold !== undefined) return html`<b>${inlineMarkdown(bold)}</b>`;
  return slanted === undefined ? whole : html`<i>${inlineMarkdown(slanted)}</i>`;
}

function link(words: string, to: string): Part {
  const shown = inlineMarkdown(words);
  if (!/^(?:https?:\/\/|mailto:)/i.test(to)) return html`${shown}`;
  return html`<a href=${to} data-tip=${to}>${shown}</a>`;
}

/** A mark after a backslash is one of the text. */
function unescaped(text: string): string {
  return text.replaceAll(/\\([!-/:-@[-`{-~])/g, '$1');
}
