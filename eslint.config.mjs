import hooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

/**
 * The laws that this house adds to what the compiler already checks. Each has an offending file of the same name under
 * test/architecture/tripwires/lint, which has to set it off: a law without such a file fails the test of the laws.
 */
const law = (name, selector, message) => ({ name, selector, message: `[${name}] ${message}` });

const everywhere = [
  law('no-enum', 'TSEnumDeclaration', 'A union of strings says the same and needs no code at run time.'),
  law(
    'no-empty-names',
    ':matches(:matches(ClassDeclaration, TSInterfaceDeclaration, TSTypeAliasDeclaration)[id.name=/(Manager|Helper|Utils?|Dto|DTO|Impl)$/], TSInterfaceDeclaration[id.name=/^I[A-Z][a-z]/])',
    'Name what it is in the domain; such an ending says nothing.',
  ),
  law('no-export-star', 'ExportAllDeclaration', 'Name what leaves a file; a front door shows messages one by one.'),
  law(
    'no-aggregate-root',
    'ImportSpecifier[imported.name=/^(AggregateRoot|EventBus|EventPublisher|EventsHandler|Saga)$/]',
    'In-memory history is lost in a crash; the event log delivers it.',
  ),
];

const page = [
  ...everywhere,
  law(
    'no-raw-html',
    ":matches(JSXAttribute[name.name='dangerouslySetInnerHTML'], Property[key.name='dangerouslySetInnerHTML'], MemberExpression[property.name=/^(innerHTML|outerHTML|insertAdjacentHTML)$/])",
    'What people and models wrote is shown as text.',
  ),
  law(
    'no-part-without-shelter',
    "ImportDeclaration[source.value='react'] > ImportSpecifier[imported.name=/^(lazy|Suspense)$/]",
    'A part that does not come would take the whole page with it: whenShown() names it, and a Shelter waits for it and tells of it.',
  ),
];

const runners = '/^(it|test|describe)$/';
const testing = [
  ...everywhere,
  law(
    'no-skipped-tests',
    `:matches(MemberExpression[object.name=${runners}][property.name=/^(skip|only|todo|failing)$/], MemberExpression[object.name=${runners}][property.value=/^(skip|only|todo|failing)$/], CallExpression[callee.name=/^(xit|xtest|xdescribe|fit|fdescribe|pending)$/])`,
    'Every test runs every time.',
  ),
  law(
    'no-mocks',
    ":matches(CallExpression[callee.object.name='jest'][callee.property.name=/^(mock|doMock|unstable_mockModule)$/], CallExpression[callee.object.name='jest'][callee.property.name='spyOn']:not([arguments.0.name='console']):not([arguments.0.object.name='process']))",
    'Tests run on the real parts; only what a process prints may be listened to.',
  ),
];

const specs = [
  ...testing,
  law(
    'no-sleep-in-tests',
    ":matches(ImportDeclaration[source.value=/^(node:)?timers.promises$/], CallExpression[callee.name='setTimeout'][arguments.0.type='Identifier'])",
    'Wait for what is awaited (app.settled()), not for a while.',
  ),
];

const readsAClock =
  ":matches(NewExpression[callee.name='Date'][arguments.length=0], CallExpression[callee.name='Date'], CallExpression[callee.object.name='Date'][callee.property.name='now'])";
const readsALocale = ":matches(CallExpression[callee.property.name=/^(toLocale.*|localeCompare)$/], MemberExpression[object.name='Intl'])";
const readsALocalTime =
  ":matches(CallExpression[callee.property.name=/^(get(Hours|Minutes|Date|Day|Month|FullYear|TimezoneOffset)|to(Date|Time)String)$/], NewExpression[callee.name='Date'][arguments.length>1])";
const isInexact =
  ":matches(CallExpression[callee.name='parseFloat'], MemberExpression[object.name='Number'][property.name='parseFloat'], MemberExpression[object.name='Math'][property.name=/^(a?(sin|cos|tan)h?|atan2|cbrt|exp|expm1|hypot|log|log10|log1p|log2|pow)$/])";
const rim = [
  ...everywhere,
  law(
    'environment-is-read-at-the-door',
    "MemberExpression[object.name='process'][property.name='env']",
    'Only configuration.ts reads the environment.',
  ),
];
const product = [
  ...rim,
  law(
    'http-exceptions-stay-at-the-rim',
    "ImportDeclaration[source.value='@nestjs/common'] > ImportSpecifier[imported.name=/Exception$/]",
    'Below http/ a broken rule is a refusal.',
  ),
];
const repeatable = [
  ...product,
  law('no-clock-in-replay', readsAClock, 'Replay must give the same rows for ever; the time that counts is in the metadata.'),
  law('no-chance-in-replay', "MemberExpression[object.name='Math'][property.name='random']", 'Replay must give the same rows for ever.'),
  law('no-locale-in-replay', readsALocale, 'The same history must read the same on every machine.'),
  law('no-local-time-in-replay', readsALocalTime, 'A machine in another zone must make the same rows: use the getters of UTC.'),
  law(
    'no-inexact-numbers-in-replay',
    isInexact,
    'Whole numbers and the four operations are the same everywhere; these are as exact as a machine likes.',
  ),
];
const kernel = [
  ...repeatable,
  law('no-date-in-domain', "Identifier[name='Date']", 'Time is gathered by a use case and handed over in the command, as text or number.'),
];
const pure = [
  ...kernel,
  law('no-new-ids-in-domain', "ImportSpecifier[imported.name='newId']", 'An id is chance too: a use case makes it, or idFrom derives it.'),
];

const syntax = laws => ['error', ...laws.map(({ selector, message }) => ({ selector, message }))];

const typed = {
  '@typescript-eslint/await-thenable': 'error',
  '@typescript-eslint/ban-ts-comment': ['error', { 'ts-expect-error': 'allow-with-description', 'ts-ignore': true, 'ts-nocheck': true }],
  '@typescript-eslint/no-explicit-any': 'error',
  '@typescript-eslint/no-floating-promises': 'error',
  '@typescript-eslint/no-for-in-array': 'error',
  '@typescript-eslint/no-misused-promises': 'error',
  '@typescript-eslint/only-throw-error': 'error',
  '@typescript-eslint/prefer-promise-reject-errors': 'error',
  '@typescript-eslint/switch-exhaustiveness-check': [
    'error',
    { allowDefaultCaseForExhaustiveSwitch: false, considerDefaultExhaustiveForUnions: false, requireDefaultForNonUnion: false },
  ],
};
const untyped = {
  eqeqeq: 'error',
  'no-constant-condition': ['error', { checkLoops: 'allExceptWhileTrue' }],
  'no-else-return': ['error', { allowElseIf: false }],
  'no-empty': 'error',
  'no-fallthrough': 'error',
  'no-self-assign': 'error',
  'no-unsafe-finally': 'error',
  'no-var': 'error',
  'prefer-const': 'error',
};
/** Inside the product even a vendor's `any` must be narrowed before it is used. */
const narrowed = {
  '@typescript-eslint/no-unsafe-argument': 'error',
  '@typescript-eslint/no-unsafe-assignment': 'error',
  '@typescript-eslint/no-unsafe-call': 'error',
  '@typescript-eslint/no-unsafe-member-access': 'error',
  '@typescript-eslint/no-unsafe-return': 'error',
};
const quiet = { 'no-console': 'error' };
const still = {
  'no-restricted-globals': [
    'error',
    ...['crypto', 'process', 'fetch', 'performance', 'setTimeout', 'setInterval', 'setImmediate', 'console'].map(name => ({
      name,
      message: 'The domain judges; what it needs is gathered before and handed over.',
    })),
  ],
};
const hooked = { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' };

/** What the test of the laws expects a tripwire for: rule ids, and the names of the laws of syntax. */
export const laws = [
  ...Object.keys({ ...typed, ...untyped, ...narrowed, ...quiet, ...still, ...hooked }).map(rule =>
    rule.replace(/^(@typescript-eslint|react-hooks)\//, ''),
  ),
  ...new Set([...pure, ...specs, ...page].map(({ name }) => name)),
  'no-inline-disables',
];

export default tseslint.config(
  { ignores: ['dist/**', 'coverage/**', '.keyreel/**', '**/*.d.ts', 'test/architecture/tripwires/**'] },
  { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.{mjs,cjs}'],
    rules: untyped,
  },
  {
    files: ['**/*.{ts,tsx}'],
    plugins: { '@typescript-eslint': tseslint.plugin },
    languageOptions: { parser: tseslint.parser, parserOptions: { projectService: true } },
    rules: { ...typed, ...untyped, 'no-restricted-syntax': syntax(everywhere) },
  },
  { files: ['src/**/*.ts'], rules: { ...narrowed, ...quiet, 'no-restricted-syntax': syntax(product) } },
  { files: ['web/**/*.{ts,tsx}'], plugins: { 'react-hooks': hooks }, rules: { ...quiet, ...hooked, 'no-restricted-syntax': syntax(page) } },
  { files: ['web/parts/{when-shown.ts,shelter.tsx}'], rules: { 'no-restricted-syntax': syntax(everywhere) } },
  { files: ['src/**/http/**/*.ts'], rules: { 'no-restricted-syntax': syntax(rim) } },
  {
    files: ['src/main.ts', 'src/cli.ts', 'src/audit.ts', 'src/sandbox-provider/main.ts'],
    rules: { 'no-console': 'off', 'no-restricted-syntax': syntax(everywhere) },
  },
  {
    // Beside the configuration: who starts a child chooses what it inherits, and the provider's client reads variables of its own that must not be set.
    files: [
      'src/configuration.ts',
      'src/infrastructure/media/fence/fenced-output.ts',
      'src/infrastructure/openai/origin.ts',
      'src/sandbox-provider/processes/child-node.ts',
    ],
    rules: { 'no-restricted-syntax': syntax(everywhere) },
  },
  { files: ['src/**/*.{projection,policy}.ts', 'src/modules/*/projections/**/*.ts'], rules: { 'no-restricted-syntax': syntax(repeatable) } },
  { files: ['src/shared-kernel/**/*.ts'], rules: { ...still, 'no-restricted-syntax': syntax(kernel) } },
  { files: ['src/shared-kernel/ports/**/*.ts'], rules: { 'no-restricted-syntax': syntax(repeatable) } },
  { files: ['src/modules/*/domain/**/*.ts'], rules: { ...still, 'no-restricted-syntax': syntax(pure) } },
  {
    files: ['**/*.{spec,contract,leg}.ts', '**/testing/**/*.ts', 'test/**/*.ts'],
    rules: {
      'no-console': 'off',
      'no-restricted-globals': 'off',
      'no-restricted-syntax': syntax(testing),
      ...Object.fromEntries(Object.keys(narrowed).map(rule => [rule, 'off'])),
    },
  },
  { files: ['**/*.{spec,contract,leg}.ts'], rules: { 'no-restricted-syntax': syntax(specs) } },
);
