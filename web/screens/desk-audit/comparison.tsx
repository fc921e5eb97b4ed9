import { Button, FileButton, Group, NativeSelect, Stack, Text, Textarea } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { RefusedView } from '../../parts/refused-view.js';
import { Section } from '../../parts/section.js';
import { judgeGrowth, type GrowthJudged } from '../../proofs/judge.js';
import { readCheckpoint, type Checkpoint } from '../../proofs/note.js';
import { useWords } from '../../words/catalogue.js';
import { useFormats } from '../../words/formats.js';
import { checkpointsQuery, keysQuery, readGrowth, readNewest } from './asking.js';
import { useTrustedKeys } from './trusted-keys.js';
import { Verdict } from './verdict.js';
import { words } from './words.js';

const NEWEST = '';

type Compared =
  | { readonly says: 'noNote' | 'otherLog' }
  | { readonly says: 'judged'; readonly then: Checkpoint; readonly now: Checkpoint; readonly judged: GrowthJudged };

/** A log that is shorter than what was signed then was cut, whatever else is true. */
const compare = async (kept: string, other: string, keys: readonly string[]): Promise<Compared> => {
  // an editor may have taken the line feed at its end
  const then = readCheckpoint(kept.endsWith('\n') ? kept : `${kept}\n`);
  const now = readCheckpoint(other === NEWEST ? await readNewest() : other);
  if (then === null || now === null) return { says: 'noNote' };
  if (then.origin !== now.origin) return { says: 'otherLog' };
  const isShorter = now.size < then.size;
  const { hashes } = isShorter ? { hashes: [] } : await readGrowth(then.size, now.size);
  return { says: 'judged', then, now, judged: await judgeGrowth(then, now, hashes, keys) };
};

const Judged = ({ then, now, judged }: Extract<Compared, { says: 'judged' }>) => {
  const text = useWords(words);
  const { number } = useFormats();
  const growth = judged.grown ? text.grown(number(then.size), number(now.size)) : now.size < then.size ? text.cutShort : text.notGrown;
  const isGood = judged.grown && judged.smaller === 'good' && judged.larger === 'good';
  return (
    <Verdict
      title={[growth, isGood || !judged.grown ? growth : text.notProven]}
      findings={[
        { isGood: judged.grown, says: judged.grown ? text.growthGood : text.growthBad },
        { isGood: judged.smaller === 'good', says: `${text.then}: ${text.signature[judged.smaller]}` },
        { isGood: judged.larger === 'good', says: `${text.now}: ${text.signature[judged.larger]}` },
      ]}
    />
  );
};

/** A checkpoint that was kept, held against one of now: the browser alone judges. */
export const Comparison = () => {
  const text = useWords(words);
  const { number } = useFormats();
  const told = useQuery(keysQuery);
  const { keys } = useTrustedKeys(told.data?.keys);
  const { data } = useInfiniteQuery(checkpointsQuery);
  const [kept, setKept] = useState('');
  const [other, setOther] = useState(NEWEST);
  const compared = useMutation({ mutationFn: () => compare(kept, other, keys) });
  const open = (file: File | null) => void file?.text().then(setKept);
  const choices = data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Section title={text.compareTitle} lead={text.compareLead}>
      <Textarea
        label={text.kept}
        description={text.keptSays}
        autosize
        minRows={5}
        ff="monospace"
        value={kept}
        onChange={event => setKept(event.currentTarget.value)}
      />
      <Group align="flex-end">
        <FileButton onChange={open} accept=".note,.txt,text/plain">
          {props => (
            <Button variant="default" {...props}>
              {text.openFile}
            </Button>
          )}
        </FileButton>
        <NativeSelect
          label={text.compareWith}
          value={other}
          onChange={event => setOther(event.currentTarget.value)}
          data={[
            { value: NEWEST, label: text.newestOne },
            ...choices.map(({ size, text: note }) => ({ value: note, label: text.ofSize(number(size)) })),
          ]}
        />
        <Button loading={compared.isPending} disabled={kept.trim() === '' || keys.length === 0} onClick={() => compared.mutate()}>
          {text.compare}
        </Button>
      </Group>
      <Stack gap="xs" aria-live="polite">
        {compared.data?.says === 'judged' && <Judged {...compared.data} />}
        {compared.data !== undefined && compared.data.says !== 'judged' && <Text size="sm">{text[compared.data.says]}</Text>}
        <RefusedView error={compared.error} />
      </Stack>
    </Section>
  );
};
