import { html, nothing, type TemplateResult } from 'lit';
import { capital } from '../../../src/base/text';
import type { PromotionPage } from '../../../src/protocol/models/promotionPage';
import { chordOf, chordText } from '../../shared/keys';
import type { ModelPanel } from '../modelPanel';
import { sectionHead } from '../sectionHead';

type Primary = PromotionPage['primary'];

const chord = 'mod+Enter';

/** The reason, and the button of what is possible now. */
export function decision(panel: ModelPanel, known: PromotionPage): TemplateResult {
  const isReady = known.primary === 'promote';
  const able = isAble(panel, known);
  return html`<section aria-labelledby="reason">
    ${sectionHead('reason', 'Reason', 'required, kept in the audit trail', [])}
    <textarea
      id="reason-text"
      rows="4"
      aria-labelledby="reason"
      placeholder="Why now, and what should get better?"
      .value=${panel.reason}
      @input=${({ target }: Event) => panel.change({ reason: (target as HTMLTextAreaElement).value })}
      @keydown=${(event: KeyboardEvent) => {
        if (chordOf(event, panel.surroundings.mac) !== chord || !able || !isReady) return;
        event.preventDefault();
        void begin(panel, known);
      }}
    ></textarea>
    <div class="buttons">
      ${known.primary === 'none' ? nothing : primaryButton(panel, known, able)}
      ${isReady ? nothing : html`<button class="button" disabled>Promote</button>`}
    </div>
    ${isReady ? readyNote(panel, known) : blockedNote(panel, known)} ${commandsNote(known)}
  </section>`;
}

function labelOf(primary: Primary, stage: string): string {
  const labels: Readonly<Record<Primary, string>> = {
    promote: `Promote to ${capital(stage)}`,
    'run-drill': 'Run Restore Drill',
    'run-gates': 'Run Gates',
    sign: 'Sign…',
    approve: 'Approve…',
    none: '',
  };
  return labels[primary];
}

/** Nothing else is under way, what is shown is of the stage that was chosen, and the folder is trusted. */
function isAble({ acting, promoting, surroundings }: ModelPanel, { stage }: PromotionPage): boolean {
  return acting === null && stage === promoting?.stage && surroundings.trusted;
}

function primaryButton(panel: ModelPanel, known: PromotionPage, able: boolean): TemplateResult {
  return html`<button class="button primary" ?disabled=${!able} @click=${() => void begin(panel, known)}>
    ${labelOf(known.primary, known.stage)}
  </button>`;
}

/** Does what the first button says; without a reason it asks for it where it is written. That reason is the promotion's alone. */
async function begin(panel: ModelPanel, { primary, version, stage }: PromotionPage): Promise<void> {
  const reason = panel.reason.trim();
  if (primary === 'promote' && reason === '') {
    document.getElementById('reason-text')?.focus();
    return;
  }
  if (primary === 'none') return;
  const had = document.activeElement;
  const done = await panel.act(actions[primary], { version, stage, reason: primary === 'promote' ? reason : null });
  if (done && primary === 'promote') panel.change({ reason: '' });
  if (had?.closest('.buttons')) keepFocus();
}

/** A button that was off meanwhile, or is gone, has lost the focus: the next one gets it, else where the reason is written. */
function keepFocus(): void {
  requestAnimationFrame(() => {
    if (document.activeElement !== document.body) return;
    const next = document.querySelector<HTMLElement>('.buttons .primary:not(:disabled)');
    (next ?? document.getElementById('reason-text'))?.focus();
  });
}

const actions = {
  promote: 'promote',
  'run-drill': 'drill',
  'run-gates': 'run-gates',
  sign: 'sign',
  approve: 'approve',
} as const;

function readyNote({ reason, surroundings }: ModelPanel, { stage }: PromotionPage): TemplateResult {
  if (reason.trim() === '') return html`<p class="second">A reason is still needed.</p>`;
  return html`<p class="second"><kbd>${chordText(chord, surroundings.mac)}</kbd> promotes to ${stage}.</p>`;
}

function blockedNote(panel: ModelPanel, known: PromotionPage): TemplateResult {
  const { version, stage } = known;
  const waivable = known.gates.some((gate) => gate.waivable);
  const waive = html`<button
      class="link"
      ?disabled=${!panel.surroundings.trusted}
      @click=${() => void panel.act('waive', { version, stage })}
    >
      Waive a Gate…
    </button>
    needs a reason and an end.`;
  const orWaived = html` or is waived. ${known.mayNotWaive === '' ? waive : known.mayNotWaive}`;
  const gates = html`Promote is off until every gate passes${waivable ? orWaived : '.'}`;
  return html`<p class="second">
    ${areGatesPassed(known) ? stoppedNote(known) : gates} ${known.deprecated ? noticeNote(panel, known) : nothing}
    ${isDamaged(known) ? damagedNote(panel, known) : nothing}
    ${panel.surroundings.trusted ? nothing : 'This folder is in restricted mode: a promotion waits until it is trusted.'}
  </p>`;
}

function areGatesPassed({ gates }: PromotionPage): boolean {
  return gates.every(({ state }) => state === 'pass' || state === 'waived');
}

/** No gate is in the way, and something else is: a notice is told by itself. */
function stoppedNote({ deprecated, stops }: PromotionPage): string {
  const stop = stops.find(({ state }) => state === 'fail');
  return deprecated || !stop ? '' : `Promote is off: ${stop.text}`;
}

/** What no gate makes good, and what does. */
function noticeNote(panel: ModelPanel, { model, version, stage }: PromotionPage): TemplateResult {
  const takeBack = () => void panel.act('reinstate', { version, stage });
  return html`${model}@${version} is deprecated, and Promote is off as long as that notice holds (<button
      class="link"
      ?disabled=${!panel.surroundings.trusted}
      @click=${takeBack}
    >
      Take Notice Back…</button
    >).`;
}
function isDamaged({ gates }: PromotionPage): boolean {
  return gates.some(({ gate, state }) => gate === 'package-verified' && state === 'fail');
}

/** Nothing that is done on the page mends bytes: it says what does. */
function damagedNote(panel: ModelPanel, { version, stage }: PromotionPage): TemplateResult {
  const restore = () => void panel.act('restore', { version, stage });
  return html`Its bytes are not what was packaged: a whole copy helps, from git, from an archive or from another clone
    (<button class="link" ?disabled=${!panel.surroundings.trusted} @click=${restore}>Restore…</button>). Without one,
    package the model again: it becomes the next version.`;
}

function commandsNote({ commands, primary }: PromotionPage): TemplateResult | typeof nothing {
  if (commands.length === 0 || primary === 'promote') return nothing;
  return html`<div class="commands">
    <p class="second">${primary === 'run-gates' ? 'Run Gates' : 'Run All Again'} runs on this machine:</p>
    ${commands.map((command) => html`<code>${command}</code>`)}
  </div>`;
}
