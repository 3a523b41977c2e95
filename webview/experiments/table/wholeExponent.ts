import { html, type TemplateResult } from 'lit';

/** A number whose exponent stays where there is little room: without it, it would be another number. */
export function wholeExponent(text: string): TemplateResult | string {
  const [, digits, exponent] = /^([-−+]?\d[\d.,]*)(e[-−+]?\d+)$/i.exec(text) ?? [];
  if (digits === undefined || exponent === undefined) return text;
  return html`<span class="exponential"><span class="digits">${digits}</span><span>${exponent}</span></span>`;
}
