import { Module, type DynamicModule, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import supertest from 'supertest';
import { newId } from '../../../shared-kernel/ids.js';
import { Authenticator, type Identity } from '../../../shared-kernel/ports/authenticator.js';
import { RefusalJournal } from '../../../shared-kernel/ports/refusal-journal.js';
import { SupportActs, type ActOutcome, type BegunAct, type WantedAct } from '../../../shared-kernel/ports/support-acts.js';
import { SupportLooks, type WantedLook } from '../../../shared-kernel/ports/support-looks.js';
import { CONFIGURATION, OPENER, SEALER } from '../../../shared-kernel/ports/tokens.js';
import { Admission } from '../../admission/admission.js';
import { InMemoryDataKeyStore } from '../../vault/in-memory-data-key-store.js';
import { openVault, type Vault } from '../../vault/vault.js';
import { LineJournal } from '../../messaging/journal.js';
import { tellOf } from '../fault.js';
import { furnish, listen, rimAdapter } from '../http-server.js';
import { IdempotencyStore, type Claim, type KeptOutcome, type KeyedRequest } from '../idempotency-store.js';
import { servePage, type PageSettings } from '../page.js';

/** Accounts that have signed in, by token. */
export class Guests extends Authenticator {
  readonly #known = new Map<string, Identity>();
  readonly #listening = new Map<() => void, string>();

  admit(...roles: readonly string[]): { readonly token: string; readonly accountId: string } {
    return this.welcome(roles, null);
  }

  /** A user who comes with a personal token. */
  admitToken(...scopes: readonly string[]): { readonly token: string; readonly accountId: string } {
    return this.welcome(['user'], scopes);
  }

  dismiss(token: string): void {
    const accountId = this.#known.get(token)?.accountId;
    this.#known.delete(token);
    for (const [listener, whose] of this.#listening) if (whose === accountId) listener();
  }

  override whenEnded(accountId: string, listener: () => void): () => void {
    this.#listening.set(listener, accountId);
    return () => this.#listening.delete(listener);
  }

  override authenticate(token: string): Promise<Identity | null> {
    return Promise.resolve(this.#known.get(token) ?? null);
  }

  private welcome(roles: readonly string[], scopes: readonly string[] | null): { readonly token: string; readonly accountId: string } {
    const accountId = newId();
    const token = `token-${accountId}`;
    this.#known.set(token, { accountId, roles, sessionId: newId(), scopes });
    return { token, accountId };
  }
}

/** Writes down what it hears. */
export class NotedRefusals extends RefusalJournal {
  readonly noted: { readonly code: string; readonly actor: string; readonly route: string }[] = [];

  override note(...[refusal, context, route]: Parameters<RefusalJournal['note']>): void {
    this.noted.push({ code: refusal.code, actor: context.actor, route });
  }
}

/** Owners that let support look, and what it looked at. */
export class Openhearted extends SupportLooks {
  /** Accounts, each with the id of its consent. */
  readonly consents = new Map<string, string>();
  readonly looks: WantedLook[] = [];
  readonly states: WantedLook[] = [];

  override begin(look: WantedLook): Promise<string | null> {
    const consentId = this.consents.get(look.accountId) ?? null;
    if (consentId !== null) this.looks.push(look);
    return Promise.resolve(consentId);
  }

  override atStates(look: WantedLook): Promise<void> {
    this.states.push(look);
    return Promise.resolve();
  }
}

/** Takes new work until it is told otherwise. */
export class Doorkeeper {
  refusal: Error | null = null;

  mustAdmit(): Promise<void> {
    return this.refusal === null ? Promise.resolve() : Promise.reject(this.refusal);
  }
}

/** Writes down what the staff does, in the order of its telling. */
export class NotedActs extends SupportActs {
  readonly noted: (WantedAct | ActOutcome)[] = [];

  override begin(act: WantedAct): Promise<BegunAct> {
    this.noted.push(act);
    return Promise.resolve({ accountId: act.accountId });
  }

  override end(_act: WantedAct, outcome: ActOutcome): Promise<void> {
    this.noted.push(outcome);
    return Promise.resolve();
  }
}

/** For rims whose tests are about something else: every key is new. */
export class NoKeys extends IdempotencyStore {
  override claim(_request: KeyedRequest): Promise<Claim> {
    return Promise.resolve({ found: 'nothing' });
  }
  override finish(_request: KeyedRequest, _outcome: KeptOutcome): Promise<void> {
    return Promise.resolve();
  }
  override release(): Promise<void> {
    return Promise.resolve();
  }
  override forget(): Promise<number> {
    return Promise.resolve(0);
  }
  override forgetOld(): Promise<number> {
    return Promise.resolve(0);
  }
}

@Module({})
class RimModule {}

/** The rim around a test's own controllers, on a port that the system picked. */
export interface Rim {
  readonly url: string;
  readonly app: NestFastifyApplication;
  readonly guests: Guests;
  readonly looks: Openhearted;
  readonly acts: NotedActs;
  readonly doorkeeper: Doorkeeper;
  readonly journal: NotedRefusals;
  readonly vault: Vault;
  /** What the operator would read. */
  readonly reports: string[];
  /** A client with a bearer token, or without. */
  client(token?: string): ReturnType<typeof supertest.agent>;
  close(): Promise<void>;
}

const moduleOf = (
  controllers: readonly Type[],
  parts: {
    vault: Vault;
    guests: Guests;
    looks: Openhearted;
    acts: NotedActs;
    doorkeeper: Doorkeeper;
    journal: NotedRefusals;
    store: IdempotencyStore;
  },
): DynamicModule => ({
  module: RimModule,
  controllers: [...controllers],
  providers: [
    { provide: Authenticator, useValue: parts.guests },
    { provide: SupportLooks, useValue: parts.looks },
    { provide: SupportActs, useValue: parts.acts },
    { provide: Admission, useValue: parts.doorkeeper },
    { provide: RefusalJournal, useValue: parts.journal },
    { provide: IdempotencyStore, useValue: parts.store },
    { provide: CONFIGURATION, useValue: { supportContact: 'mailto:help@example.org', publicUrl: 'http://keyreel.example' } },
    { provide: SEALER, useValue: parts.vault.sealer },
    { provide: OPENER, useValue: parts.vault.opener },
  ],
});

/** Starts the rim around these controllers; close it in the end. */
export const startRim = async (
  controllers: readonly Type[],
  store: IdempotencyStore = new NoKeys(),
  port = 0,
  page: PageSettings | null = null,
): Promise<Rim> => {
  const dataDir = await mkdtemp(join(tmpdir(), 'keyreel rim '));
  const vault = await openVault({ store: new InMemoryDataKeyStore(), dataDir });
  const parts = {
    vault,
    guests: new Guests(),
    looks: new Openhearted(),
    acts: new NotedActs(),
    doorkeeper: new Doorkeeper(),
    journal: new NotedRefusals(),
    store,
  };
  const reports: string[] = [];
  const options = { bodyParser: false, abortOnError: false, logger: false } as const;
  const app = await NestFactory.create<NestFastifyApplication>(moduleOf(controllers, parts), rimAdapter(), options);
  const close = async () => {
    await app.close();
    await rm(dataDir, { recursive: true });
  };
  try {
    await furnish(app, tellOf(new LineJournal(line => reports.push(line))));
    if (page !== null) await servePage(app.getHttpAdapter().getInstance() as unknown as FastifyInstance, page);
    const url = await listen(app, { host: '127.0.0.1', port });
    const client = (token?: string) => {
      const agent = supertest.agent(url);
      return token === undefined ? agent : agent.set('authorization', `Bearer ${token}`);
    };
    return { url, app, ...parts, reports, client, close };
  } catch (error) {
    await close();
    throw error;
  }
};
