import { Misconfigured } from './misconfigured.js';
import { wholeNumber } from './whole-number.js';

/** Parts of the service that can run in processes of their own. */
export const ROLES = ['api', 'worker', 'projector', 'sealer', 'provider-sandbox'] as const;

export type Role = (typeof ROLES)[number];

/** What this process does of all that the service does. */
export interface RoleSettings {
  readonly plays: readonly Role[];
  /** Other processes do the rest, on the same database. */
  readonly isSplit: boolean;
  /** How long work in hand may take to end after SIGTERM. */
  readonly drainMs: number;
  /** Only for the simulated provider in a process of its own: where it listens; 0 lets the system pick. */
  readonly sandbox: { readonly port: number; readonly controlPort: number };
}

const SERVICE_PORT = 4310;
const SANDBOX_PORT = 4311;
const HIGHEST_PORT = 65_535;
const LONGEST_DRAIN_S = 3_600;

const ALONE: readonly Role[] = ['api', 'worker', 'projector', 'sealer'];

const rolesIn = (text: string): readonly Role[] => {
  const names = text.split(',').map(name => name.trim());
  const roles = ROLES.filter(role => names.includes(role));
  const known: readonly string[] = ROLES;
  if (names.some(name => !known.includes(name)))
    throw new Misconfigured(`KEYREEL_ROLE must be all, or one or more of ${ROLES.join(', ')}, with commas between them.`);
  if (roles.includes('provider-sandbox') && roles.length > 1)
    throw new Misconfigured(
      'KEYREEL_ROLE: the simulated provider stands for the world outside, so provider-sandbox cannot be joined with other roles.',
    );
  return roles;
};

/** Of processes that share the work: what each of them cannot do without, because no process may make it for itself. */
const assertShared = (roles: readonly Role[], env: NodeJS.ProcessEnv): void => {
  const isThere = (name: string) => (env[name] ?? '').trim() !== '';
  const [role] = roles;
  if (role === 'provider-sandbox') {
    if (isThere('OPENAI_API_KEY')) return;
    throw new Misconfigured('KEYREEL_ROLE=provider-sandbox needs OPENAI_API_KEY: the key, of your own invention, that the other processes pay with.');
  }
  if (isThere('KEYREEL_BOX_KEY') && !roles.includes('worker'))
    throw new Misconfigured(
      `KEYREEL_BOX_KEY opens the users’ stored provider keys, and KEYREEL_ROLE=${roles.join(',')} must not be able to: give it to workers alone.`,
    );
  if (!isThere('DATABASE_URL'))
    throw new Misconfigured(
      `KEYREEL_ROLE=${roles.join(',')} needs DATABASE_URL: the embedded database belongs to one process, and split roles share one. Set it, or KEYREEL_ROLE=all.`,
    );
  if (!isThere('OPENAI_API_KEY'))
    throw new Misconfigured(
      `KEYREEL_ROLE=${roles.join(',')} needs OPENAI_API_KEY: split roles share one provider. For the simulated one, start a process with ` +
        'KEYREEL_ROLE=provider-sandbox, and give all processes the same OPENAI_API_KEY and its address as OPENAI_BASE_URL.',
    );
};

/** Two ears on one port: the second would end the process without a word. */
const assertPortsApart = ({ port, controlPort }: RoleSettings['sandbox'], env: NodeJS.ProcessEnv): void => {
  if (port !== 0 && port === controlPort)
    throw new Misconfigured('KEYREEL_SANDBOX_PORT and KEYREEL_SANDBOX_CONTROL_PORT are the same: give each a port of its own.');
  if (port !== 0 && [port, controlPort].includes(Number(env['KEYREEL_PORT'] || SERVICE_PORT)))
    throw new Misconfigured(
      'KEYREEL_PORT is the port of the simulated provider too, and tells here that the process lives: give each a port of its own.',
    );
};

/** Which part of the service this process is. */
export const roleSettings = (env: NodeJS.ProcessEnv): RoleSettings => {
  const text = env['KEYREEL_ROLE']?.trim() || 'all';
  const isSplit = text !== 'all';
  const plays = isSplit ? rolesIn(text) : ALONE;
  if (isSplit) assertShared(plays, env);
  const sandbox = {
    port: wholeNumber('KEYREEL_SANDBOX_PORT', env['KEYREEL_SANDBOX_PORT'], SANDBOX_PORT, HIGHEST_PORT),
    controlPort: wholeNumber('KEYREEL_SANDBOX_CONTROL_PORT', env['KEYREEL_SANDBOX_CONTROL_PORT'], 0, HIGHEST_PORT),
  };
  if (plays.includes('provider-sandbox')) assertPortsApart(sandbox, env);
  return {
    plays,
    isSplit,
    drainMs: 1_000 * wholeNumber('KEYREEL_DRAIN_SECONDS', env['KEYREEL_DRAIN_SECONDS'], 25, LONGEST_DRAIN_S),
    sandbox,
  };
};
