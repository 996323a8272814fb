import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parse } from 'svelte/compiler';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { HOST_SETTINGS } from '../../src/catalog/every-field';
import { ALL_FIELDS } from '../../src/model/scenario/fields';
import { defaultOf } from '../../src/model/scenario/kinds';
import { root } from '../helpers/commands';

const src = join(root, 'src');

/** Two words side by side, or a single capitalized word. */
const isProse = (text: string) =>
  /[A-Za-z]{2,}[,.:;]? +[A-Za-z]{2,}/.test(text) || /^[A-Z][a-z]{2,}[a-z .…]*$/.test(text);

/** Attributes that are read aloud or shown. */
const SAID =
  /^(aria-(label|valuetext|description|roledescription)|title|placeholder|alt|label|summary)$/;

type Node = Record<string, unknown> & { type?: string };

/** Texts in a component: between tags, in attributes that are read, and in its code. */
function inComponent(source: string): string[] {
  const found: string[] = [];
  const ast = parse(source, { modern: true }) as unknown as {
    fragment: Node;
    instance: { content: Node } | null;
    module: { content: Node } | null;
  };
  const walk = (node: unknown): void => {
    if (Array.isArray(node)) return node.forEach(walk);
    if (!node || typeof node !== 'object') return;
    const { type } = node as Node;
    if (type === 'Text') {
      const text = String((node as Node).data)
        .replace(/\s+/g, ' ')
        .trim();
      if (/[A-Za-z]{2,}/.test(text)) found.push(text);
      return;
    }
    if (type === 'Attribute') {
      const { name, value } = node as { name: string; value: unknown };
      const parts = Array.isArray(value) ? value : [value];
      return parts.forEach((part) => {
        if ((part as Node | null)?.type !== 'Text') walk(part);
        else if (SAID.test(name)) walk(part);
      });
    }
    if (type === 'Literal' && isProse(String((node as Node).value)))
      found.push(String((node as Node).value));
    if (type === 'TemplateLiteral') {
      const { quasis } = node as { quasis: { value: { cooked: string } }[] };
      const text = quasis.map(({ value }) => value.cooked).join(' … ');
      if (isProse(text)) found.push(text);
    }
    if (/^(Import|TS|StyleDirective)/.test(type ?? '')) return;
    for (const [key, value] of Object.entries(node))
      if (!['loc', 'metadata', 'comments', 'leadingComments', 'trailingComments'].includes(key))
        walk(value);
  };
  walk(ast.fragment);
  walk(ast.instance?.content);
  walk(ast.module?.content);
  return found;
}

/** Texts in a module; errors for programmers are thrown and do not count. */
function inModule(source: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node) || ts.isTypeNode(node)) return;
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) return;
    if (ts.isThrowStatement(node)) return;
    if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) {
      if (isProse(node.text)) found.push(node.text);
    } else if (ts.isTemplateExpression(node)) {
      const text = [node.head, ...node.templateSpans.map(({ literal }) => literal)]
        .map((part) => part.text)
        .join(' … ');
      if (isProse(text)) found.push(text);
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('module.ts', source, ts.ScriptTarget.Latest, true));
  return found;
}

const files = readdirSync(src, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.(ts|svelte)$/.test(entry.name))
  .map((entry) => relative(src, join(entry.parentPath, entry.name)))
  .filter((file) => !file.startsWith('text/'));

describe('no English stands outside the catalogue', () => {
  test.each(files)('%s', (file) => {
    const source = readFileSync(join(src, file), 'utf8');
    const found = file.endsWith('.svelte') ? inComponent(source) : inModule(source);
    expect(found.filter((text) => !isAllowed(file, text))).toEqual([]);
  });
});

/** Style, markup, selectors, media queries, code and command lines. */
const IS_CODE = /[{}<>=;$\\|*]|^\(.*\)$|^\.\w|:not\(|--|, (a|select),/;

/** Values of scenarios, and names of formats and keys. */
const VALUES = new Set([
  ...[...ALL_FIELDS, ...HOST_SETTINGS].flatMap(([, field]) =>
    field.kind === 'choice' ? field.choices.map(String) : [String(defaultOf(field))],
  ),
  ...[
    'SVG',
    'PNG',
    'CSV',
    'JSON',
    'Enter',
    'Escape',
    'Home',
    'End',
    'Files',
    'poster dark',
    'SQL01',
  ],
]);

/** Names in Windows and PowerShell, in the folder that uses both. */
const WINDOWS = new Set([
  'Virtual Machine',
  'Virtual Machine Configuration',
  'Cluster Network 1',
  'Failover Clusters',
  'File and Printer Sharing',
  'Microsoft Virtual System Migration Service',
]);
const isOfWindows = (text: string) => /^[A-Z]\w*$/.test(text) || WINDOWS.has(text);

function isAllowed(file: string, text: string): boolean {
  return (
    IS_CODE.test(text) || VALUES.has(text) || (file.startsWith('hyperv/') && isOfWindows(text))
  );
}
