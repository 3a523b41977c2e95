import { provideVSCodeDesignSystem, vsCodeButton, vsCodeCheckbox, vsCodeTextField } from '@vscode/webview-ui-toolkit';

// The toolkit is no longer kept up: this is the only file that knows it, so that another can take its place.
provideVSCodeDesignSystem().register(vsCodeButton(), vsCodeCheckbox(), vsCodeTextField());

// It reads the theme when the page has loaded, which is over by the time somebody needs a control.
if (document.readyState === 'complete') window.dispatchEvent(new Event('load'));
