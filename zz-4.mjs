import {go,shot,outline,sleep,D} from './zz-lib.mjs';import {H} from './zz-h.mjs';
const {b,p}=await go();const h=H(p);
await h.click('Keep this run');await sleep(300);
await h.set('bandwidth',0.5);await sleep(900);
await h.click('Keep this run');await sleep(300);
await h.set('memory',0.9);await sleep(2500);
console.log(await h.verdict());
await h.click('Keep this run');await sleep(600);
console.log('3rd',await p.$$eval('.run',l=>l.map(e=>e.innerText.replace(/\n/g,' '))));
await h.set('memory',0.2);await sleep(1500);
console.log(await h.verdict());
await p.keyboard.press('k');await sleep(700);
console.log('4th',await p.$$eval('.run',l=>l.map(e=>e.innerText.replace(/\n/g,' '))), await h.text('[role=status],[role=alert]'));
await p.evaluate(()=>document.querySelector('.run')?.scrollIntoView());await shot(p,'d1');
// type a long name
const i=await p.$('input[aria-label="Name of run A"]');await i.click({clickCount:3});await p.keyboard.type('WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW');await p.keyboard.press('Enter');await sleep(400);
console.log('typed',await i.evaluate(e=>e.value.length+' max '+e.maxLength),'focus',await h.focus());
// select baseline A
await p.evaluate(()=>{});
console.log((await p.$$eval('.run button, .run input, .run a',l=>l.map(e=>e.tagName+' '+e.innerText+' '+e.getAttribute('aria-label')+' '+e.disabled+' '+e.getAttribute('aria-pressed')))).join('\n'));
// swap A
await h.click('Swap');await sleep(1500);console.log('swap',await h.verdict(),'focus',await h.focus());
console.log(await p.$$eval('.run',l=>l.map(e=>e.innerText.replace(/\n/g,' ')+'| '+e.querySelector('input').value)));
await shot(p,'d2-swap');
await h.click('Why?');await sleep(500);await shot(p,'d3-why3',true);
// Forget by focus
const f=await p.$$('.run button');for(const x of f){if((await x.evaluate(e=>e.innerText))==='Forget'){await x.focus();await p.keyboard.press('Enter');break}}
await sleep(600);console.log('forget focus',await h.focus(),await p.$$eval('.run',l=>l.map(e=>e.innerText.replace(/\n/g,' '))));
await p.keyboard.down('Control');await p.keyboard.press('z');await p.keyboard.up('Control');await sleep(900);
console.log('undo',await p.$$eval('.run',l=>l.map(e=>e.innerText.replace(/\n/g,' '))),await h.verdict());
for(let k=0;k<8;k++){await p.keyboard.down('Control');await p.keyboard.press('z');await p.keyboard.up('Control');await sleep(500);console.log('undo',k,(await p.$$eval('.run',l=>l.map(e=>e.querySelector('input').value.slice(0,10)+':'+e.innerText.replace(/\n/g,' ').slice(0,120)))).join(' ## '),(await h.verdict()).slice(0,260))}
console.log(p.url().slice(0,400));
await b.close();
