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

/** What a workflow must not use: Temporal replaces the clock and the dice of its sandbox, but not these. */
const hostNondeterminism = [
  { selector: "MemberExpression[object.name='performance']", message: 'Use the workflow’s clock.' },
  { selector: "MemberExpression[object.name='crypto']", message: 'Use uuid4 of the workflow package.' },
];

/** What would make a rule depend on more than its arguments. */
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

/** A layer of the import law: everything below one folder of the project, and nothing of that name elsewhere. */
const folder = (type, path) => ({ type, pattern: path, partialMatch: false });
const element = (...types) => ({ element: { types: { anyOf: types } } });
const serverElements = [
  ...['domain', 'host', 'workflows', 'store', 'engine', 'activities'],
  ...['worker', 'api', 'config', 'scripts', 'tests'],
];
const mayImport = (from, ...to) => ({ from: element(from), allow: { to: element(from, ...to) } });

export default defineConfig(
  globalIgnores(['dist/', 'coverage/', '.perennial/', '.angular/', 'web/src/app/api/']),
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
      // Options objects of class type are filled by literals throughout the libraries in use.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
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
      // Names and shapes that host, activities and API exchange; no behaviour.
      'boundaries/files': [{ category: 'contract', pattern: 'workflows/host/contract.ts' }],
      'boundaries/elements': [
        folder('domain', 'workflows/domain'),
        folder('host', 'workflows/host'),
        folder('workflows', 'workflows'),
        // The collections and their types: read by the API as well.
        folder('store', 'activities/store'),
        // Starting a process is the same for a delivered reaction and for a request.
        folder('engine', 'activities/engine'),
        ...['activities', 'worker', 'api', 'config', 'scripts', 'tests', 'web'].map((name) => folder(name, name)),
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
            mayImport('engine', 'store', 'domain'),
            mayImport('activities', 'engine', 'store', 'domain'),
            mayImport('worker', 'activities', 'engine', 'store', 'workflows', 'host', 'domain', 'config'),
            mayImport('api', 'engine', 'store', 'domain', 'config'),
            {
              from: element('store', 'engine', 'activities', 'api'),
              allow: { to: { file: { categories: 'contract' } } },
            },
            mayImport('config'),
            mayImport('web', 'domain'),
            { from: element('scripts', 'tests'), allow: { to: element(...serverElements) } },
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
      'no-restricted-syntax': ['error', noDefaultExport, ...hostNondeterminism],
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
      // The browser’s console is where a failed start or stream is looked for.
      'no-console': ['error', { allow: ['error', 'warn'] }],
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
