import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A program of a package that the tests need. */
function program(name: string, debianPackage: string): string {
  for (const folder of (process.env.PATH ?? '').split(':'))
    if (folder && existsSync(join(folder, name))) return join(folder, name);
  throw new Error(`The tests need ${name}: install the package ${debianPackage}.`);
}

/** WebKitGTK on a separate screen, driven by plain WebDriver, because it lacks BiDi. */
export class WebKit {
  readonly #processes: ChildProcess[] = [];
  readonly #home = mkdtempSync(join(tmpdir(), 'precopy-webkit-'));
  #session = '';

  static async start(): Promise<WebKit> {
    const webkit = new WebKit();
    process.once('exit', () => webkit.#end());
    try {
      await webkit.#start();
    } catch (error) {
      await webkit.close();
      throw error;
    }
    return webkit;
  }

  async #start(): Promise<void> {
    const driver = program('WebKitWebDriver', 'webkit2gtk-driver');
    const display = await this.#startScreen();
    const port = await freePort();
    const env = {
      ...process.env,
      DISPLAY: `:${display}`,
      HOME: this.#home,
      LANG: 'en_US.UTF-8',
      LANGUAGE: 'en_US',
    };
    this.#processes.unshift(spawn(driver, [`--port=${port}`], { env, stdio: 'ignore' }));
    const address = `http://127.0.0.1:${port}/session`;
    await untilAnswers(`http://127.0.0.1:${port}/status`);
    const capabilities = { alwaysMatch: { browserName: 'MiniBrowser' } };
    const { sessionId } = await post<{ sessionId: string }>(address, { capabilities });
    this.#session = `${address}/${sessionId}`;
    await this.#ask('window/rect', { width: 1300, height: 900 });
    // A frame may be requested before its page is complete.
    await this.#ask('timeouts', { implicit: 10_000 });
  }

  /** Starts Xvfb, which reports the number of its display. */
  async #startScreen(): Promise<number> {
    const args = ['-displayfd', '3', '-screen', '0', '1400x1000x24', '-nolisten', 'tcp'];
    const screen = spawn(program('Xvfb', 'xvfb'), args, {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    });
    this.#processes.push(screen);
    return new Promise((resolve, reject) => {
      screen.stdio[3]!.once('data', (data: Buffer) => resolve(Number(data.toString())));
      screen.once('exit', (code) => reject(new Error(`Xvfb ended with ${code}.`)));
    });
  }

  #ask<T>(command: string, body: object): Promise<T> {
    return post<T>(`${this.#session}/${command}`, body);
  }

  async open(address: string, isFramed: boolean): Promise<void> {
    // The driver may answer before the new page is there; then the old page would be read.
    await this.#ask('frame', { id: null });
    await this.evaluate('(globalThis.isLeft = true)');
    await this.#ask('url', { url: address });
    while (await this.evaluate('globalThis.isLeft'))
      await new Promise((done) => setTimeout(done, 20));
    if (!isFramed) return;
    const frame = await this.#ask('element', { using: 'css selector', value: 'iframe' });
    await this.#ask('frame', { id: frame });
  }

  evaluate<T>(expression: string): Promise<T> {
    return this.#ask('execute/sync', { script: `return ${expression}`, args: [] });
  }

  /** The browser survives a killed driver, so the session is ended first. */
  async close(): Promise<void> {
    if (this.#session) await fetch(this.#session, { method: 'DELETE' }).catch(() => {});
    this.#end();
  }

  #end(): void {
    for (const child of this.#processes.splice(0)) child.kill();
    rmSync(this.#home, { recursive: true, force: true });
  }
}

async function post<T>(address: string, body: object): Promise<T> {
  const response = await fetch(address, { method: 'POST', body: JSON.stringify(body) });
  const { value } = (await response.json()) as { value: T & { error?: string; message?: string } };
  if (!response.ok) throw new Error(`WebKit answers: ${value.error}: ${value.message}`);
  return value;
}

async function untilAnswers(address: string): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    try {
      await fetch(address);
      return;
    } catch (error) {
      if (attempt > 100) throw error;
      await new Promise((done) => setTimeout(done, 50));
    }
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
