import puppeteer, { type Browser, type Page } from 'puppeteer-core';

export type BrowserName = 'chromium' | 'firefox';

const PROGRAMS: Record<BrowserName, string> = {
  chromium: process.env.CHROMIUM ?? '/usr/bin/chromium',
  firefox: process.env.FIREFOX ?? '/usr/bin/firefox-esr',
};

/** Starts one of the two browsers without a window. */
export function startBrowser(name: BrowserName, flags: readonly string[] = []): Promise<Browser> {
  if (name === 'firefox')
    return puppeteer.launch({
      browser: 'firefox',
      executablePath: PROGRAMS.firefox,
      headless: true,
    });
  return puppeteer.launch({
    executablePath: PROGRAMS.chromium,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      // Pages that run one after another in one process share the compiled code.
      '--renderer-process-limit=1',
      ...flags,
    ],
  });
}

/** A first visit begins with a question; a later one shows the basic or all controls. */
export type Visit = 'first' | 'basic' | 'expert';

/** Opens an address, with all controls if not told otherwise, and collects the page's errors. */
export async function openPage(
  browser: Pick<Browser, 'newPage'>,
  address: string,
  viewport = { width: 1280, height: 800 },
  visit: Visit = 'expert',
): Promise<{ page: Page; faults: string[]; requests: string[] }> {
  const page = await browser.newPage();
  await page.setViewport(viewport);
  const faults: string[] = [];
  const requests: string[] = [];
  page.on('pageerror', (error) => faults.push(String((error as Error).message)));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  page.on('request', (request) => requests.push(request.url()));
  if (visit !== 'first') await page.evaluateOnNewDocument(visitAgain, visit);
  await page.goto(address);
  return { page, faults, requests };
}

function visitAgain(level: string): void {
  try {
    localStorage.setItem('precopy-visited', 'yes');
    localStorage.setItem('precopy-level', level);
  } catch {
    // Storage is denied: every visit is the first.
  }
}

/** Hides a page by its window, as users do, or shows it again. */
export async function setWindow(page: Page, windowState: 'minimized' | 'normal'): Promise<void> {
  const tools = await page.createCDPSession();
  const { windowId } = await tools.send('Browser.getWindowForTarget');
  await tools.send('Browser.setWindowBounds', { windowId, bounds: { windowState } });
  await tools.detach();
}
