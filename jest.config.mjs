import angularPreset from 'jest-preset-angular/presets/index.js';

const swc = {
  jsc: { parser: { syntax: 'typescript', dynamicImport: true }, target: 'es2024' },
  module: { type: 'es6' },
  sourceMaps: 'inline',
};

/** @type {import('jest').Config} */
export default {
  // Engines and databases are shared by the spec files, and two cores serve them all.
  maxWorkers: 2,
  // Of hooks as much as of tests: stopping a browser and three servers takes its time on a busy machine.
  testTimeout: 60_000,
  projects: [
    {
      displayName: 'server',
      testEnvironment: 'node',
      extensionsToTreatAsEsm: ['.ts'],
      transform: { '^.+\\.ts$': ['@swc/jest', swc] },
      testMatch: [
        '<rootDir>/{workflows,activities,worker,api,config,scripts}/**/*.spec.ts',
        '<rootDir>/tests/{workflows,api,replay,e2e}/**/*.spec.ts',
      ],
      modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.perennial/'],
    },
    {
      displayName: 'web',
      ...angularPreset.createEsmPreset({ tsconfig: '<rootDir>/web/tsconfig.spec.json' }),
      testMatch: ['<rootDir>/web/src/**/*.spec.ts'],
      modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.perennial/'],
      setupFilesAfterEnv: ['<rootDir>/scripts/jest/web-setup.mjs'],
    },
  ],
};
