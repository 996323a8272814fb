import {go,shot,outline,sleep,D} from './zz-lib.mjs';import {H} from './zz-h.mjs';
let {b,p}=await go();const h=H(p);
const z=async(k='z')=>{await p.keyboard.down('Control');await p.keyboard.press(k);await p.keyboard.up('Control');await sleep(700)};
const foc=async(t)=>{const l=await p.$$('button,a,summary');for(const e of l){if(await e.evaluate((e,t)=>e.checkVisibility()&&e.innerText.trim().startsWith(t),t)){await e.focus();return e}}console.log('NOFOC',t)};
const vers=()=>h.text('button.sfvib');
await h.set('playhead',0.35);await sleep(300);
await foc('Change from here');await p.keyboard.press('Enter');await sleep(600);console.log('focus after fork:',await h.focus());
await h.set('bandwidth',0.4);await sleep(800);
await foc('Change the whole move');await p.keyboard.press('Enter');await sleep(500);console.log('focus after whole:',await h.focus(),await vers());
await h.set('playhead',0.5);await sleep(300);
await foc('Change from here');await p.keyboard.press('Enter');await sleep(400);
await h.set('writes',0.8);await sleep(900);console.log('VERS',await vers(),(await h.verdict()).slice(0,200));
await p.evaluate(()=>scrollTo(0,600));await shot(p,'f1-fork2');
console.log('cmp past',await h.click('Compare the past'));await sleep(900);await p.evaluate(()=>scrollTo(0,300));await shot(p,'f2-past',true);console.log((await h.text('p[role=status]')),await vers());
// go to the version 'The whole move'
await h.click('The whole move');await sleep(900);console.log('whole',(await h.verdict()).slice(0,200),await vers());
for(let i=0;i<6;i++){await z();console.log('undo',i,(await h.verdict()).slice(0,120),'|',(await vers()).replace(/\n/g,' '))}
for(let i=0;i<6;i++){await z('y');console.log('redo',i,(await h.verdict()).slice(0,120),'|',(await vers()).replace(/\n/g,' '))}
await shot(p,'f3',true);
console.log('forget vers',await h.click('Forget the versions'));await sleep(500);console.log(await vers(),(await h.verdict()).slice(0,120),await h.focus());
await b.close();
