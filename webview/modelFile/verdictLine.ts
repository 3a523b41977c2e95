import { html, type TemplateResult } from 'lit';
import { plural } from '../../src/base/text';
import type { ModelFilePage } from '../../src/protocol/models/fileEndpoints';
import { icon } from '../shared/icon';
import { verdictSigns } from '../shared/verdictSigns';

const whatDamageDoes = 'It is not what it says: loading it fails, or gives other numbers.';

/** What loading the file would run, in one sentence; of one that runs nothing and is damaged that comes first. */
export function verdictLine(page: ModelFilePage): TemplateResult {
  const { verdict, damaged } = page;
  if (damaged) return html`<p class="verdict dangerous">${icon('error')} <b>Damaged.</b> ${whatDamageDoes}</p>`;
  const [sign, word] = verdictSigns[verdict];
  return html`<p class="verdict ${verdict}">${icon(sign)} <b>${word}.</b> ${sentence(page)}</p>`;
}

function sentence({ verdict, imports, danger }: ModelFilePage): string {
  const unknown = imports.filter((it) => it.verdict === 'needs-trust').length;
  switch (verdict) {
    case 'safe':
      return `Loading it imports ${plural(imports.length, 'name')}, all on the allow list.`;
    case 'needs-trust':
      return `Loading it imports ${plural(unknown, 'name')} that nothing is known of. Load it only if you trust its source.`;
    case 'dangerous':
      return danger;
    case 'partly-scanned':
      return 'It could not be followed to its end, so what loading it runs is not known.';
    case 'not-code':
      return 'Its format cannot name code: loading it runs nothing of the file.';
  }
}
