// A static host as strict as the real ones: one built tree, served at "/" and
// at "/a/b/", with the headers of its file _headers and the media types that the
// program knows.

import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, normalize, sep } from 'node:path';
import { gzipSync } from 'node:zlib';

// The places where a tree must work without a change.
export const PREFIXES = ['/', '/a/b/'];

// By path, as ./prepare has them written.
const TYPES = JSON.parse(readFileSync(process.env.ANNALS_TYPES, 'utf8'));
const PACKED = /^text|json|xml/;

/** The headers of a path below root, by its file _headers: a later rule replaces what an earlier one says. */
export function headersOf(root) {
  const rules = [];
  for (const line of readFileSync(join(root, '_headers'), 'utf8').split('\n').filter(Boolean)) {
    const [, name, value] = /^ +([^:]+): (.*)$/.exec(line) ?? [];
    if (name) rules.at(-1).headers[name] = value;
    else rules.push({ above: line.replace(/\*$/, ''), headers: {} });
  }
  return (path) => Object.assign({}, ...rules.filter(({ above }) => `/${path}`.startsWith(above)).map((rule) => rule.headers));
}

/**
 * Serves the tree below root on a free port of loopback until close() is called.
 * requests holds the path of every request in order, the browser's own included.
 */
export async function serve(root) {
  const requests = [];
  const packed = new Map();
  const headers = headersOf(root);

  async function answer(path) {
    const type = TYPES[path];
    if (!type) throw new Error(`there is no ${path}`);
    const bytes = await readFile(join(root, path));
    if (!PACKED.test(type)) return { type, bytes };
    if (!packed.has(path)) packed.set(path, gzipSync(bytes));
    return { type, bytes, zipped: packed.get(path) };
  }

  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, 'http://loopback');
    requests.push(pathname);
    const prefix = PREFIXES.findLast((p) => pathname.startsWith(p));
    let path = normalize(decodeURIComponent(pathname.slice(prefix.length)));
    if (path === '.' || path.endsWith(sep)) path = join(path, 'index.html');
    let status = 200;
    let found = path.startsWith('..') ? null : await answer(path).catch(() => null);
    if (!found) {
      status = 404;
      path = '404.html';
      found = await answer(path);
    }
    const zip = found.zipped && /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
    const body = zip ? found.zipped : found.bytes;
    response.writeHead(status, {
      ...headers(path),
      'Content-Type': found.type,
      ...(zip && { 'Content-Encoding': 'gzip', Vary: 'Accept-Encoding' }),
      'Content-Length': body.length,
    });
    response.end(request.method === 'HEAD' ? undefined : body);
  });

  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    requests,
    close: () => new Promise((done) => { server.close(done); server.closeAllConnections(); }),
  };
}
