import { Anchor, Group } from '@mantine/core';
import { Link } from 'wouter';
import { useWelcome } from '../api/welcome.js';
import { ways } from '../ways.js';
import { useWords } from '../words/catalogue.js';
import { words } from './words.js';

export const Footer = () => {
  const { footer, prices, guide, reference, help } = useWords(words);
  const { support } = useWelcome();
  return (
    <Group component="footer" aria-label={footer} gap="lg" mt="xl" pt="md" justify="center">
      <Anchor component={Link} href={ways.prices} size="sm">
        {prices}
      </Anchor>
      <Anchor component={Link} href={ways.guide} size="sm">
        {guide}
      </Anchor>
      <Anchor href="/reference" size="sm">
        {reference}
      </Anchor>
      {support !== null && (
        <Anchor href={support} size="sm" rel="noreferrer">
          {help}
        </Anchor>
      )}
    </Group>
  );
};
