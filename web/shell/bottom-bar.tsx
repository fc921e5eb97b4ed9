import { Group, Text, UnstyledButton } from '@mantine/core';
import IconCoin from '@tabler/icons-react/icons/IconCoin';
import IconFolder from '@tabler/icons-react/icons/IconFolder';
import IconKey from '@tabler/icons-react/icons/IconKey';
import IconPlus from '@tabler/icons-react/icons/IconPlus';
import { Link, useLocation } from 'wouter';
import { ways } from '../ways.js';
import { useWords } from '../words/catalogue.js';
import { isAt } from './navigation.js';
import classes from './shell.module.css';
import { words } from './words.js';

/** The foot of the page on a phone: what a thumb reaches. */
export const BottomBar = () => {
  const { main, projects, createShort, credits, api } = useWords(words);
  const [location] = useLocation();
  const places = [
    { way: ways.start, label: projects, Icon: IconFolder },
    { way: ways.newProject, label: createShort, Icon: IconPlus },
    { way: ways.credits, label: credits, Icon: IconCoin },
    { way: ways.apiSettings, label: api, Icon: IconKey },
  ];
  return (
    <Group component="nav" aria-label={main} grow gap={0} h="100%" preventGrowOverflow={false}>
      {places.map(({ way, label, Icon }) => (
        <UnstyledButton
          key={way}
          component={Link}
          href={way}
          className={classes['foot'] ?? ''}
          aria-current={isAt(location, way) ? 'page' : undefined}
        >
          <Icon size={20} aria-hidden />
          <Text size="xs">{label}</Text>
        </UnstyledButton>
      ))}
    </Group>
  );
};
