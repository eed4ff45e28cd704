// A static host as strict as the real ones: one built tree, served at "/" and
// at "/a/b/", with the headers that the project asks of a host.

import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { gzipSync } from 'node:zlib';

// The places where a tree must work without a change.
export const PREFIXES = ['/', '/a/b/'];

// The policy of the pages' meta element; frame-ancestors counts only in a header.
export const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; " +
  "connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; " +
  "require-trusted-types-for 'script'; trusted-types annals";

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.jsonl': 'application/jsonl',
  '.geojson': 'application/geo+json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.ico': 'image/vnd.microsoft.icon',
  '.txt': 'text/plain; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.xml': 'application/xml',
  '.atom': 'application/atom+xml',
  '.ics': 'text/calendar; charset=utf-8',
  '.bib': 'application/x-bibtex',
  '.ris': 'application/x-research-info-systems',
  '.zip': 'application/zip',
};
const PACKED = /^(text|application\/(json|xml|geo|manifest|atom)|image\/svg)/;

const headers = (path, type) => ({
  'Content-Type': type,
  'Content-Security-Policy': `${POLICY}${path.startsWith('embed/') ? '' : "; frame-ancestors 'none'"}`,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': path.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'public, max-age=600',
});

/**
 * Serves the tree below root on a free port of loopback until close() is called.
 * requests holds the path of every request in order, the browser's own included.
 */
export async function serve(root) {
  const requests = [];
  const packed = new Map();

  async function answer(path) {
    const type = TYPES[extname(path)];
    if (!type) throw new Error(`no media type is known for ${path}`);
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
      ...headers(path, found.type),
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
