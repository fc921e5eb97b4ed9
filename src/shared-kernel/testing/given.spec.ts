import type { Decider } from '../decider.js';
import { refusal } from '../refusal.js';
import { given } from './given.js';

type Door = { open: boolean };
type DoorCommand = { category: 'door'; streamId: string; type: 'Open'; data: { by: string } };
type DoorEvent = { type: 'Opened'; data: { by: string } };

const DoorBlocked = refusal('given_spec_door_blocked', 'conflict', 'The door is blocked.');

const door: Decider<Door, DoorCommand, DoorEvent> = {
  facts: { category: 'door', facts: {} },
  initial: { open: false },
  decide({ data }, { open }) {
    if (data.by === 'a ghost') throw DoorBlocked({ reason: 'nobody_there', remedies: ['knock'] });
    return open ? [] : [{ type: 'Opened', data }];
  },
  evolve: () => ({ open: true }),
};

const openedBy = (by: string): DoorEvent => ({ type: 'Opened', data: { by } });
const open = (by: string): DoorCommand => ({ category: 'door', streamId: 'front', type: 'Open', data: { by } });

describe('given, when, then', () => {
  it('holds for what happens, for nothing and for a refusal', () => {
    given(door)().when(open('ada')).then(openedBy('ada'));
    given(door)(openedBy('ada')).when(open('bea')).thenNothing();
    given(door)()
      .when(open('a ghost'))
      .thenRefused('given_spec_door_blocked', { remedies: ['knock'] });
  });

  it('fails for other events, for other data and for none', () => {
    const wrong = [
      () => given(door)().when(open('ada')).then(openedBy('bea')),
      () => given(door)().when(open('ada')).then(),
      () => given(door)().when(open('ada')).thenNothing(),
      () => given(door)(openedBy('ada')).when(open('bea')).then(openedBy('bea')),
    ];
    for (const claim of wrong) expect(claim).toThrow();
  });

  it('fails for another refusal, for other details and where nothing was refused', () => {
    const wrong = [
      () => given(door)().when(open('a ghost')).thenRefused('another_code'),
      () => given(door)().when(open('a ghost')).thenRefused('given_spec_door_blocked', { reason: 'another' }),
      () => given(door)().when(open('a ghost')).thenRefused('given_spec_door_blocked', { purse: 'platform_credits' }),
      () => given(door)().when(open('ada')).thenRefused('given_spec_door_blocked'),
      () => given(door)().when(open('a ghost')).thenNothing(),
    ];
    for (const claim of wrong) expect(claim).toThrow();
  });
});
