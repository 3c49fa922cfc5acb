// These come as ES modules alone, which Jest does not read by itself.
const esm = '(cookie|set-cookie-parser)';

/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/services/api'],
  testMatch: ['**/tests/**/*.test.ts'],
  transform: {
    '^.+\\.ts$': 'ts-jest',
    [`/node_modules/${esm}/.+\\.js$`]: [
      'ts-jest',
      {
        tsconfig: { allowJs: true, module: 'commonjs', target: 'ES2022', isolatedModules: true },
      },
    ],
  },
  transformIgnorePatterns: [`/node_modules/(?!${esm}/)`],
  // Only what has been tested so far.
  collectCoverageFrom: ['services/api/src/lib/money.ts', 'services/api/src/lib/pagination.ts'],
  coverageDirectory: 'coverage',
  coverageReporters: ['text-summary', 'lcov', 'json-summary'],
};
