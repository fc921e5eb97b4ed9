/** ES modules all through; swc because Nest needs decorator metadata and tsc checks the types in a gate of its own. */
const swc = [
  '@swc/jest',
  {
    jsc: {
      parser: { syntax: 'typescript', decorators: true },
      target: 'es2024',
      transform: { legacyDecorator: true, decoratorMetadata: true },
      keepClassNames: true,
    },
    module: { type: 'es6' },
  },
];

export default {
  testEnvironment: '<rootDir>/test/support/shared-globals.mjs',
  runtime: '<rootDir>/test/support/shared-modules.mjs',
  roots: ['<rootDir>/src', '<rootDir>/test', '<rootDir>/bench', '<rootDir>/web'],
  testMatch: ['**/*.spec.ts'],
  testPathIgnorePatterns: ['/tripwires/'],
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  globalSetup: '<rootDir>/test/support/global-setup.mjs',
  globalTeardown: '<rootDir>/test/support/global-teardown.mjs',
  transform: { '^.+\\.ts$': swc },
  testSequencer: '<rootDir>/test/support/longest-first.mjs',
  maxWorkers: 3, // on two cores: specs wait for servers, processes and clocks as much as they reckon
  testTimeout: 60_000, // real servers start slowly on a busy machine; a test that hangs is found all the same
};
