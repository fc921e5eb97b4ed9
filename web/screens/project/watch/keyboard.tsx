import { Kbd } from '@mantine/core';
import { useEffect, type RefObject } from 'react';
import { Dialog } from '../../../parts/dialog.js';
import { Table } from '../../../parts/table.js';
import { useWords } from '../../../words/catalogue.js';
import type { Player } from './player.js';
import { words } from './words.js';

const LITTLE = 5;
const MUCH = 10;

const TYPED_INTO = 'input, textarea, select, [contenteditable="true"], [role="dialog"], [role="menu"]';
/** These do something of their own when the space bar is pressed. */
const PRESSED = 'button, a, summary, [role="button"], [role="tab"], [role="menuitem"]';

interface Wishes {
  readonly player: Player;
  readonly search: RefObject<HTMLInputElement | null>;
  readonly onHelp: () => void;
}

const deedFor = (key: string, { player, search, onHelp }: Wishes): (() => void) | null => {
  switch (key) {
    case ' ':
    case 'k':
      return player.toggle;
    case 'ArrowLeft':
      return () => player.skip(-LITTLE);
    case 'ArrowRight':
      return () => player.skip(LITTLE);
    case 'j':
      return () => player.skip(-MUCH);
    case 'l':
      return () => player.skip(MUCH);
    case '<':
      return () => player.faster(-1);
    case '>':
      return () => player.faster(1);
    case '/':
      return () => search.current?.focus();
    case '?':
      return onHelp;
    default:
      return null;
  }
};

/** The video by keyboard, wherever on the screen somebody is who types nothing. */
export const useKeyboard = (wishes: Wishes): void => {
  const { player, search, onHelp } = wishes;
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      const { target } = event;
      if (!(target instanceof Element) || target.closest(TYPED_INTO)) return;
      const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
      if (key === ' ' && target.closest(PRESSED)) return;
      const deed = deedFor(key, { player, search, onHelp });
      if (!deed) return;
      event.preventDefault();
      deed();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [player, search, onHelp]);
};

/** Which keys do what. */
export const KeyboardHelp = ({ onClose }: { readonly onClose: () => void }) => {
  const { keys, helpTitle, space } = useWords(words);
  const rows = [
    [[space, 'K'], keys.play],
    [['←', '→'], keys.little],
    [['J', 'L'], keys.much],
    [['<', '>'], keys.speed],
    [['/'], keys.search],
    [['?'], keys.help],
  ] as const;
  return (
    <Dialog opened onClose={onClose} title={helpTitle} centered>
      <Table>
        <Table.Tbody>
          {rows.map(([pressed, what]) => (
            <Table.Tr key={what}>
              <Table.Td>
                {pressed.map(key => (
                  <Kbd key={key} me={6}>
                    {key}
                  </Kbd>
                ))}
              </Table.Td>
              <Table.Td>{what}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Dialog>
  );
};
