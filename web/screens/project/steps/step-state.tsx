import { ThemeIcon } from '@mantine/core';
import IconAlertTriangle from '@tabler/icons-react/icons/IconAlertTriangle';
import IconBan from '@tabler/icons-react/icons/IconBan';
import IconCheck from '@tabler/icons-react/icons/IconCheck';
import IconClock from '@tabler/icons-react/icons/IconClock';
import IconLoader2 from '@tabler/icons-react/icons/IconLoader2';
import IconPlayerPause from '@tabler/icons-react/icons/IconPlayerPause';
import type { ComponentType } from 'react';
import { useWords } from '../../../words/catalogue.js';
import { wordOf } from '../../../words/codes.js';
import type { Task } from '../reading.js';
import { reasons, states } from './words.js';

type Icon = ComponentType<{ size?: number; 'aria-hidden'?: boolean }>;

const LOOKS: Readonly<Record<Task['state'], readonly [color: string, icon: Icon]>> = {
  scheduled: ['gray', IconClock],
  running: ['indigo', IconLoader2],
  waiting: ['yellow', IconClock],
  stopped: ['orange', IconPlayerPause],
  succeeded: ['teal', IconCheck],
  failed: ['red', IconAlertTriangle],
  cancelled: ['gray', IconBan],
};

/** How a step stands, as a picture beside its words. */
export const StateIcon = ({ state }: { readonly state: Task['state'] }) => {
  const [color, Sign] = LOOKS[state];
  return (
    <ThemeIcon color={color} variant="light" radius="xl" size="md">
      <Sign size={16} aria-hidden />
    </ThemeIcon>
  );
};

export const useStateName = (): ((state: string) => string) => {
  const words = useWords(states);
  return state => wordOf(words, state);
};

/** What it waits for, or why it failed, in a sentence. */
export const useReason = (): ((told: { readonly reason: string | null; readonly cause: string | null }) => string | null) => {
  const words = useWords(reasons);
  return ({ reason, cause }) => {
    // behind a colon stands why somebody did it
    const codes = [reason, cause].map(told => told?.split(':')[0]).filter(code => code !== undefined);
    const code = codes.find(known => words[known] !== undefined) ?? cause ?? reason;
    return code === null || code === undefined ? null : wordOf(words, code);
  };
};
