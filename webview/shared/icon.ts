import { html, nothing, type TemplateResult } from 'lit';

/** A codicon by its name; with a label where it says something that no text beside it does. */
export function icon(name: string, label?: string): TemplateResult {
  const classes = `codicon codicon-${name}`;
  if (label === undefined) return html`<span class=${classes} aria-hidden="true"></span>`;
  return html`<span class=${classes} role="img" aria-label=${label} data-tip=${label}></span>`;
}

interface IconButton {
  readonly icon: string;
  /** What it does: its name, or, where it has a text, what its tooltip says. */
  readonly label: string;
  readonly click: (event: MouseEvent) => void;
  readonly text?: string;
  readonly pressed?: boolean;
  readonly disabled?: boolean;
  readonly menu?: boolean;
}

/** A button of a toolbar: an icon, with text where its icon alone would not be understood. */
export function iconButton(button: IconButton): TemplateResult {
  return html`<button
    class=${button.text === undefined ? 'tool' : 'tool worded'}
    aria-label=${button.text === undefined ? button.label : nothing}
    data-tip=${button.label}
    aria-pressed=${button.pressed ?? nothing}
    aria-haspopup=${button.menu ? 'menu' : nothing}
    ?disabled=${button.disabled ?? false}
    @click=${button.click}
  >
    ${icon(button.icon)}${button.text}
  </button>`;
}
