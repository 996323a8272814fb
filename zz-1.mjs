import {go,shot,outline,sleep} from './zz-lib.mjs';
const {b,p}=await go();
await shot(p,'a1-full',true);await shot(p,'a1');
console.log(await outline(p));
await p.keyboard.press('k');await sleep(500);await shot(p,'a2-kept',true);
await b.close();
