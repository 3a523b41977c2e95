/** What the suites inside VS Code hand to the lane that started them. */
export interface SuiteResult {
  readonly files: readonly string[];
  readonly passed: { readonly title: string; readonly milliseconds: number }[];
  readonly failed: { readonly title: string; readonly problem: string }[];
}
