// The page works without this: it only shows at once what somebody else has changed meanwhile.
(() => {
  'use strict';
  const first = document.getElementById('live');
  if (!first || !window.EventSource) return;
  let told = Number(first.dataset.version);
  let typed = false;
  let asking = false;
  let source = null;

  // Whoever types, drags or has opened a form keeps the page as it is, and is told.
  const busy = () => typed || document.querySelector('.bar.held, form :focus, details.tool[open], details.card[open] form');
  document.addEventListener('input', () => { typed = true; });
  document.addEventListener('submit', () => { typed = false; });

  // What renews itself needs no way to be renewed by hand.
  const settle = root => root.querySelectorAll('[data-still]').forEach(one => { one.hidden = true; });

  function show(fresh) {
    settle(fresh);
    if (!busy()) {
      document.querySelector('main').replaceWith(fresh);
      document.dispatchEvent(new CustomEvent('renewed'));
      const notice = document.getElementById('live');
      notice.classList.add('good');
      notice.hidden = false;
      return;
    }
    // Parts without a form change under anybody's hands.
    fresh.querySelectorAll('[data-renew]').forEach(part => document.getElementById(part.id)?.replaceWith(part));
    document.getElementById('live').hidden = false;
  }

  async function renew() {
    if (asking) return;
    asking = true;
    try {
      for (let shown = -1; shown < told;) {
        shown = told;
        const answer = await fetch(location.pathname, { headers: { Accept: 'text/html' } });
        const fresh = answer.ok
          && new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('main');
        if (fresh && fresh.querySelector('#live')) show(fresh);
        else document.getElementById('live').hidden = false;
      }
    } catch {
      document.getElementById('live').hidden = false;
    } finally {
      asking = false;
    }
  }

  // A browser keeps few connections to one host, so a page that nobody sees gives its own back.
  function listen() {
    if (source || document.hidden) return;
    source = new EventSource(first.dataset.live);
    source.addEventListener('changed', event => {
      const version = Number(/\d+/.exec(event.data)?.[0]);
      if (version > told) {
        told = version;
        renew();
      }
    });
  }

  function rest() {
    source?.close();
    source = null;
  }

  document.addEventListener('visibilitychange', () => { document.hidden ? rest() : listen(); });
  addEventListener('pagehide', rest);
  addEventListener('pageshow', listen);
  settle(document);
  listen();
})();
