import nx from '@nx/eslint-plugin';
import angular from 'angular-eslint';
import prettier from 'eslint-config-prettier';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

const server = ['apps/api/**/*.ts', 'libs/{model,checkers,history,engine}/**/*.ts'];
const proof = ['**/*.spec.ts', '**/testing/**', '**/test/**'];

const ambientTime = [
  {
    selector: ':matches(NewExpression, CallExpression)[callee.name="Date"][arguments.length=0]',
    message: 'Ask the Clock: only libs/engine/src/clock.ts knows what time it is.',
  },
  {
    selector: 'MemberExpression[object.name="Date"][property.name="now"]',
    message: 'Ask the Clock: only libs/engine/src/clock.ts knows what time it is.',
  },
  {
    selector: 'MemberExpression[object.name="AbortSignal"][property.name="timeout"]',
    message: 'Plan with the Clock: a spec cannot play a timer that it does not own.',
  },
  {
    selector:
      'MemberExpression[object.name=/^global(This)?$/][property.name=/^set(Timeout|Interval)$/]',
    message: 'Plan with the Clock: a spec cannot play a timer that it does not own.',
  },
];
const environment = [
  {
    selector: 'MemberExpression[object.name="process"][property.name="env"]',
    message: 'Take it from Config: only apps/api/src/platform/config.ts reads the environment.',
  },
];

/** Imports go down only: a floor sees those below it. Projects on one floor do not see each other. */
const floors = [0, 1, 2, 3, 4, 5, 6];
const floorConstraints = floors.map(floor => ({
  sourceTag: `floor:${floor}`,
  onlyDependOnLibsWithTags: floors.filter(below => below < floor).map(below => `floor:${below}`),
}));

export default defineConfig(
  {
    ignores: [
      '**/dist',
      'apps/api/bundle',
      '.nx',
      '.angular',
      '**/reports',
      'data',
      'apps/console/src/app/core/gql',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },

  {
    files: ['**/*.{ts,mts,mjs}'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      // `== null` is the one short way to say "null or undefined".
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      // A number has one obvious text.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // `[...text]` counts code points, as MySQL counts the characters of a column.
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      // A leading underscore says: only there to be passed over.
      '@typescript-eslint/no-unused-vars': [
        'error',
        {
          argsIgnorePattern: '^_',
          varsIgnorePattern: '^_',
          destructuredArrayIgnorePattern: '^_',
          caughtErrorsIgnorePattern: '^_',
        },
      ],
      // Classes without methods are only types that decorators and injectors can name: GraphQL types, rows, options.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      // It asks for the `!` that no-non-null-assertion forbids.
      '@typescript-eslint/non-nullable-type-assertion-style': 'off',
      // Modules of Nest, components of Angular and entities of TypeORM may be all decorator.
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
    },
  },
  {
    files: ['**/*.{ts,mts,mjs}'],
    plugins: { '@nx': nx },
    rules: {
      '@nx/enforce-module-boundaries': [
        'error',
        {
          depConstraints: [
            ...floorConstraints,
            { sourceTag: 'runs:anywhere', onlyDependOnLibsWithTags: ['runs:anywhere'] },
            { sourceTag: 'runs:node', onlyDependOnLibsWithTags: ['runs:anywhere', 'runs:node'] },
            { sourceTag: 'runs:web', onlyDependOnLibsWithTags: ['runs:anywhere', 'runs:web'] },
          ],
        },
      ],
    },
  },
  {
    // Plain JavaScript and the root's own files belong to no tsconfig.
    files: ['**/*.mjs', '*.mts'],
    extends: [tseslint.configs.disableTypeChecked],
  },

  {
    files: server,
    ignores: proof,
    rules: {
      'no-restricted-syntax': ['error', ...ambientTime, ...environment],
      'no-restricted-globals': ['error', 'setTimeout', 'setInterval'],
      'no-restricted-imports': [
        'error',
        'timers',
        'timers/promises',
        'node:timers',
        'node:timers/promises',
      ],
    },
  },
  {
    // The only owner of time.
    files: ['libs/engine/src/clock.ts'],
    rules: { 'no-restricted-syntax': ['error', ...environment], 'no-restricted-globals': 'off' },
  },
  {
    // The only reader of the environment.
    files: ['apps/api/src/platform/config.ts'],
    rules: { 'no-restricted-syntax': ['error', ...ambientTime] },
  },
  {
    files: proof,
    rules: {
      // Methods of fakes are handed to expect() to be looked at, not called.
      '@typescript-eslint/unbound-method': 'off',
      // Fixtures are what they were given, with a difference.
      '@typescript-eslint/no-misused-spread': 'off',
    },
  },

  {
    files: ['apps/console/**/*.ts'],
    extends: [angular.configs.tsRecommended],
    processor: angular.processInlineTemplates,
  },
  {
    files: ['apps/console/**/*.html'],
    extends: [angular.configs.templateRecommended, angular.configs.templateAccessibility],
  },

  prettier,
);
