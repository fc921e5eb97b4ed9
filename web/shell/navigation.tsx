import { NavLink, Stack, Text } from '@mantine/core';
import IconActivity from '@tabler/icons-react/icons/IconActivity';
import IconCoin from '@tabler/icons-react/icons/IconCoin';
import IconFolder from '@tabler/icons-react/icons/IconFolder';
import IconKey from '@tabler/icons-react/icons/IconKey';
import IconLifebuoy from '@tabler/icons-react/icons/IconLifebuoy';
import IconPlug from '@tabler/icons-react/icons/IconPlug';
import IconPlus from '@tabler/icons-react/icons/IconPlus';
import IconShieldCheck from '@tabler/icons-react/icons/IconShieldCheck';
import IconUser from '@tabler/icons-react/icons/IconUser';
import type { TablerIcon } from '@tabler/icons-react';
import { Link, useLocation } from 'wouter';
import type { Person } from '../api/session.js';
import { isOpenTo } from '../desks.js';
import { ways } from '../ways.js';
import { useWords } from '../words/catalogue.js';
import classes from './shell.module.css';
import { words } from './words.js';

interface Place {
  readonly way: string;
  readonly label: string;
  readonly Icon: TablerIcon;
}

/** Which desks somebody has. */
export const useDesks = (person: Pick<Person, 'roles'>): readonly Place[] => {
  const { support, audit, operations } = useWords(words);
  const desks = [
    { desk: 'support', way: ways.support, label: support, Icon: IconLifebuoy },
    { desk: 'audit', way: ways.audit, label: audit, Icon: IconShieldCheck },
    { desk: 'operations', way: ways.operations, label: operations, Icon: IconActivity },
  ] as const;
  return desks.filter(({ desk }) => isOpenTo(person, desk));
};

/** Whether a place, or something inside it, is what is looked at. */
export const isAt = (location: string, way: string): boolean =>
  way === ways.start ? location === way || (location.startsWith('/projects/') && location !== ways.newProject) : location.startsWith(way);

const Places = ({ places, title }: { places: readonly Place[]; title?: string }) => {
  const [location] = useLocation();
  return (
    <div>
      {title !== undefined && (
        <Text size="xs" fw={600} tt="uppercase" className={classes['quiet'] ?? ''} px="sm" pb={4}>
          {title}
        </Text>
      )}
      {places.map(({ way, label, Icon }) => (
        <NavLink
          key={way}
          component={Link}
          href={way}
          label={label}
          leftSection={<Icon size={18} aria-hidden />}
          active={isAt(location, way)}
          aria-current={isAt(location, way) ? 'page' : undefined}
          className={classes['place'] ?? ''}
        />
      ))}
    </div>
  );
};

/** The side of the page on a desk. */
export const Navigation = ({ person }: { person: Person }) => {
  const { projects, create, credits, settings, api, account, connections, desks } = useWords(words);
  const own = useDesks(person);
  return (
    <Stack gap="lg">
      <Places
        places={[
          { way: ways.newProject, label: create, Icon: IconPlus },
          { way: ways.start, label: projects, Icon: IconFolder },
          { way: ways.credits, label: credits, Icon: IconCoin },
        ]}
      />
      <Places
        title={settings}
        places={[
          { way: ways.apiSettings, label: api, Icon: IconKey },
          { way: ways.account, label: account, Icon: IconUser },
          { way: ways.connections, label: connections, Icon: IconPlug },
        ]}
      />
      {own.length > 0 && <Places title={desks} places={own} />}
    </Stack>
  );
};
