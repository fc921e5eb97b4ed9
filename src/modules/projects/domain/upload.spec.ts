import { given } from '../../../shared-kernel/testing/given.js';
import { uploadCommands } from './commands.js';
import type { UploadEvent } from './events.js';
import { upload } from './upload.js';

const ref = { uploadId: 'file', accountId: 'ada', fileName: { sealed: 'name' } };
const content = { name: 'source', mediaType: 'video/mp4', bytes: 3, protection: 'plain' as const, commitment: 'c', salt: { sealed: 's' } };
const found = {
  ...ref,
  content,
  digest: { sealed: 'digest' },
  seconds: 2,
  container: 'mp4',
  video: { codec: 'h264', width: 320, height: 240 },
  audioTracks: 1,
};
const received: UploadEvent = { type: 'UploadReceived', data: found };
const refused: UploadEvent = { type: 'UploadRefused', data: { ...ref, bytes: 3, code: 'not_media' } };

const receive = uploadCommands.ReceiveUpload(found);
const refuse = uploadCommands.RefuseUpload(refused.data);

describe('an upload', () => {
  it('is kept with what was found in it', () => given(upload)().when(receive).then(received));

  it('is refused with the reason why it cannot be worked on', () => given(upload)().when(refuse).then(refused));

  it('is looked at once: the first report stays', () => {
    for (const first of [received, refused]) for (const second of [receive, refuse]) given(upload)(first).when(second).thenNothing();
  });
});
