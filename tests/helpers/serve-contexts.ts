import { existsSync, readFileSync } from 'node:fs';
import { type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Context, HOST } from './contexts';
import { typeOf } from './serve';

/** The folders of the two builds. */
export type Builds = Record<Context['build'], string>;

export interface ContextSite {
  /** The address of a context: the lab, or a page with the lab in a frame. */
  addressOf(context: Context): string;
  close(): void;
}

const pageOf = ({ build, isFigure }: Context) =>
  build === 'single' ? 'precopy.html' : isFigure ? 'embed.html' : 'index.html';

/** Serves the builds for each context, and pages of another origin that frame them. */
export async function serveContexts(
  contexts: readonly Context[],
  builds: Builds,
): Promise<ContextSite> {
  const server = createServer((request, response) => {
    const [, index, name = ''] = new URL(request.url ?? '/', 'http://host').pathname.split(
      /^\/(\d+)\//,
    );
    const context = contexts[Number(index)];
    if (!context) response.writeHead(404).end();
    else if (name === 'framing')
      response
        .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
        .end(framing(context, lab(context), builds));
    else sendFile(named(context), name, join(builds[context.build], name), response);
  });
  await new Promise<void>((done) => server.listen(0, done));
  const { port } = server.address() as AddressInfo;
  const under = (host: string, context: Context) =>
    `http://${host}:${port}/${contexts.indexOf(context)}/`;
  const named = (context: Context): Context => ({
    ...context,
    headers: Object.fromEntries(
      Object.entries(context.headers ?? {}).map(([header, value]) => [
        header,
        value.replaceAll(HOST, `http://127.0.0.1:${port}`),
      ]),
    ),
  });
  const lab = (context: Context) => `${under('127.0.0.1', context)}${pageOf(context)}`;
  return {
    addressOf(context) {
      if (context.isFile) return pathToFileURL(join(builds[context.build], pageOf(context))).href;
      return context.frame ? `${under('localhost', context)}framing` : lab(context);
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

function sendFile(context: Context, name: string, file: string, response: ServerResponse): void {
  if (!existsSync(file)) return void response.writeHead(404).end();
  const headers = (context.headersOf ?? /^/).test(name) ? context.headers : {};
  response
    .writeHead(200, { 'content-type': typeOf(name), ...headers })
    .end(withScript(context.script, name, readFileSync(file)));
}

/** A file that starts with a script, if it is a page or the worker. */
function withScript(script: string | undefined, name: string, content: Buffer): Buffer | string {
  if (!script) return content;
  if (name.endsWith('.html'))
    return content.toString().replace('<head>', (head) => `${head}<script>${script}</script>`);
  return /engine\.worker/.test(name) ? `${script}\n${content.toString()}` : content;
}

/** A page with only the lab in a frame. */
function framing(context: Context, lab: string, builds: Builds): string {
  const file = () => readFileSync(join(builds[context.build], pageOf(context)), 'utf8');
  const quoted = (html: string) => html.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  const source = context.frame === 'srcdoc' ? `srcdoc="${quoted(file())}"` : `src="${lab}"`;
  const sandbox = context.frame === 'plain' ? '' : 'sandbox="allow-scripts"';
  return `<!doctype html><iframe width="1200" height="800" ${sandbox} ${source}></iframe>`;
}
