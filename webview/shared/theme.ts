import { toDisposable, type Disposable } from '../../src/base/disposable';
import { Emitter } from '../../src/base/event';
import { colourText, legible, parseColour, type Colour } from './colour';
import { identityTokens } from './identity';

const changed = new Emitter<undefined>();

/** Told after VS Code put another theme into the page. */
export const onDidChangeTheme = changed.event;

/** The value of a theme variable ("editor-background"), empty where the theme has none. */
export function themeToken(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(`--vscode-${name}`).trim();
}

/** A CSS colour such as `var(--tend-identity-0)` as canvas and charts need it: without variables. */
export function resolvedColour(colour: string): string {
  const name = /^var\((--[\w-]+)\)$/.exec(colour)?.[1];
  return name === undefined ? colour : getComputedStyle(document.body).getPropertyValue(name).trim();
}

/** Keeps the variables that Tend derives from the theme true while the page lives. */
export function followTheme(): Disposable {
  deriveVariables();
  const observer = new MutationObserver(() => {
    deriveVariables();
    changed.fire(undefined);
  });
  observer.observe(document.body, { attributes: true, attributeFilter: ['class', 'data-vscode-theme-id'] });
  return toDisposable(() => observer.disconnect());
}

const black: Colour = [0, 0, 0, 1];
const white: Colour = [255, 255, 255, 1];

function deriveVariables(): void {
  const background = parseColour(themeToken('editor-background')) ?? black;
  const foreground = parseColour(themeToken('foreground')) ?? white;
  const readable = (token: string) => {
    const colour = parseColour(themeToken(token)) ?? foreground;
    return colourText(legible(colour, background, foreground));
  };
  const { style } = document.body;
  identityTokens.forEach((token, slot) => style.setProperty(`--tend-identity-${slot}`, readable(token)));
  style.setProperty('--tend-second', secondRank());
}

/** Some themes give the description the colour of the text; then it is told apart by mixing. */
function secondRank(): string {
  const description = themeToken('descriptionForeground');
  if (description !== '' && description !== themeToken('foreground')) return description;
  return 'color-mix(in srgb, var(--vscode-foreground) 80%, var(--vscode-editor-background))';
}
