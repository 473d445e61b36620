// Integers, texts and lists in what a caller sends are bounded.

const types = schema => [schema.type ?? []].flat();
const isBoundedPattern = pattern => /^\^.*\$$/.test(pattern) && !/[^\\][*+]|\{\d+,\}/.test(pattern);
const boundedFormats = ['date', 'date-time', 'uuid'];

const isBoundedText = schema =>
  'maxLength' in schema || 'enum' in schema || 'const' in schema ||
  boundedFormats.includes(schema.format) || isBoundedPattern(schema.pattern ?? '');

function walk(schema, where, seen, found) {
  if (!schema || typeof schema !== 'object' || seen.has(schema)) return;
  seen.add(schema);
  const isFixed = 'enum' in schema || 'const' in schema;
  if (types(schema).includes('integer') && !isFixed && !('minimum' in schema && 'maximum' in schema))
    found.push(`${where} is an integer without minimum and maximum`);
  if (types(schema).includes('string') && !isBoundedText(schema))
    found.push(`${where} is a text without maxLength`);
  if (types(schema).includes('array') && !('maxItems' in schema))
    found.push(`${where} is a list without maxItems`);
  for (const [name, member] of Object.entries(schema.properties ?? {})) walk(member, `${where}.${name}`, seen, found);
  walk(schema.items, `${where}[]`, seen, found);
  for (const part of [...(schema.allOf ?? []), ...(schema.anyOf ?? []), ...(schema.oneOf ?? [])]) walk(part, where, seen, found);
  walk(schema.additionalProperties, `${where}.*`, seen, found);
}

export default (operation, options, { path }) => {
  const [, route, method] = path;
  const found = [];
  for (const parameter of operation.parameters ?? []) walk(parameter.schema, `the parameter '${parameter.name}'`, new Set(), found);
  for (const [type, body] of Object.entries(operation.requestBody?.content ?? {}))
    if (/json/.test(type)) walk(body.schema, 'the body', new Set(), found);
  return found.map(problem => ({ message: `${String(method).toUpperCase()} ${route}: ${problem}.` }));
};
