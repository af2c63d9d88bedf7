import eslint from '@eslint/js';
import angular from 'angular-eslint';
import boundaries from 'eslint-plugin-boundaries';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

const serverFiles = ['{workflows,activities,worker,api,config,scripts,tests}/**/*.ts'];
const webFiles = ['web/**/*.ts'];

const noDefaultExport = {
  selector: 'ExportDefaultDeclaration',
  message: 'Export by name, so that a thing has one name everywhere.',
};

/** What would make a workflow decide differently when it is replayed, or a rule depend on more than its arguments. */
const nondeterminism = [
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: 'Time comes from the moment, never from the machine.',
  },
  {
    selector: "MemberExpression[object.name='Date'][property.name='now']",
    message: 'Time comes from the moment, never from the machine.',
  },
  {
    selector: "MemberExpression[object.name='performance']",
    message: 'Time comes from the moment, never from the machine.',
  },
  {
    selector: "MemberExpression[object.name='Math'][property.name='random']",
    message: 'A rule gives the same answer every time.',
  },
  { selector: "MemberExpression[object.name='crypto']", message: 'A rule gives the same answer every time.' },
];

const element = (...types) => ({ element: { types: { anyOf: types } } });
const mayImport = (from, ...to) => ({ from: element(from), allow: { to: element(from, ...to) } });

export default defineConfig(
  globalIgnores(['dist/', 'coverage/', '.perennial/', '.angular/', 'web/src/app/core/client/generated/']),
  eslint.configs.recommended,
  {
    files: [...serverFiles, ...webFiles],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      'no-restricted-syntax': ['error', noDefaultExport],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // Numbers read well in messages; everything else still has to be turned into text on purpose.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // Index signatures are read by ['name'] so that they do not look like declared properties.
      '@typescript-eslint/dot-notation': 'off',
      // `void` as a type argument is how a promise without a value is written.
      '@typescript-eslint/no-invalid-void-type': 'off',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      eqeqeq: 'error',
      'no-console': 'error',
      'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    // Import law: domain ◀ host ◀ worker, domain ◀ activities ◀ worker, domain ◀ api, domain ◀ web.
    files: ['{workflows,activities,worker,api,config,scripts,tests,web}/**/*.ts'],
    plugins: { boundaries },
    settings: {
      'import/resolver': { [`${import.meta.dirname}/scripts/lint/import-resolver.cjs`]: {} },
      'boundaries/include': ['{workflows,activities,worker,api,config,scripts,tests,web}/**/*'],
      'boundaries/elements': [
        { type: 'domain', pattern: 'workflows/domain' },
        { type: 'host', pattern: 'workflows/host' },
        { type: 'workflows', pattern: 'workflows' },
        // The collections and their types: the one part of the activities that the API reads by as well.
        { type: 'store', pattern: 'activities/store' },
        { type: 'activities', pattern: 'activities' },
        { type: 'worker', pattern: 'worker' },
        { type: 'api', pattern: 'api' },
        { type: 'config', pattern: 'config' },
        { type: 'scripts', pattern: 'scripts' },
        { type: 'tests', pattern: 'tests' },
        { type: 'web', pattern: 'web' },
      ],
    },
    rules: {
      'boundaries/no-unknown-files': 'error',
      'boundaries/dependencies': [
        'error',
        {
          default: 'disallow',
          message:
            'Imports go one way: domain ◀ host ◀ worker, domain ◀ activities ◀ worker, domain ◀ api, domain ◀ web.',
          policies: [
            { allow: { to: { module: { origin: ['external', 'core'] } } } },
            mayImport('domain'),
            mayImport('host', 'domain'),
            mayImport('workflows', 'host', 'domain'),
            mayImport('store', 'domain'),
            mayImport('activities', 'store', 'domain'),
            mayImport('worker', 'activities', 'store', 'workflows', 'host', 'domain', 'config'),
            mayImport('api', 'store', 'domain', 'config'),
            mayImport('config'),
            mayImport('web', 'domain'),
            mayImport('scripts', 'config', 'domain', 'host', 'workflows', 'store', 'activities', 'worker', 'api'),
            mayImport(
              'tests',
              'config',
              'domain',
              'host',
              'workflows',
              'store',
              'activities',
              'worker',
              'api',
              'scripts',
            ),
          ],
        },
      ],
    },
  },
  // Specs beside the code use the builders of tests/.
  { files: ['**/*.spec.ts'], rules: { 'boundaries/dependencies': 'off' } },
  {
    files: ['workflows/domain/**/*.ts'],
    ignores: ['**/*.spec.ts'],
    rules: {
      'no-restricted-syntax': ['error', noDefaultExport, ...nondeterminism],
      'no-restricted-imports': [
        'error',
        { patterns: [{ regex: '^(?!\\.|#domain/|zod/mini$)', message: 'The domain imports nothing but zod/mini.' }] },
      ],
    },
  },
  {
    files: ['workflows/domain/kernel/calendar.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: '^(?!\\.|#domain/|zod/mini$|luxon$)',
              message: 'The calendar imports nothing but zod/mini and luxon.',
            },
          ],
        },
      ],
    },
  },
  {
    files: ['workflows/{host/**/,}*.ts'],
    ignores: ['**/*.spec.ts'],
    rules: {
      'no-restricted-syntax': ['error', noDefaultExport, ...nondeterminism],
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: '^(?!\\.|#domain/|#host/|zod/mini$|@temporalio/(workflow|common)$)',
              message: 'Workflow code imports the domain, zod/mini and Temporal’s workflow package, nothing else.',
            },
          ],
        },
      ],
    },
  },
  {
    // Only the configuration reads the environment.
    files: ['{workflows,activities,worker,api}/**/*.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'Settings come from #config/settings.' },
      ],
    },
  },
  { files: ['scripts/**/*.ts'], rules: { 'no-console': 'off' } },
  {
    files: ['web/**/*.ts'],
    extends: [angular.configs.tsRecommended],
    processor: angular.processInlineTemplates,
    rules: {
      '@angular-eslint/component-class-suffix': 'off',
      '@angular-eslint/directive-class-suffix': 'off',
      // Components are empty classes with a decorator more often than not.
      '@typescript-eslint/no-extraneous-class': 'off',
      // Angular's validators are passed as methods that need no `this`.
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  { files: ['web/**/*.html'], extends: [angular.configs.templateRecommended, angular.configs.templateAccessibility] },
  {
    files: ['**/*.{js,mjs,cjs}'],
    languageOptions: {
      globals: { process: 'readonly', console: 'readonly', setTimeout: 'readonly', clearTimeout: 'readonly' },
    },
  },
);
