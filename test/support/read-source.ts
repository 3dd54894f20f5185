// What the architecture test wants to know of one source file: whom it imports, which globals it touches, whether it
// only passes others' exports on. Knows no rule.

import { parseAst } from 'rolldown/parseAst';

export interface SourceFacts {
  /** Module specifiers of imports, re-exports, `import()` and type imports alike. */
  imports: string[];
  /** Names the file uses but never declares, and members of those, such as `Date.now`; `new Date` without arguments. */
  globals: string[];
  isBarrel: boolean;
}

interface Node {
  type: string;
  [key: string]: unknown;
}

export function readSource(path: string, source: string): SourceFacts {
  const program: unknown = parseAst(source, { lang: path.endsWith('.tsx') ? 'tsx' : 'ts' }, path);
  const nodes = [...walk(program)];
  return { imports: readImports(nodes), globals: readGlobals(nodes), isBarrel: isBarrel(program) };
}

function* walk(value: unknown): Generator<Node> {
  if (Array.isArray(value)) for (const item of value) yield* walk(item);
  if (!isNode(value)) return;
  yield value;
  for (const [key, child] of Object.entries(value)) if (!isPlainName(value, key)) yield* walk(child);
}

/** Positions where an identifier is a label, not a reference: `x.label`, `{ label: x }`, `import { label as x }`. */
function isPlainName(node: Node, key: string): boolean {
  if (['imported', 'exported'].includes(key)) return true;
  if (key === 'property') return node.type === 'MemberExpression' && !node.computed;
  if (key === 'local') return node.type === 'ExportSpecifier';
  if (key !== 'key') return false;
  return !node.computed && !(node.type === 'Property' && node.shorthand);
}

function readImports(nodes: Node[]): string[] {
  return nodes.flatMap(({ source }) => (isNode(source) && typeof source.value === 'string' ? [source.value] : []));
}

/** A name that the file binds anywhere counts as its own everywhere: coarse, but the type checker does the rest. */
function readGlobals(nodes: Node[]): string[] {
  const bound = new Set(nodes.flatMap(boundNames));
  const isFree = (node: unknown) => isIdentifier(node) && !bound.has(node.name);
  const used = nodes
    .filter(isIdentifier)
    .filter(isFree)
    .map(({ name }) => name);
  return [...new Set([...used, ...nodes.flatMap((node) => readMember(node, isFree)), ...nodes.flatMap(readClock)])];
}

function readMember({ type, object, property }: Node, isFree: (node: unknown) => boolean): string[] {
  if (type !== 'MemberExpression' || !isFree(object) || !isIdentifier(object)) return [];
  if (isIdentifier(property)) return [`${object.name}.${property.name}`];
  return isNode(property) && typeof property.value === 'string' ? [`${object.name}.${property.value}`] : [];
}

function readClock({ type, callee, arguments: given }: Node): string[] {
  const isDate = isIdentifier(callee) && callee.name === 'Date';
  return isDate && (type === 'CallExpression' || (Array.isArray(given) && given.length === 0)) ? ['new Date()'] : [];
}

const bindingKeys: Record<string, string[]> = {
  VariableDeclarator: ['id'],
  FunctionDeclaration: ['id', 'params'],
  FunctionExpression: ['id', 'params'],
  ArrowFunctionExpression: ['params'],
  ClassDeclaration: ['id'],
  CatchClause: ['param'],
  ImportSpecifier: ['local'],
  ImportDefaultSpecifier: ['local'],
  ImportNamespaceSpecifier: ['local'],
  TSTypeAliasDeclaration: ['id'],
  TSInterfaceDeclaration: ['id'],
  TSFunctionType: ['params'],
  TSMethodSignature: ['params'],
};

function boundNames(node: Node): string[] {
  return (bindingKeys[node.type] ?? []).flatMap((key) => patternNames(node[key]));
}

/** Names in a binding pattern; the defaults inside it are uses, not bindings. */
function patternNames(pattern: unknown): string[] {
  if (Array.isArray(pattern)) return pattern.flatMap(patternNames);
  if (!isNode(pattern)) return [];
  if (isIdentifier(pattern)) return [pattern.name];
  const { properties, elements, value, argument, left, parameter } = pattern;
  if (pattern.type === 'Property') return patternNames(value);
  return [properties, elements, argument, left, parameter].flatMap(patternNames);
}

function isBarrel(program: unknown): boolean {
  if (!isNode(program) || !Array.isArray(program.body)) return false;
  const body = program.body.filter(isNode);
  const isReExport = ({ type, source, declaration }: Node) =>
    type === 'ExportAllDeclaration' || (type === 'ExportNamedDeclaration' && (Boolean(source) || !declaration));
  return body.some(isReExport) && body.every((node) => isReExport(node) || node.type === 'ImportDeclaration');
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

function isIdentifier(value: unknown): value is Node & { name: string } {
  return isNode(value) && value.type === 'Identifier' && typeof value.name === 'string';
}
