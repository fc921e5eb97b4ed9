import { Button, Group, Stack, Text } from '@mantine/core';
import type { Shapes } from '../../api/client.js';
import { useReasons } from '../../parts/reasons.js';
import { Section } from '../../parts/section.js';
import { useWords } from '../../words/catalogue.js';
import { readable } from '../../words/codes.js';
import { useFormats } from '../../words/formats.js';
import type { Hands, OverviewProps } from './hands.js';
import { words } from './words.js';

const One = ({ of, onWhy }: { readonly of: Shapes['StateRefusalShape']; readonly onWhy: Hands['onWhy'] }) => {
  const text = useWords(words);
  const { moment, number } = useFormats();
  const reasonOf = useReasons();
  return (
    <Stack gap={4}>
      <Group gap="xs">
        <Text size="sm" fw={600} lang="en">
          {readable(of.code)}
        </Text>
        {of.again > 0 && <Text size="xs">{text.again(number(of.again))}</Text>}
      </Group>
      <Text size="xs">
        {moment(of.at)} · {text.rule(of.rule)} · <span lang="en">{of.route}</span>
        {of.reason !== null && ` · ${reasonOf(of.reason)}`}
      </Text>
      <Text size="xs" ff="monospace">
        {text.request(of.requestId)}
      </Text>
      <Group>
        <Button size="compact-xs" variant="subtle" onClick={() => onWhy({ kind: 'refusals', id: of.refusalId })}>
          {text.why}
        </Button>
      </Group>
    </Stack>
  );
};

/** What the owner wanted and did not get. */
export const RefusalsSection = ({ overview: { refusals }, hands: { onWhy } }: OverviewProps) => {
  const text = useWords(words);
  return (
    <Section title={text.refusals}>
      {refusals.length === 0 && <Text size="sm">{text.noRefusals}</Text>}
      {refusals.map(each => (
        <One key={each.refusalId} of={each} onWhy={onWhy} />
      ))}
    </Section>
  );
};
