import { randomUUID } from 'node:crypto';
import type { Test } from 'supertest';
import { asking } from './asking.js';

type Body = Readonly<Record<string, unknown>>;

/** States of work that still comes to its end by itself. */
export const UNDER_WAY: readonly unknown[] = ['scheduled', 'running', 'waiting'];

/** A person who uses the service through its front door and knows nothing else of it. */
export class Actor {
  private constructor(
    readonly url: string,
    readonly accountId: string,
    readonly email: string,
    readonly password: string,
    readonly token: string,
    private readonly settled: () => Promise<void>,
  ) {}

  static async signUp(url: string, settled: () => Promise<void>): Promise<Actor> {
    const email = `person-${randomUUID()}@example.org`;
    const password = `a long phrase ${randomUUID()}`;
    const { body } = await asking(url).post('/v1/accounts').set('Idempotency-Key', randomUUID()).send({ email, password }).expect(201);
    await settled();
    return new Actor(url, String(body.accountId), email, password, String(body.token), settled);
  }

  /** The same person at a service that was started again. */
  at(url: string, settled: () => Promise<void>): Actor {
    return new Actor(url, this.accountId, this.email, this.password, this.token, settled);
  }

  /** The same person with a session of their own, after the first has run out. */
  async signsInAgain(): Promise<Actor> {
    const { body } = await asking(this.url).post('/v1/sessions').send({ email: this.email, password: this.password }).expect(201);
    return this.withToken(String(body.token));
  }

  /** The same person with another session. */
  withToken(token: string): Actor {
    return new Actor(this.url, this.accountId, this.email, this.password, token, this.settled);
  }

  get(path: string): Test {
    return asking(this.url).get(`/v1${path}`).set('Authorization', `Bearer ${this.token}`);
  }

  /** Every post is an order of its own unless it is given a key. */
  post(path: string, body: Body = {}, key: string = randomUUID()): Test {
    return asking(this.url).post(`/v1${path}`).set('Authorization', `Bearer ${this.token}`).set('Idempotency-Key', key).send(body);
  }

  put(path: string, body: Body): Test {
    return asking(this.url).put(`/v1${path}`).set('Authorization', `Bearer ${this.token}`).set('Idempotency-Key', randomUUID()).send(body);
  }

  patch(path: string, body: Body): Test {
    return asking(this.url).patch(`/v1${path}`).set('Authorization', `Bearer ${this.token}`).set('Idempotency-Key', randomUUID()).send(body);
  }

  delete(path: string): Test {
    return asking(this.url).delete(`/v1${path}`).set('Authorization', `Bearer ${this.token}`).set('Idempotency-Key', randomUUID());
  }

  /** Sends a file in one request and answers its id once it was looked at. */
  async uploads(bytes: Buffer, name = 'film.mp4'): Promise<string> {
    const { body } = await this.sends(bytes, name).expect(201);
    return String(body.uploadId);
  }

  sends(bytes: Buffer, name = 'film.mp4'): Test {
    return asking(this.url)
      .post('/v1/uploads/plain')
      .set('Authorization', `Bearer ${this.token}`)
      .set('Idempotency-Key', randomUUID())
      .set('Content-Type', 'application/octet-stream')
      .set('Upload-Name', encodeURIComponent(name))
      .send(bytes);
  }

  /** A project from an upload, with all its work done. */
  async createsProject(bytes: Buffer, wishes: Body = {}): Promise<string> {
    const uploadId = await this.uploads(bytes);
    const { body } = await this.post('/projects', { name: 'A film', source: { kind: 'upload', uploadId }, ...wishes }).expect(201);
    await this.settled();
    return String(body.projectId);
  }

  /** A task when it is not just at an attempt: what is tried again after a second may be at it whenever one looks. */
  async taskBetweenAttempts(taskId: string): Promise<Body> {
    for (;;) {
      await this.settled();
      const body = (await this.get(`/tasks/${taskId}`).expect(200)).body as Body;
      if (body['state'] !== 'running') return body;
    }
  }

  /** Waits until nothing in the project can still end by itself: every task has ended, or rests until somebody acts. */
  async untilAtRest(projectId: string): Promise<void> {
    while ((await this.underWay(projectId)).length > 0) await this.settled();
  }

  /** The same, and sooner: what waits to be tried again is cancelled. A call that began meanwhile is broken off, and charged for what went in. */
  async cancelsWaiting(projectId: string): Promise<void> {
    for (;;) {
      const found = await this.underWay(projectId);
      if (found.length === 0) return;
      for (const { state, taskId } of found) if (state === 'waiting') await this.post(`/tasks/${String(taskId)}/cancel`);
    }
  }

  private async underWay(projectId: string): Promise<readonly Body[]> {
    await this.settled();
    const { body } = await this.get(`/projects/${projectId}/tasks?limit=200`).expect(200);
    return (body.items as readonly Body[]).filter(({ state }) => UNDER_WAY.includes(state));
  }

  /** Stores a key that the sandbox accepts; its name decides how it behaves. */
  async addsKey(name = 'good'): Promise<string> {
    const secret = `sk-proj-${name}-${randomUUID()}`;
    await this.post('/settings/api/key', { secret }).expect(201);
    await this.settled();
    return secret;
  }

  async balance(): Promise<Readonly<Record<string, { microCredits: string }>>> {
    const { body } = await this.get('/credits/balance').expect(200);
    return body as Readonly<Record<string, { microCredits: string }>>;
  }

  async available(): Promise<bigint> {
    const { available } = await this.balance();
    return BigInt(available?.microCredits ?? '0');
  }
}
