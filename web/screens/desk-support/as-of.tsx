import { Button, Group, Slider, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useState } from 'react';
import { useWords } from '../../words/catalogue.js';
import { useFormats } from '../../words/formats.js';
import { words } from './words.js';

interface AsOfProps {
  readonly since: string;
  readonly asOf: string | null;
  readonly onChange: (asOf: string | null) => void;
}

const STEPS = 1_000;

/** Each look is written down, so one is taken where the slider comes to rest: not at every step that a key or a finger passes. */
const RESTS_MS = 300;

/** The field for a moment speaks of the clock on the wall. */
const fieldOf = (time: Date): string => new Date(time.getTime() - time.getTimezoneOffset() * 60_000).toISOString().slice(0, 19);

/** Between the first day of an account and now: where the slider rests, the account is shown as it was. */
export const AsOf = ({ since, asOf, onChange }: AsOfProps) => {
  const text = useWords(words);
  const { moment } = useFormats();
  const [end] = useState(() => Date.now());
  const begin = new Date(since).getTime();
  const span = Math.max(1, end - begin);
  const stepOf = (time: string | null) => (time === null ? STEPS : Math.round(((new Date(time).getTime() - begin) / span) * STEPS));
  const timeOf = (step: number) => new Date(begin + (span * step) / STEPS);
  const [step, setStep] = useState<number | null>(null);
  const [typed, setTyped] = useState<string | null>(null);
  const settle = (time: Date | null) => {
    setStep(null);
    setTyped(null);
    onChange(time === null ? null : time.toISOString());
  };
  const rest = useDebouncedCallback((at: number) => settle(at >= STEPS ? null : timeOf(at)), RESTS_MS);
  const shown = step ?? stepOf(asOf);
  const says = shown >= STEPS ? text.now : moment(timeOf(shown));
  const wanted = typed === null || typed === '' ? null : new Date(typed);
  return (
    <Stack gap="xs">
      <Text size="sm" fw={600} id="as-of">
        {text.asOf}
      </Text>
      <Slider
        thumbLabel={text.asOf}
        thumbProps={{ 'aria-valuetext': says }}
        min={0}
        max={STEPS}
        value={shown}
        label={null}
        onChange={next => {
          setStep(next);
          rest(next);
        }}
      />
      <Group justify="space-between">
        <Text size="xs">{text.since(moment(since))}</Text>
        {shown < STEPS && (
          <Text size="xs" fw={600}>
            {says}
          </Text>
        )}
        <Text size="xs">{text.now}</Text>
      </Group>
      <Group align="flex-end">
        <TextInput
          type="datetime-local"
          step={1}
          size="sm"
          label={text.exactly}
          value={typed ?? fieldOf(asOf === null ? new Date(end) : new Date(asOf))}
          onChange={event => setTyped(event.currentTarget.value)}
        />
        <Button size="sm" variant="default" disabled={wanted === null || Number.isNaN(wanted.getTime())} onClick={() => settle(wanted)}>
          {text.lookAt}
        </Button>
      </Group>
    </Stack>
  );
};
