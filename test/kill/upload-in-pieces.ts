import { betweenLooks, type Answered, type RoundRobin } from '../roles/round-robin.js';

const PIECE = 64 * 1024;
const TUS = { 'Tus-Resumable': '1.0.0' };

/** A resumable upload whose pieces go through one process after the other; what was cut off goes on where it was. Gives its id. */
export const uploadsInPieces = async (front: RoundRobin, token: string, film: Buffer<ArrayBuffer>): Promise<string> => {
  const path = await begins(front, token, film.length);
  for (let offset = 0; offset < film.length; offset = await offsetOf(front, token, path)) {
    const headers = { ...TUS, 'Content-Type': 'application/offset+octet-stream', 'Upload-Offset': String(offset) };
    const body = Buffer.from(film.subarray(offset, offset + PIECE));
    await unlessCut(front.ask({ method: 'PATCH', path, token, headers, body }), 204, 409, 423);
  }
  return path.split('/').at(-1) ?? '';
};

/** Nobody can say whether one that was not answered was begun; it is left alone, and another one is begun. */
const begins = async (front: RoundRobin, token: string, length: number): Promise<string> => {
  const headers = { ...TUS, 'Upload-Length': String(length), 'Upload-Metadata': `filename ${Buffer.from('film.mp4').toString('base64')}` };
  for (;;) {
    const begun = await unlessCut(front.ask({ method: 'POST', path: '/uploads', token, headers }), 201);
    const at = begun?.headers.get('location');
    if (at !== null && at !== undefined) return new URL(at, 'http://any').pathname.replace(/^\/v1/, '');
    await betweenLooks();
  }
};

const offsetOf = async (front: RoundRobin, token: string, path: string): Promise<number> => {
  const { status, headers } = await front.ask({ method: 'HEAD', path, token, headers: TUS });
  if (status === 423) return betweenLooks().then(() => offsetOf(front, token, path));
  if (status !== 200) throw new Error(`HEAD ${path} was answered ${status}`);
  return Number(headers.get('upload-offset'));
};

/** Null for what was not answered; throws for an answer that nobody expected. */
const unlessCut = async (asked: Promise<Answered>, ...wanted: readonly number[]): Promise<Answered | null> => {
  const answered = await asked.catch(() => null);
  if (answered !== null && !wanted.includes(answered.status)) throw new Error(`An upload was answered ${answered.status} ${answered.text}`);
  return answered;
};
