// What the API answers: absent instead of null, whole numbers with a width or bounds.

const types = schema => [schema.type ?? []].flat();

function walk(schema, where, seen, found) {
  if (!schema || typeof schema !== 'object' || seen.has(schema)) return;
  seen.add(schema);
  if (types(schema).includes('null')) found.push(`${where} may be null; leave it out instead`);
  if (types(schema).includes('integer') && !/^int(32|64)$/.test(schema.format ?? '') && !('maximum' in schema) && !('enum' in schema))
    found.push(`${where} is an integer with neither format int32 or int64 nor maximum`);
  for (const [name, member] of Object.entries(schema.properties ?? {})) walk(member, `${where}.${name}`, seen, found);
  walk(schema.items, `${where}[]`, seen, found);
  for (const part of [...(schema.allOf ?? []), ...(schema.anyOf ?? []), ...(schema.oneOf ?? [])]) walk(part, where, seen, found);
  walk(schema.additionalProperties, `${where}.*`, seen, found);
}

export default (response, options, { path }) => {
  const [, route, method, , status] = path;
  const found = [];
  for (const [type, body] of Object.entries(response.content ?? {}))
    if (/json/.test(type)) walk(body.schema, 'the answer', new Set(), found);
  return found.map(problem => ({ message: `${String(method).toUpperCase()} ${route} ${status}: ${problem}.` }));
};
