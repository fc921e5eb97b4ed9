import type { Metadata } from '@grpc/grpc-js';
import { refusals } from './refusals.js';

/** Who may do what; an admin may do everything, others not with `$all` and system streams. */
export interface User {
  password: string;
  isAdmin: boolean;
}

/** Judges a call by its basic credentials; without users everybody may do everything, as on a server without TLS. */
export class Access {
  constructor(readonly users: Readonly<Record<string, User>> | undefined) {}

  /** Who calls; nobody when no credentials are sent. Wrong ones end the call, whatever it asks for. */
  authenticate(headers: Metadata): User | undefined {
    const [header] = headers.get('authorization');
    if (!this.users || header === undefined) return undefined;
    const [name = '', ...password] = Buffer.from(String(header).replace(/^Basic /, ''), 'base64')
      .toString()
      .split(':');
    const user = this.users[name];
    if (user?.password !== password.join(':')) throw refusals.unauthenticated();
    return user;
  }

  check(headers: Metadata, stream: string): void {
    if (!this.users) return;
    const user = this.authenticate(headers);
    if (!user || (stream.startsWith('$') && !user.isAdmin)) throw refusals.accessDenied();
  }
}
