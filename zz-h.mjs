export const H=(p)=>({
set:(id,v)=>p.evaluate((id,v)=>{const e=document.getElementById(id);if(!e){return 'NOEL '+id}e.value=v;e.dispatchEvent(new Event('input',{bubbles:true}));e.dispatchEvent(new Event('change',{bubbles:true}))},id,v),
click:(t,n=0)=>p.evaluate((t,n)=>{const e=[...document.querySelectorAll('button,a,summary,label')].filter(e=>e.checkVisibility()).filter(e=>e.innerText.trim().startsWith(t)||e.getAttribute('aria-label')===t)[n];if(e){e.scrollIntoView({block:'center'});e.click();return true}console.warn('NO '+t);return false},t,n),
verdict:()=>p.evaluate(()=>(document.querySelector('h1')?.innerText||'')+' || '+[...document.querySelectorAll('p[role=status]')].map(e=>e.innerText).join(' || ')),
text:(s)=>p.evaluate(s=>[...document.querySelectorAll(s)].filter(e=>e.checkVisibility()).map(e=>e.innerText).join('\n---\n'),s),
focus:()=>p.evaluate(()=>{const e=document.activeElement;return e.tagName+'#'+e.id+'.'+e.className+' "'+(e.innerText||e.getAttribute('aria-label')||'').slice(0,50)+'"'}),
over:()=>p.evaluate(()=>{const W=document.documentElement.clientWidth;const out=[`scrollW ${document.documentElement.scrollWidth}/${W}`];for(const e of document.querySelectorAll('body *')){if(!e.checkVisibility())continue;const r=e.getBoundingClientRect();if(r.width>2&&(r.right>W+1||r.left<-1)&&out.length<8&&!e.closest('svg')&&getComputedStyle(e).position!=='fixed')out.push(e.tagName+'.'+e.className+' '+(e.innerText||'').slice(0,30)+' '+Math.round(r.left)+'-'+Math.round(r.right))}return out.join(' ; ')}),
});
