import { html, type TemplateResult } from 'lit';
import { Lexer, type MarkedToken, type Token, type Tokens } from 'marked';

type Shown = TemplateResult | string | readonly Shown[];

/** Characters up to which a card is read as Markdown; what is longer is shown as it is. */
const longest = 100_000;

/** Characters up to which marks within a paragraph are sought: some texts take a time that grows with the square of their length. */
const longestParagraph = 5_000;

/** Characters that stand beside each other in a table as wide as a card: words that take their share of it are not broken. */
const roomOfWords = 80;

/** Reads Markdown in a time that grows with its length, whoever wrote it. */
class CardLexer extends Lexer {
  override inlineTokens(text: string, tokens: Token[] = []): Token[] {
    if (text.length <= longestParagraph) return super.inlineTokens(text, tokens);
    tokens.push({ type: 'text', raw: text, text, escaped: false });
    return tokens;
  }
}

/**
 * The text of a card: headings, paragraphs, lists, tables, quotes and code. HTML stays text and pictures are their
 * words, because a card is written by others.
 */
export function cardMarkdown(text: string): Shown {
  if (text.length > longest) return asWritten(text);
  try {
    return all(new CardLexer({ gfm: true }).lex(text));
  } catch (error) {
    // Quotes within quotes by the thousand are more than its stack.
    if (error instanceof RangeError) return asWritten(text);
    throw error;
  }
}

function asWritten(text: string): Shown {
  return html`<p class="written">${text}</p>`;
}

function all(tokens: readonly Token[]): Shown {
  return tokens.map((token) => shown(token as MarkedToken));
}

function shown(token: MarkedToken): Shown {
  switch (token.type) {
    case 'heading':
      return heading(token);
    case 'paragraph':
      return html`<p>${all(token.tokens)}</p>`;
    case 'list':
      return list(token);
    case 'table':
      return table(token);
    case 'blockquote':
      return html`<blockquote>${all(token.tokens)}</blockquote>`;
    case 'code':
      return html`<pre><code>${token.text}</code></pre>`;
    case 'html':
      return tags(token);
    default:
      return inline(token);
  }
}

function inline(token: MarkedToken): Shown {
  switch (token.type) {
    case 'text':
      return token.tokens ? all(token.tokens) : withCharacters(token.text);
    case 'escape':
      return token.text;
    case 'br':
      return html`<br />`;
    case 'strong':
      return html`<b>${all(token.tokens)}</b>`;
    case 'em':
      return html`<i>${all(token.tokens)}</i>`;
    case 'del':
      return html`<s>${all(token.tokens)}</s>`;
    case 'codespan':
      return html`<code>${token.text}</code>`;
    case 'checkbox':
      return token.checked ? '☑ ' : '☐ ';
    case 'link':
      return link(token);
    case 'image':
      return withCharacters(token.text);
    default:
      return '';
  }
}

/** The panel has two above the first of a card. */
function heading({ depth, tokens }: Tokens.Heading): TemplateResult {
  const content = all(tokens);
  switch (depth) {
    case 1:
      return html`<h3>${content}</h3>`;
    case 2:
      return html`<h4>${content}</h4>`;
    case 3:
      return html`<h5>${content}</h5>`;
    default:
      return html`<h6>${content}</h6>`;
  }
}

/** Comments are for whoever writes the card. */
function tags({ text, block }: Tokens.HTML | Tokens.Tag): Shown {
  const rest = text.replaceAll(/<!--.*?-->/gs, '').trimEnd();
  return block && rest !== '' ? asWritten(rest) : rest;
}

function list({ ordered, start, items }: Tokens.List): Shown {
  const content = items.map((item) => html`<li>${all(item.tokens)}</li>`);
  return ordered
    ? html`<ol start=${start === '' ? 1 : start}>
        ${content}
      </ol>`
    : html`<ul>
        ${content}
      </ul>`;
}

function table({ header, rows }: Tokens.Table): Shown {
  const figures = header.map((_, column) => rows.length > 0 && rows.every((row) => isFigure(row[column]?.text ?? '')));
  const kind = (text: string, column: number) => (figures[column] ? 'value' : longestWord(text) > room ? 'long' : '');
  const room = roomOfWords / header.length;
  return html`<table>
    <thead>
      <tr>
        ${header.map(({ tokens, text }, column) => html`<th scope="col" class=${kind(text, column)}>${all(tokens)}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        (row) =>
          html`<tr>
            ${row.map(({ tokens, text }, column) => html`<td class=${kind(text, column)}>${all(tokens)}</td>`)}
          </tr>`,
      )}
    </tbody>
  </table>`;
}

function longestWord(text: string): number {
  return Math.max(...text.split(/\s/).map(({ length }) => length));
}

/** The best of a column is often bold. */
function isFigure(text: string): boolean {
  return /^[-+−]?[\d.,]*\d(?:e[-+]?\d+)?\s*%?$/i.test(text.replaceAll(/[*_`]/g, ''));
}

/** Only addresses of the web and of people lead anywhere. */
function link({ href, tokens, autolink, text }: Tokens.Link): Shown {
  const words = autolink ? text : all(tokens);
  return /^(?:https?:\/\/|mailto:)/i.test(href) ? html`<a href=${href} data-tip=${href}>${words}</a>` : words;
}

/** Characters that are written by their name or number: "&amp;" is "&". A text area knows them, and reads no tags. */
function withCharacters(text: string): string {
  if (!/&#?\w+;/.test(text)) return text;
  const reader = document.createElement('textarea');
  reader.innerHTML = text;
  return reader.value;
}
