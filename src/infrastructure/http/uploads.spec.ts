import { Body, Controller, Patch, Post } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { Policy } from './route.js';
import { Text } from './shapes.js';
import { startRim, type Rim } from './testing/rim.js';
import { Upload, Wire, type BareExchange, type UploadedStream } from './uploads.js';

class Named {
  @Text({ max: 10 })
  readonly name!: string;
}

@Policy('public')
@Controller('uploads')
class UploadsController {
  @Post()
  async plain(@Upload() { body, bytes, mediaType }: UploadedStream): Promise<object> {
    const hash = createHash('sha256');
    let counted = 0;
    for await (const chunk of body as AsyncIterable<Uint8Array>) {
      hash.update(chunk);
      counted += chunk.byteLength;
    }
    return { counted, bytes, mediaType, sha256: hash.digest('hex') };
  }
  @Patch('protocol')
  async protocol(@Wire() { request: incoming, response }: BareExchange): Promise<void> {
    response.writeHead(204, { 'upload-offset': String((await text(incoming)).length) }).end();
  }
  @Post('later')
  later(@Wire() { request: incoming, response }: BareExchange): void {
    incoming.resume().once('end', () => setImmediate(() => response.writeHead(202, { 'content-type': 'text/plain' }).end('later')));
  }
  @Post('failing')
  failing(@Wire() { response }: BareExchange): never {
    throw new Error(`canary ${response.statusCode}`);
  }
  @Post('named')
  named(@Body() { name }: Named): object {
    return { name };
  }
}

let rim: Rim;
beforeAll(async () => {
  rim = await startRim([UploadsController]);
});
afterAll(() => rim.close());

const large = Buffer.alloc(5 * 1024 * 1024, 'keyreel');

it('hands the bytes on as they come, beyond what JSON may hold', async () => {
  const { body } = await rim.client().post('/v1/uploads').set('content-type', 'video/mp4').send(large).expect(201);
  expect(body).toEqual({
    counted: large.length,
    bytes: large.length,
    mediaType: 'video/mp4',
    sha256: createHash('sha256').update(large).digest('hex'),
  });
});

it('knows no length where none was announced', async () => {
  const answer = await new Promise<string>((resolve, reject) => {
    const sending = request(`${rim.url}/v1/uploads`, { method: 'POST', headers: { 'content-type': 'application/octet-stream' } }, response => {
      text(response).then(resolve, reject);
    }).on('error', reject);
    sending.write('ab');
    sending.end('cd');
  });
  expect(JSON.parse(answer)).toMatchObject({ counted: 4, bytes: null, mediaType: 'application/octet-stream' });
});

it('lets a protocol of its own answer, under the headers of the house', async () => {
  const { headers } = await rim
    .client()
    .patch('/v1/uploads/protocol')
    .set('content-type', 'application/offset+octet-stream')
    .send(Buffer.from('abc'))
    .expect(204);
  expect(headers).toMatchObject({ 'upload-offset': '3', 'x-content-type-options': 'nosniff' });
  expect(headers['keyreel-request-id']).toMatch(/-7/);
});

it('lets it take its time after the handler has returned', async () => {
  await rim.client().post('/v1/uploads/later').set('content-type', 'application/octet-stream').send('x').expect(202, 'later');
});

it('answers a protocol that fails before it answered', async () => {
  const { text: answer } = await rim.client().post('/v1/uploads/failing').set('content-type', 'application/octet-stream').send('x').expect(500);
  expect(answer).toMatch(/internal_error/);
  expect(answer).not.toContain('canary');
});

it('takes no JSON for a stream and no stream for JSON', async () => {
  await rim
    .client()
    .post('/v1/uploads')
    .send({ name: 'x' })
    .expect(415, /media_type_unsupported/);
  await rim
    .client()
    .post('/v1/uploads/named')
    .set('content-type', 'video/mp4')
    .send('{"name":"x"}')
    .expect(415, /media_type_unsupported/);
  await rim
    .client()
    .post('/v1/uploads/named')
    .set('content-type', 'video/mp4')
    .send(large)
    .expect(415, /media_type_unsupported/);
});
