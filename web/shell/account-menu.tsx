import { ActionIcon, Divider, Text } from '@mantine/core';
import IconLogout from '@tabler/icons-react/icons/IconLogout';
import IconPlug from '@tabler/icons-react/icons/IconPlug';
import IconUser from '@tabler/icons-react/icons/IconUser';
import { useMutation } from '@tanstack/react-query';
import { api, taken } from '../api/client.js';
import { useForgetAll, type Person } from '../api/session.js';
import { forgetDrafts } from '../parts/draft.js';
import { MenuAct, MenuLink } from '../parts/menu.js';
import { Popup } from '../parts/popup.js';
import { ways } from '../ways.js';
import { useWords } from '../words/catalogue.js';
import { Looks } from './looks.js';
import { useDesks } from './navigation.js';
import classes from './shell.module.css';
import { words } from './words.js';

export const AccountMenu = ({ person }: { person: Person }) => {
  const text = useWords(words);
  const forgetAll = useForgetAll();
  const desks = useDesks(person);
  const leave = useMutation({
    mutationFn: () => taken(api.DELETE('/v1/sessions/current', {})),
    onSettled: async () => {
      forgetDrafts();
      await forgetAll();
    },
  });
  return (
    <Popup
      label={text.menu}
      button={opener => (
        <ActionIcon {...opener} variant="subtle" color="gray" size="lg" aria-label={text.menu}>
          <IconUser size={20} aria-hidden />
        </ActionIcon>
      )}
    >
      <Text size="xs">{text.signedInAs}</Text>
      <Text size="sm" fw={600} truncate="end" title={person.email}>
        <bdi>{person.email}</bdi>
      </Text>
      <Divider my="xs" />
      <div role="menu" aria-label={text.menu} className={classes['menu']}>
        <MenuLink href={ways.account} icon={<IconUser size={16} aria-hidden />}>
          {text.account}
        </MenuLink>
        <MenuLink href={ways.connections} icon={<IconPlug size={16} aria-hidden />}>
          {text.connections}
        </MenuLink>
        {desks.map(({ way, label, Icon }) => (
          <MenuLink key={way} href={way} icon={<Icon size={16} aria-hidden />}>
            {label}
          </MenuLink>
        ))}
        <MenuAct icon={<IconLogout size={16} aria-hidden />} onClick={() => leave.mutate()}>
          {text.signOut}
        </MenuAct>
      </div>
      <Divider my="xs" />
      <Looks />
    </Popup>
  );
};
