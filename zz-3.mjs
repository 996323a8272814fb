import {go,shot,outline,sleep,D} from './zz-lib.mjs';import {H} from './zz-h.mjs';
const {b,p}=await go({w:390,h:844,mobile:true,dark:true});const h=H(p);
await h.click('Keep this run');await sleep(300);
await h.set('bandwidth',0.5);await sleep(500);
await shot(p,'c1-m');
await h.click('Side by side');await sleep(500);await h.click('the same round');await sleep(400);await shot(p,'c2-m-side',true);console.log(await h.over());
await h.click('the start of the pause');await sleep(400);await shot(p,'c3-m-pause');
await h.click('Why?');await sleep(500);await shot(p,'c4-m-why');console.log(await h.verdict());
// two more kept
await h.click('Keep this run');await sleep(200);await h.set('memory',0.9);await sleep(300);await h.click('Keep this run');await sleep(200);await h.set('memory',0.2);await sleep(300);
console.log('V3',await h.verdict());
await h.click('Keep this run');await sleep(400);console.log('4th keep',await h.verdict());
console.log(await h.text('.run'));
// names
const names=['W'.repeat(300),'<img src=x onerror=alert(1)> & "\'','\u202Eabc\u0000 🧑‍💻 ﷽ A'];
const ins=await p.$$('input[aria-label^="Name of run"]');console.log('names',ins.length);
for(let i=0;i<ins.length;i++){await ins[i].evaluate((e,v)=>{e.focus();e.value=v;e.dispatchEvent(new Event('input',{bubbles:true}));e.dispatchEvent(new Event('change',{bubbles:true}));e.blur()},names[i]||'z')}
await sleep(600);console.log('names',await p.$$eval('input[aria-label^="Name of run"]',l=>l.map(e=>e.value+'|'+e.getAttribute('aria-label'))));
console.log('Vnames',await h.verdict());console.log(await h.over());
await shot(p,'c5-m-names',true);
console.log(p.url());
await b.close();
