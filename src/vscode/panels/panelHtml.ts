/** What the page of a panel is made of; URIs as the webview reaches them. */
export interface PanelPage {
  readonly title: string;
  /** The folder that it shows, as the text of its URI: the page keeps it with its state. */
  readonly project: string;
  /** Source of what may be loaded, as the webview names it. */
  readonly source: string;
  /** Random, another one for each page. */
  readonly nonce: string;
  readonly script: string;
  readonly styles: readonly string[];
}

/**
 * The one page of all panels: nothing but its own script, styles, fonts and the pictures that it draws. Styles of elements
 * are made by the script, which no policy of styles restricts.
 */
export function panelHtml({ title, project, source, nonce, script, styles }: PanelPage): string {
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' ${source}`,
    `style-src ${source}`,
    `font-src ${source}`,
    `img-src ${source} data: blob:`,
  ].join('; ');
  const link = (rel: string) => (href: string) =>
    `<link rel="${rel}" nonce="${nonce}" href="${escapeAttribute(href)}">`;
  const links = [...styles.map(link('stylesheet')), link('modulepreload')(script)];
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeAttribute(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="tend-project" content="${escapeAttribute(project)}">
<title>${escapeAttribute(title)}</title>
${links.join('\n')}
</head>
<body>
<script type="module" nonce="${nonce}" src="${escapeAttribute(script)}"></script>
</body>
</html>`;
}

function escapeAttribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
