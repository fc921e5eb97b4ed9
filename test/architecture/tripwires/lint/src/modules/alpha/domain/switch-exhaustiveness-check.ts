type Key = { status: 'none' } | { status: 'usable' } | { status: 'exhausted' };

export const works = (key: Key): boolean => {
  switch (key.status) {
    case 'usable':
      return true;
    default:
      return false;
  }
};
