// Checks of one operation of openapi.yaml. Which of them runs is the option `check`; each answers a list of what is wrong.

const header = (operation, name) =>
  parameters(operation).find(p => p.in === 'header' && p.name.toLowerCase() === name.toLowerCase());
const query = (operation, name) => parameters(operation).find(p => p.in === 'query' && p.name === name);
const parameters = operation => operation.parameters ?? [];
const statuses = operation => Object.keys(operation.responses ?? {});
const answers = (operation, status) => statuses(operation).includes(String(status));
const answerHeader = (response, name) =>
  Object.keys(response?.headers ?? {}).some(key => key.toLowerCase() === name.toLowerCase());
const json = response => response?.content?.['application/json'];
const isOfApi = path => path.startsWith('/v1/');
const isList = operation => json(operation.responses?.['200'])?.schema?.properties?.items?.type === 'array';

const requires = (operation, name) => {
  const parameter = header(operation, name);
  if (!parameter) return [`takes no ${name}`];
  return parameter.required === true ? [] : [`does not require ${name}`];
};
const documents = (operation, ...expected) =>
  expected.filter(status => !answers(operation, status)).map(status => `does not document ${status}`);

const checks = {
  problems(operation) {
    const members = ['type', 'title', 'status', 'code', 'traceId'];
    return statuses(operation)
      .filter(status => /^[45]/.test(status))
      .flatMap(status => {
        const content = operation.responses[status].content ?? {};
        const types = Object.keys(content);
        if (types.length !== 1 || types[0] !== 'application/problem+json')
          return [`answers ${status} as ${types.join(', ') || 'nothing'} instead of application/problem+json`];
        const schema = content['application/problem+json'].schema ?? {};
        const known = Object.assign({}, schema.properties, ...(schema.allOf ?? []).map(part => part.properties));
        return members.filter(member => !(member in known)).map(member => `answers ${status} with a problem that has no '${member}'`);
      });
  },

  expectedStatuses(operation, path, method, document) {
    if (!isOfApi(path)) return [];
    const security = operation.security ?? document.security ?? [];
    const signInNeeded = security.length > 0 && !security.some(scheme => Object.keys(scheme).length === 0);
    return [
      ...(operation.requestBody || parameters(operation).some(p => p.in === 'query') ? documents(operation, 400) : []),
      ...(signInNeeded ? documents(operation, 401) : []),
      ...(path.includes('{') ? documents(operation, 404) : []),
      ...documents(operation, 429),
      ...(statuses(operation).some(status => /^[23]/.test(status)) ? [] : ['documents no success']),
    ];
  },

  created(operation, path, method) {
    const response = operation.responses?.['201'];
    return [
      ...(response && !answerHeader(response, 'Location') ? ['answers 201 without Location'] : []),
      ...(response && !response.content ? ['answers 201 without the thing created'] : []),
      ...(answers(operation, 204) && method !== 'delete' ? ['answers 204, which is for DELETE alone'] : []),
    ];
  },

  mediaTypes(operation, path, method) {
    const types = Object.keys(operation.requestBody?.content ?? {});
    const allowed = method === 'patch'
      ? ['application/merge-patch+json']
      : ['application/json', 'application/x-ndjson', 'text/csv', 'application/yaml', 'multipart/form-data', 'application/octet-stream'];
    return types.filter(type => !allowed.includes(type)).map(type => `takes ${type}; ${method.toUpperCase()} takes ${allowed.join(', ')}`);
  },

  etag(operation, path, method) {
    const response = operation.responses?.['200'];
    // No version of their own have sums over others, previews, a calendar; and a document by its hash never changes.
    if (['readServiceDemand', 'readDocumentPreview', 'readCalendar', 'readAdoptionDocument'].includes(operation.operationId)) return [];
    if (method !== 'get' || !isOfApi(path) || !path.endsWith('}') || !response || isList(operation)) return [];
    return [
      ...(answerHeader(response, 'ETag') ? [] : ['answers a single resource without ETag']),
      ...(header(operation, 'If-None-Match') ? [] : ['takes no If-None-Match']),
      ...documents(operation, 304),
    ];
  },

  ifMatch(operation, path, method) {
    if (!isOfApi(path) || method === 'get') return [];
    const movesSomething = method === 'post'
      ? /\}\/[^/{}]+$/.test(path) && !operation['x-computing'] && !operation['x-appends']
      : !operation['x-unconditional'];
    return movesSomething || header(operation, 'If-Match')
      ? [...requires(operation, 'If-Match'), ...documents(operation, 412, 428)]
      : [];
  },

  idempotencyKey(operation, path, method) {
    if (!isOfApi(path) || method !== 'post') return [];
    if (operation['x-computing'] || operation['x-sign-in'])
      return header(operation, 'Idempotency-Key') ? ['takes an Idempotency-Key, which it has no use for'] : [];
    return [...requires(operation, 'Idempotency-Key'), ...documents(operation, 422)];
  },

  paging(operation, path, method) {
    const response = operation.responses?.['200'];
    if (method !== 'get' || !isOfApi(path) || !response) return [];
    const schema = json(response)?.schema;
    if (schema?.type === 'array') return ['answers a bare list; lists are {items, next, previous}'];
    if (!isList(operation)) return [];
    const limit = query(operation, 'limit')?.schema;
    return [
      ...(limit ? [] : ["takes no 'limit'"]),
      ...(limit && !(limit.minimum === 1 && limit.maximum === 100 && limit.default === 20) ? ["has a 'limit' other than 1 to 100 with 20 as default"] : []),
      ...(query(operation, 'cursor') ? [] : ["takes no 'cursor'"]),
      ...['next', 'previous'].filter(member => !(member in schema.properties)).map(member => `answers a list without '${member}'`),
      ...(answerHeader(response, 'Link') ? [] : ['answers a list without Link']),
    ];
  },

  retryAfter(operation) {
    return ['429', '503']
      .filter(status => answers(operation, status) && !answerHeader(operation.responses[status], 'Retry-After'))
      .map(status => `answers ${status} without Retry-After`);
  },
};

export default (operation, { check }, { path, documentInventory }) => {
  const [, route, method] = path;
  return checks[check](operation, String(route), String(method), documentInventory.resolved)
    .map(problem => ({ message: `${String(method).toUpperCase()} ${route} ${problem}.` }));
};
