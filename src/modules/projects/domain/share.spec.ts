import { given } from '../../../shared-kernel/testing/given.js';
import { share } from './share.js';
import { shareCommands } from './share-commands.js';
import type { ShareEvent } from './share-events.js';

const ref = { shareId: 'link', projectId: 'talk', accountId: 'ada' };
const things = { ...ref, transcript: true, thumbnails: false, outputIds: ['mail'], expiresAt: '2026-12-01T00:00:00.000Z' };
const created: ShareEvent = { type: 'ShareCreated', data: things };
const revoked: ShareEvent = { type: 'ShareRevoked', data: { ...ref, why: 'owner' } };
const revoke = shareCommands.RevokeShare({ ...ref, why: 'owner' });

it('is made once', () => {
  given(share)().when(shareCommands.CreateShare(things)).then(created);
  given(share)(created).when(shareCommands.CreateShare(things)).thenNothing();
});

it('is revoked once, and stays revoked', () => {
  given(share)(created).when(revoke).then(revoked);
  given(share)(created, revoked).when(revoke).thenNothing();
  given(share)(created, revoked).when(shareCommands.CreateShare(things)).thenNothing();
});

it('is nobody else’s to revoke, nor another project’s', () => {
  given(share)().when(revoke).thenRefused('share_unknown');
  for (const other of [{ accountId: 'eve' }, { projectId: 'other' }])
    given(share)(created)
      .when(shareCommands.RevokeShare({ ...ref, ...other, why: 'owner' }))
      .thenRefused('share_unknown');
});
