/** Sentences that only one licence has, with its SPDX identifier; the longer of two relatives first. */
const marks: readonly (readonly [mark: RegExp, spdx: string])[] = [
  [/Apache License,?\s+Version 2\.0/i, 'Apache-2.0'],
  [/GNU AFFERO GENERAL PUBLIC LICENSE\s+Version 3/i, 'AGPL-3.0-only'],
  [/GNU LESSER GENERAL PUBLIC LICENSE\s+Version 3/i, 'LGPL-3.0-only'],
  [/GNU LESSER GENERAL PUBLIC LICENSE\s+Version 2\.1/i, 'LGPL-2.1-only'],
  [/GNU GENERAL PUBLIC LICENSE\s+Version 3/i, 'GPL-3.0-only'],
  [/GNU GENERAL PUBLIC LICENSE\s+Version 2/i, 'GPL-2.0-only'],
  [/Mozilla Public License,?\s+(Version|v\.)\s*2\.0/i, 'MPL-2.0'],
  [/Attribution-NonCommercial 4\.0 International/i, 'CC-BY-NC-4.0'],
  [/Attribution-ShareAlike 4\.0 International/i, 'CC-BY-SA-4.0'],
  [/Attribution 4\.0 International/i, 'CC-BY-4.0'],
  [/CC0 1\.0 Universal/i, 'CC0-1.0'],
  [/This is free and unencumbered software released into the public domain/i, 'Unlicense'],
  [/Neither the name of[\s\S]*may be used to endorse or promote/i, 'BSD-3-Clause'],
  [/Redistribution and use in source and binary forms/i, 'BSD-2-Clause'],
  [/Permission to use, copy, modify, and\/or distribute this software for any purpose/i, 'ISC'],
  [/Permission is hereby granted, free of charge, to any person obtaining a copy/i, 'MIT'],
];

/** The SPDX identifier of a licence by its text, or by the line in it that names one; null: it is not known. */
export function licenceOf(text: string): string | null {
  const named = /SPDX-License-Identifier:\s*([A-Za-z0-9.+-]+)/.exec(text)?.[1];
  return named ?? marks.find(([mark]) => mark.test(text))?.[1] ?? null;
}
