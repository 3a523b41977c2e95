/** MLflow records a commit and not whether files were changed on top of it, which was written as that none were. */
export const unsaidChanges = `
UPDATE run_details SET code = json_set(code, '$.dirty', NULL)
WHERE json_extract(code, '$.dirty') = 0 AND number IN (
  SELECT number FROM runs JOIN run_sources ON run_sources.id = source_id WHERE kind LIKE 'mlflow-%');
`;
