// npm run lighthouse: runs Lighthouse on the served build, for a desktop and a phone.
import { openBrowser, serveSite } from './site.mjs';
import { ensureSite } from './setup.mjs';
import { say, script } from './shell.mjs';

const LIMITS = { performance: 95, accessibility: 100, 'best-practices': 100 };

await script(async () => {
  const site = await serveSite(await ensureSite());
  const browser = await openBrowser();
  try {
    const { default: lighthouse, desktopConfig } = await import('lighthouse');
    const port = Number(new URL(browser.wsEndpoint()).port);
    for (const [device, config] of [
      ['desktop', desktopConfig],
      ['mobile', undefined],
    ]) {
      const flags = { port, logLevel: 'error', onlyCategories: Object.keys(LIMITS) };
      const { lhr } = await lighthouse(site.address, flags, config);
      for (const [name, limit] of Object.entries(LIMITS)) {
        const score = Math.round(lhr.categories[name].score * 100);
        process.stdout.write(
          `${device.padEnd(8)} ${name.padEnd(15)} ${score} (at least ${limit})\n`,
        );
        if (score < limit) process.exitCode = 1;
        for (const { id } of lhr.categories[name].auditRefs) {
          const audit = lhr.audits[id];
          if (audit.score !== null && audit.score < 1 && score < 100)
            say(`  ${id}: ${audit.title} ${audit.displayValue ?? ''}`);
        }
      }
    }
  } finally {
    await browser.close();
    site.close();
  }
});
