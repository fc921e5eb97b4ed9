import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { newOrder, taken } from '../../demo/client/client.js';
import { Person } from '../../demo/client/person.js';
import type { House } from './house.js';

/** Where they act; `confirms` opens the letter that a service with a mail server writes to whoever comes. */
interface Place extends Pick<House, 'url' | 'provider' | 'administrator'> {
  readonly confirms?: (email: string) => Promise<unknown>;
}

/** Someone whose screens are looked at, and the ids that paths to them need. */
export interface Role {
  readonly email: string;
  readonly password: string;
  readonly ids: Readonly<Record<string, string>>;
}

const film = (name: string): Promise<Buffer> => readFile(join(import.meta.dirname, '../../demo/media', `${name}.mp4`));

const newcomer = async ({ url, confirms }: Place): Promise<Person> => {
  const person = new Person(url);
  await person.signsUp();
  await confirms?.(person.email);
  return person;
};

const roleOf = ({ email, password, accountId }: Person, ids: Record<string, string> = {}): Role => ({ email, password, ids: { accountId, ...ids } });

/** A project with everything that is made of a video. */
const projectOf = async (person: Person, name: string): Promise<string> => {
  const { uploadId } = await person.uploads(await film('keyreel-short'), `${name}.mp4`);
  const { projectId } = await person.creates(name, { source: { kind: 'upload', uploadId }, thumbnails: 4 });
  for (const { taskId } of await person.tasks(projectId)) await person.untilEnded(taskId);
  return projectId;
};

const cardOf = async (person: Person, projectId: string, name: string, prompt: string): Promise<string> => {
  const cardId = await person.addsCard(projectId, { name, prompt });
  for (let times = 0; times < 2; times += 1) {
    const { taskId } = await person.asksFor(projectId, { kind: 'card', cardId });
    await person.untilEnded(taskId);
  }
  return cardId;
};

/** A film worked on with credits: transcript, thumbnails, two versions of an article, an image. */
const creator = async (house: Place): Promise<Role> => {
  const person = await newcomer(house);
  const projectId = await projectOf(person, 'Harbour walk, part one');
  const cardId = await cardOf(person, projectId, 'Article', 'Write an article of 200 words with a heading and a list.');
  const image = await person.asksFor(projectId, { kind: 'image', prompt: 'A harbour at dawn', size: '512x512' });
  await person.untilEnded(image.taskId);
  return roleOf(person, { projectId, cardId });
};

/** A project that is bound to a key which works. */
const keyed = async (house: Place): Promise<Role & { readonly secret: string }> => {
  const person = await newcomer(house);
  const secret = `sk-proj-${crypto.randomUUID().replaceAll('-', '')}`;
  await person.addsKey(secret);
  const projectId = await projectOf(person, 'Interview with the pilot');
  const cardId = await cardOf(person, projectId, 'Newsletter', 'Invite the readers.');
  return { ...roleOf(person, { projectId, cardId }), secret };
};

/** The same after the key was removed: the project is readable, and what needs the key is locked. */
const locked = async (house: Place): Promise<Role> => {
  const role = await keyed(house);
  const person = new Person(house.url);
  const { token } = await taken(person.session.api.POST('/v1/sessions', { body: { email: role.email, password: role.password } }));
  person.session.signIn(token ?? '');
  await person.removesKey();
  return role;
};

/** A key that the provider calls spent: new projects are blocked. */
const blocked = async (house: Place): Promise<Role> => {
  const person = await newcomer(house);
  const secret = `sk-proj-${crypto.randomUUID().replaceAll('-', '')}`;
  await person.addsKey(secret);
  const projectId = await projectOf(person, 'Before the money ran out');
  await house.provider.drain(secret);
  const { taskId } = await person.asksFor(projectId, { kind: 'text', prompt: 'A limerick.', withTranscript: false });
  await person.untilEnded(taskId);
  return roleOf(person, { projectId });
};

/** Nothing yet. */
const empty = async (house: Place): Promise<Role> => roleOf(await newcomer(house));

/** The first administrator, who is support and auditor too. */
const staff = async (house: Place): Promise<Role> => {
  const person = await newcomer(house);
  const { api } = person.session;
  await taken(api.POST('/v1/administrators', { params: { header: newOrder() }, body: { token: house.administrator } }));
  for (const role of ['support', 'auditor'] as const)
    await taken(
      api.POST('/v1/accounts/{accountId}/roles', { params: { path: { accountId: person.accountId }, header: newOrder() }, body: { role } }),
    );
  return roleOf(person);
};

/** Everybody who has something to show. */
export const CAST = { empty, creator, keyed, locked, blocked, staff } as const satisfies Readonly<Record<string, (house: Place) => Promise<Role>>>;

export type RoleName = keyof typeof CAST;
