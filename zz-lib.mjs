import puppeteer from 'puppeteer-core';
export const B='http://127.0.0.1:8123/';
export const D='/tmp/shots/fresh/';
export const sleep=ms=>new Promise(r=>setTimeout(r,ms));
export async function go({w=1280,h=800,mobile=false,dark=false,url='',first=false}={}){
 const b=await puppeteer.launch({executablePath:'/usr/bin/chromium-headless-shell',args:['--no-sandbox','--disable-gpu']});
 const p=await b.newPage();
 await p.setViewport({width:w,height:h,hasTouch:mobile,isMobile:mobile});
 await p.emulateMediaFeatures([{name:'prefers-color-scheme',value:dark?'dark':'light'}]);
 if(!first) await p.evaluateOnNewDocument(()=>{localStorage.setItem('precopy-visited','yes');localStorage.setItem('precopy-level','expert')});
 p.on('console',m=>{if(['error','warn','warning'].includes(m.type()))console.log('CONSOLE',m.type(),m.text(),m.location()?.url)});
 p.on('pageerror',e=>console.log('PAGEERROR',e.message,(e.stack||'').split('\n').slice(0,3).join('|')));
 p.on('dialog',d=>{console.log('DIALOG',d.type(),d.message());d.accept()});
 await p.goto(B+url,{waitUntil:'load',timeout:30000});
 await sleep(700);
 return {b,p};
}
export const shot=(p,n,full=false)=>p.screenshot({path:D+n+'.png',fullPage:full});
export const outline=p=>p.evaluate(()=>[...document.querySelectorAll('button,a,input,select,summary,h1,h2,h3,[role]')].filter(e=>e.checkVisibility&&e.checkVisibility()).map(e=>{const r=e.getBoundingClientRect();return `${e.tagName}#${e.id}.${e.className} [${e.getAttribute('role')||e.type||''}] "${(e.innerText||e.getAttribute('aria-label')||e.value||'').slice(0,50).replace(/\n/g,' / ')}" ${Math.round(r.x)},${Math.round(r.y)} ${Math.round(r.width)}x${Math.round(r.height)}`}).join('\n'));
