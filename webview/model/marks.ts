import { html, type TemplateResult } from 'lit';
import type { ModelPage } from '../../src/protocol/models/modelPage';
import { icon } from '../shared/icon';
import { verdictSigns, type LoadVerdict } from '../shared/verdictSigns';

type StateMark = ModelPage['versions'][number]['state'];

const markIcons: Readonly<Record<StateMark, string>> = {
  live: 'broadcast',
  staged: 'broadcast',
  registered: 'tag',
  deprecated: 'watch',
  archived: 'archive',
  purged: 'trash',
  pass: 'pass',
  fail: 'error',
  inconclusive: 'question',
  'not-run': 'circle-large',
  waived: 'law',
  waiting: 'circle-large',
  warning: 'warning',
};

/** The icon of a state in its colour; a word has to stand beside it. */
export function stateIcon(state: StateMark): TemplateResult {
  return html`<span class="mark ${state}">${icon(markIcons[state])}</span>`;
}

/** The sign of what is live: one on its way out is told so first. */
export function liveMark({ deprecated }: { readonly deprecated: boolean }): 'live' | 'deprecated' {
  return deprecated ? 'deprecated' : 'live';
}

/** What loading would run, as icon and word. */
export function verdictSign(verdict: LoadVerdict): TemplateResult {
  const [sign, word] = verdictSigns[verdict];
  return html`<span class="sign verdict-${verdict}">${icon(sign)} ${word}</span>`;
}
