import {go,shot,outline,sleep,D} from './zz-lib.mjs';import {H} from './zz-h.mjs';
let {b,p}=await go();const h=H(p);
const z=async()=>{await p.keyboard.down('Control');await p.keyboard.press('z');await p.keyboard.up('Control');await sleep(700)};
const runs=()=>p.$$eval('.run',l=>l.map(e=>e.innerText.replace(/\n/g,' ').slice(0,130)+'|'+e.querySelector('input').value));
// fast keep
await h.click('Keep this run');await sleep(300);await h.set('memory',0.9);await h.click('Keep this run');await h.set('memory',0.2);await h.click('Keep this run');await sleep(2500);console.log('FAST keep',await runs(),await h.verdict(),p.url());
// swap + undo
await p.goto('http://127.0.0.1:8123/?a=link%3D1Gb%2Fs%26name%3DSlow%20link');await sleep(1200);console.log('start',await runs(),(await h.verdict()).slice(0,200));
await h.click('Swap');await sleep(1200);console.log('swapped',await runs(),(await h.verdict()).slice(0,200));
await h.click('Undo');await sleep(1200);console.log('undone',await runs(),(await h.verdict()).slice(0,200));
// fork
await p.goto('http://127.0.0.1:8123/');await sleep(1200);
await h.set('playhead',0.35);await sleep(300);
await p.evaluate(()=>scrollTo(0,0));
await p.keyboard.press('k');await sleep(300);
console.log('fork?',await h.click('Change from here'));await sleep(700);await p.evaluate(()=>scrollTo(0,0));await shot(p,'e1-fork',true);
console.log('focus',await h.focus(),(await h.verdict()));
await h.set('bandwidth',0.4);await sleep(800);console.log('fork bw',await h.verdict(),await runs());await shot(p,'e2-fork',true);
await h.set('playhead',0.5);await sleep(300);console.log('fork2',await h.click('Change from here'));await sleep(500);await h.set('writes',0.8);await sleep(900);console.log('fork2',await h.verdict());
await shot(p,'e3-fork',true);console.log(p.url());
console.log((await outline(p)).split('\n').filter(l=>/BUTTON/.test(l)&&!/opens|step|sqepq/.test(l)).slice(10).join('\n'));
await b.close();
