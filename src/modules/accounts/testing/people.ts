import { randomUUID } from 'node:crypto';
import type { AccountHouse } from './account-house.js';

export const PASSWORD = 'correct horse battery staple';

/** Somebody with an account and a session. */
export interface Person {
  readonly email: string;
  readonly accountId: string;
  readonly sessionId: string;
  readonly token: string;
  readonly position: string;
  readonly client: ReturnType<AccountHouse['client']>;
}

/** An address that nobody has. */
export const newAddress = (): string => `${randomUUID()}@example.org`;

/** Signs somebody up through the front door. */
export const signUp = async (house: AccountHouse, email: string = newAddress(), key: string = randomUUID()): Promise<Person> => {
  const { body } = await house.client().post('/v1/accounts').set('idempotency-key', key).send({ email, password: PASSWORD }).expect(201);
  const { accountId, sessionId, token, position } = body as Omit<Person, 'email' | 'client'>;
  return { email, accountId, sessionId, token, position, client: house.client(token) };
};

/** Signs somebody in through the front door. */
export const signIn = async (house: AccountHouse, { email, accountId, position }: Person, password = PASSWORD): Promise<Person> => {
  const { body } = await house.client().post('/v1/sessions').send({ email, password }).expect(201);
  const { sessionId, token } = body as { sessionId: string; token: string };
  return { email, accountId, sessionId, token, position, client: house.client(token) };
};
