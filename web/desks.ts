import type { Person } from './api/session.js';

type Role = Person['roles'][number];

/** Who may read at which desk, as the service has it: what somebody may do there, each desk asks further. */
const OPEN_TO = {
  support: ['support', 'admin'],
  audit: ['auditor', 'admin'],
  operations: ['admin', 'support'],
} as const satisfies Readonly<Record<string, readonly Role[]>>;

type Desk = keyof typeof OPEN_TO;

export const isOpenTo = ({ roles }: Pick<Person, 'roles'>, desk: Desk): boolean => OPEN_TO[desk].some(role => roles.includes(role));
