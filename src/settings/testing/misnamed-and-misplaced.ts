import type { Wrong } from './wrong.js';

const key = 'Ejer2q63L20oRe0dAZNYYcSEEWMB4vaZPoKvV41Vjpw=';
const pg = 'postgres://keyreel:hush-1@db.example/keyreel';
const split = { DATABASE_URL: pg, OPENAI_API_KEY: 'sk-hush-2' };
const mail = { KEYREEL_SMTP_URL: 'smtps://me:hush-3@mail.example', KEYREEL_MAIL_FROM: 'Keyreel <hello@example.org>' };

export const misnamedAndMisplaced: Wrong = {
  'names and values that nobody meant': [
    [
      'a setting with a slip in its name',
      { KEYREEL_MASTERKEY: key },
      'KEYREEL_MASTERKEY is no setting of this service. Did you mean KEYREEL_MASTER_KEY? Correct the name, or unset it.',
    ],
    [
      'a setting with its words in another order',
      { KEYREEL_PREVIOUS_MASTER_KEY: key },
      'KEYREEL_PREVIOUS_MASTER_KEY is no setting of this service. Did you mean KEYREEL_MASTER_KEY_PREVIOUS? Correct the name, or unset it.',
    ],
    [
      'a setting with a prefix too many',
      { KEYREEL_DATABASE_URL: pg },
      'KEYREEL_DATABASE_URL is no setting of this service. Did you mean DATABASE_URL? Correct the name, or unset it.',
    ],
    [
      'a setting of the bucket with a slip',
      { S3_ACESS_KEY_ID: 'AKIAHUSH' },
      'S3_ACESS_KEY_ID is no setting of this service. Did you mean S3_ACCESS_KEY_ID? Correct the name, or unset it.',
    ],
    [
      'a value with quotation marks that a file brought along',
      { KEYREEL_PORT: '"4310"' },
      'KEYREEL_PORT has quotation marks around it, which are taken for a part of it here. Set it without them.',
    ],
    [
      'a value that was never put in',
      { KEYREEL_MASTER_KEY: '${MASTER_KEY}' },
      'KEYREEL_MASTER_KEY holds the name of another variable instead of its value: nobody put that in. Set the value itself.',
    ],
    [
      'a key that broke into two lines',
      { OPENAI_API_KEY: 'sk-hush\n-2' },
      'OPENAI_API_KEY has a line break, a tab or another invisible character in it. Set it anew, in one line.',
    ],
  ],
  'where the service is': [
    ['a port in words', { KEYREEL_PORT: 'soon' }, 'KEYREEL_PORT must be a whole number from 0 to 65535, in digits alone, without a unit.'],
    ['a port that there is not', { KEYREEL_PORT: '70000' }, 'KEYREEL_PORT must be a whole number from 0 to 65535, in digits alone, without a unit.'],
    ['a negative port', { KEYREEL_PORT: '-1' }, 'KEYREEL_PORT must be a whole number from 0 to 65535, in digits alone, without a unit.'],
    [
      'a host with a scheme',
      { KEYREEL_HOST: 'http://0.0.0.0' },
      'KEYREEL_HOST must be an address of this machine alone, such as 127.0.0.1, 0.0.0.0 or ::; the port goes into KEYREEL_PORT.',
    ],
    [
      'a host with its port',
      { KEYREEL_HOST: '127.0.0.1:4310' },
      'KEYREEL_HOST must be an address of this machine alone, such as 127.0.0.1, 0.0.0.0 or ::; the port goes into KEYREEL_PORT.',
    ],
    [
      'an address that is none',
      { KEYREEL_HOST: '127.0.0.256' },
      'KEYREEL_HOST must be an address of this machine alone, such as 127.0.0.1, 0.0.0.0 or ::; the port goes into KEYREEL_PORT.',
    ],
    [
      'a public address without a scheme',
      { KEYREEL_PUBLIC_URL: 'keyreel.example.org' },
      'KEYREEL_PUBLIC_URL must be the http or https address that people use, such as https://keyreel.example.org.',
    ],
    [
      'a public address with what the service has behind it',
      { KEYREEL_PUBLIC_URL: 'https://keyreel.example.org/v1' },
      'KEYREEL_PUBLIC_URL must be where the service begins: take off what the service itself has behind it, such as /v1.',
    ],
    [
      'a public address with a query',
      { KEYREEL_PUBLIC_URL: 'https://keyreel.example.org/?from=mail' },
      'KEYREEL_PUBLIC_URL must end before the ? or #: take off what is behind.',
    ],
    [
      'a public address with a login',
      { KEYREEL_PUBLIC_URL: 'https://me:hush-4@keyreel.example.org' },
      'KEYREEL_PUBLIC_URL must not have a name or password in it: take them out.',
    ],
    [
      'support by telephone',
      { KEYREEL_SUPPORT: '+49 30 1234' },
      'KEYREEL_SUPPORT must be a mail address (help@example.org) or an https link (https://example.org/help).',
    ],
  ],
  roles: [
    [
      'a role that there is not',
      { ...split, KEYREEL_ROLE: 'api,wroker' },
      'KEYREEL_ROLE must be all, or one or more of api, worker, projector, sealer, provider-sandbox, with commas between them.',
    ],
    [
      'all roles and one',
      { ...split, KEYREEL_ROLE: 'all,api' },
      'KEYREEL_ROLE must be all, or one or more of api, worker, projector, sealer, provider-sandbox, with commas between them.',
    ],
    [
      'the simulated provider beside others',
      { ...split, KEYREEL_ROLE: 'api,provider-sandbox' },
      'KEYREEL_ROLE: the simulated provider stands for the world outside, so provider-sandbox cannot be joined with other roles.',
    ],
    [
      'a split role without a database of all',
      { KEYREEL_ROLE: 'api', OPENAI_API_KEY: 'sk-hush-2' },
      'KEYREEL_ROLE=api needs DATABASE_URL: the embedded database belongs to one process, and split roles share one. Set it, or KEYREEL_ROLE=all.',
    ],
    [
      'a split role without a provider of all',
      { KEYREEL_ROLE: 'worker', DATABASE_URL: pg },
      'KEYREEL_ROLE=worker needs OPENAI_API_KEY: split roles share one provider. For the simulated one, start a process with KEYREEL_ROLE=provider-sandbox, and give all processes the same OPENAI_API_KEY and its address as OPENAI_BASE_URL.',
    ],
    [
      'a simulated provider that nobody can pay',
      { KEYREEL_ROLE: 'provider-sandbox' },
      'KEYREEL_ROLE=provider-sandbox needs OPENAI_API_KEY: the key, of your own invention, that the other processes pay with.',
    ],
    [
      'a simulated provider with one port for two',
      { KEYREEL_ROLE: 'provider-sandbox', OPENAI_API_KEY: 'sk-hush-2', KEYREEL_SANDBOX_CONTROL_PORT: '4311' },
      'KEYREEL_SANDBOX_PORT and KEYREEL_SANDBOX_CONTROL_PORT are the same: give each a port of its own.',
    ],
    [
      'a simulated provider on the port of the service',
      { KEYREEL_ROLE: 'provider-sandbox', OPENAI_API_KEY: 'sk-hush-2', KEYREEL_SANDBOX_PORT: '4310' },
      'KEYREEL_PORT is the port of the simulated provider too, and tells here that the process lives: give each a port of its own.',
    ],
    [
      'the key of the users’ keys where it must not be',
      { ...split, KEYREEL_ROLE: 'api', KEYREEL_BOX_KEY: key },
      'KEYREEL_BOX_KEY opens the users’ stored provider keys, and KEYREEL_ROLE=api must not be able to: give it to workers alone.',
    ],
    [
      'a drain with a unit',
      { KEYREEL_DRAIN_SECONDS: '25s' },
      'KEYREEL_DRAIN_SECONDS must be a whole number from 0 to 3600, in digits alone, without a unit.',
    ],
    [
      'a lease too short to live by',
      { KEYREEL_LEASE_SECONDS: '1' },
      'KEYREEL_LEASE_SECONDS must be a whole number from 2 to 300, in digits alone, without a unit.',
    ],
    ['migrations by another word', { KEYREEL_MIGRATE: 'true' }, 'KEYREEL_MIGRATE must be one of on, off.'],
  ],
  'letters and checkpoints': [
    [
      'a mail server by its name alone',
      { ...mail, KEYREEL_SMTP_URL: 'mail.example:587' },
      'KEYREEL_SMTP_URL must begin with smtp:// or smtps:// and name a server, such as smtps://name:password@mail.example.org; in the password write % as %25, / as %2F, # as %23, ? as %3F, @ as %40 and : as %3A.',
    ],
    [
      'a mail password that was not written for an address',
      { ...mail, KEYREEL_SMTP_URL: 'smtps://me:hush#3@mail.example' },
      'KEYREEL_SMTP_URL must begin with smtp:// or smtps:// and name a server, such as smtps://name:password@mail.example.org; in the password write % as %25, / as %2F, # as %23, ? as %3F, @ as %40 and : as %3A.',
    ],
    [
      'a mail server without a sender',
      { KEYREEL_SMTP_URL: mail.KEYREEL_SMTP_URL },
      'KEYREEL_MAIL_FROM must be the address that letters come from, for instance "Keyreel <hello@example.org>".',
    ],
    [
      'a sender without a mail server',
      { KEYREEL_MAIL_FROM: 'hello@example.org' },
      'KEYREEL_MAIL_FROM is set, but KEYREEL_SMTP_URL is not: name the server that letters go through, or unset KEYREEL_MAIL_FROM.',
    ],
    [
      'checkpoints in the data folder',
      { KEYREEL_DATA_DIR: '/srv/keyreel', KEYREEL_CHECKPOINT_DIR: '/srv/keyreel/checkpoints' },
      'KEYREEL_CHECKPOINT_DIR lies in the data folder, and would be lost with it: name a folder elsewhere, best on another disk.',
    ],
    [
      'checkpoints to an address that is none',
      { KEYREEL_CHECKPOINT_URL: 'witness.example' },
      'KEYREEL_CHECKPOINT_URL must be an https address, such as https://witness.example.org/keyreel.',
    ],
    [
      'checkpoints over a line that anybody can write into',
      { KEYREEL_CHECKPOINT_URL: 'http://witness.example.org/keyreel' },
      'KEYREEL_CHECKPOINT_URL must be an https address, such as https://witness.example.org/keyreel.',
    ],
    [
      'checkpoints by mail without a mail server',
      { KEYREEL_CHECKPOINT_MAIL: 'witness@example.org' },
      'KEYREEL_CHECKPOINT_MAIL is set, but no letters are sent: set KEYREEL_SMTP_URL and KEYREEL_MAIL_FROM, or unset it.',
    ],
    [
      'checkpoints to a mail address that is none',
      { ...mail, KEYREEL_CHECKPOINT_MAIL: 'witness' },
      'KEYREEL_CHECKPOINT_MAIL must be a mail address, such as witness@example.org.',
    ],
    [
      'a seal after no event',
      { KEYREEL_SEAL_EVENTS: '0' },
      'KEYREEL_SEAL_EVENTS must be a whole number from 1 to 1000000, in digits alone, without a unit.',
    ],
    ['a seal in seconds', { KEYREEL_SEAL_MS: '60s' }, 'KEYREEL_SEAL_MS must be a whole number from 0 to 86400000, in digits alone, without a unit.'],
  ],
};
