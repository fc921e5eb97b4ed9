import { basename } from 'node:path';

const SUFFIX = '.module.mjs';
const LIBRARY = /[\\/]node_modules[\\/]@mantine[\\/](core|notifications)[\\/]esm[\\/]/;

/** The file of rules that belongs to a file of class names; the notifications have one for all of theirs. */
const rulesOf = (library, names) => (library === 'core' ? `@mantine/core/styles/${names}.layer.css` : '@mantine/notifications/styles.layer.css');

/**
 * The rules of a component are loaded with the component: the library ships the class names of each in a file of its own, and the rules of each in
 * another, and says nothing of who needs which. A component whose rules it renamed breaks the build. In their layer the library's rules lose against the
 * page's own wherever they come in the end.
 */
export const stylesInUse = () => ({
  name: 'styles-in-use',
  transform(code, id) {
    const [file] = id.split('?');
    const library = LIBRARY.exec(file)?.[1];
    if (library === undefined || !file.endsWith(SUFFIX)) return null;
    return { code: `import '${rulesOf(library, basename(file, SUFFIX))}';\n${code}`, map: null, moduleSideEffects: true };
  },
});
