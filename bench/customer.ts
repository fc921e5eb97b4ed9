import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { shippedFile } from '../src/infrastructure/project-root.js';

/** Somebody with an account and a project, who asks for texts through the front door. */
export interface Customer {
  /** Orders a text on a prompt alone, paid with credits; gives the task's id. */
  ordersText(prompt: string): Promise<string>;
}

type Answer = Readonly<Record<string, unknown>>;

/** Signs up at a service and makes a project there from the short film. */
export const newCustomer = async (url: string, settled: () => Promise<void>): Promise<Customer> => {
  let bearer: Record<string, string> = {};
  const send = async (path: string, body: string | Buffer<ArrayBuffer>, headers: Record<string, string>): Promise<Answer> => {
    const response = await fetch(`${url}/v1${path}`, { method: 'POST', body, headers: { ...bearer, ...headers, 'idempotency-key': randomUUID() } });
    const answer = (await response.json()) as Answer;
    if (response.status !== 201) throw new Error(`${path} answered ${response.status} ${String(answer['code'])}.`);
    return answer;
  };
  const post = (path: string, body: Answer): Promise<Answer> => send(path, JSON.stringify(body), { 'content-type': 'application/json' });

  const { token } = await post('/accounts', { email: 'bench@example.org', password: `a long phrase ${randomUUID()}` });
  bearer = { authorization: `Bearer ${String(token)}` };
  await settled();
  const film = await readFile(shippedFile('demo/media/keyreel-short.mp4'));
  const { uploadId } = await send('/uploads/plain', film, { 'content-type': 'application/octet-stream', 'upload-name': 'film.mp4' });
  const { projectId } = await post('/projects', { name: 'A film', source: { kind: 'upload', uploadId } });
  await settled();
  return {
    ordersText: async prompt =>
      String((await post(`/projects/${String(projectId)}/texts`, { prompt, withTranscript: false, maxOutputTokens: 200 }))['taskId']),
  };
};
