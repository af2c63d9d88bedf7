import { describe, expect, it } from '@jest/globals';
import { firstScripts } from './first-page.ts';

describe('scripts of the first page', () => {
  it('are those of the page and what they import at once, each counted once', () => {
    const page =
      '<link rel="modulepreload" href="chunk-A.js"><script src="main.js" type="module"></script><link href="x.css">';
    const files: Readonly<Record<string, string>> = {
      'main.js': 'import{a}from"./chunk-A.js";import"./chunk-B.js";const later=()=>import("./chunk-Later.js");',
      'chunk-A.js': 'export{b as c}from"./chunk-C.js";',
      'chunk-B.js': 'import{a}from"./chunk-A.js";',
      'chunk-C.js': '',
      'chunk-Later.js': '',
    };
    expect(firstScripts(page, (name) => files[name] ?? null).sort()).toEqual([
      'chunk-A.js',
      'chunk-B.js',
      'chunk-C.js',
      'main.js',
    ]);
  });
});
