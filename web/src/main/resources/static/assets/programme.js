// The page works without this: it only lets meetings be dragged and times be nudged by arrow keys.
(() => {
  'use strict';
  const step = 15;
  const clock = minute => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
  const minutes = time => /^\d\d:\d\d$/.test(time) ? Number(time.slice(0, 2)) * 60 + Number(time.slice(3)) : NaN;
  // What a script writes into a form counts as typed.
  const touched = form => form.dispatchEvent(new Event('input', { bubbles: true }));

  const slotForm = meeting => document.querySelector(`form[data-slot="${CSS.escape(meeting)}"]`);

  function send(meeting, day, begins, length) {
    const form = slotForm(meeting);
    form.closest('details').open = true;
    form.elements.day.value = day;
    form.elements.from.value = clock(begins);
    form.elements.to.value = clock(Math.min(begins + length, 24 * 60 - 1));
    if (form.elements.building && form.elements.building.value === '') {
      form.elements.building.focus();
      touched(form);
      return;
    }
    form.requestSubmit();
  }

  // A bar is dragged along its day, or to another day; Escape puts it back.
  function drag(grip, bar, meeting, length, event) {
    if (event.button !== 0 || !slotForm(meeting)) return;
    event.preventDefault();
    const home = { parent: bar.parentNode, next: bar.nextSibling, x: bar.getAttribute('x'), y: bar.getAttribute('y') };
    const box = bar.getBoundingClientRect();
    const held = box.width > 0 ? event.clientX - box.left : 0;
    const said = bar.querySelector('text');
    const words = said.textContent;
    let place = null;
    const put = strip => {
      const { opens, closes } = strip.dataset;
      const frame = strip.getBoundingClientRect();
      const raw = Number(opens) + (place.x - held - frame.left) / frame.width * (closes - opens);
      const begins = Math.max(0, Math.min(24 * 60 - length, Math.round(raw / step) * step));
      if (bar.parentNode !== strip) strip.append(bar);
      bar.setAttribute('x', `${(begins - opens) / (closes - opens) * 100}%`);
      bar.setAttribute('width', `${length / (closes - opens) * 100}%`);
      if (strip !== home.parent) bar.setAttribute('y', '20');
      said.textContent = `${clock(begins)} ${words}`;
      place.day = strip.dataset.day;
      place.begins = begins;
    };
    const move = moved => {
      place = Object.assign(place || {}, { x: moved.clientX });
      const strip = document.elementsFromPoint(moved.clientX, moved.clientY).map(one => one.closest('.strip')).find(Boolean);
      if (strip) put(strip);
      else if (bar.parentNode && bar.parentNode.matches('.strip')) put(bar.parentNode);
    };
    const back = () => {
      said.textContent = words;
      bar.setAttribute('x', home.x || '0');
      bar.setAttribute('y', home.y || '20');
      if (home.parent) home.parent.insertBefore(bar, home.next);
      else bar.remove();
    };
    const end = dropped => {
      grip.removeEventListener('pointermove', move);
      grip.removeEventListener('pointerup', end);
      grip.removeEventListener('pointercancel', end);
      document.removeEventListener('keydown', escape);
      bar.classList.remove('held');
      if (dropped.type === 'pointerup' && place && place.day !== undefined
          && (place.day !== (home.parent && home.parent.dataset.day) || String(place.begins) !== bar.dataset.begins)) {
        send(meeting, place.day, place.begins, length);
      } else {
        back();
      }
    };
    const escape = key => {
      if (key.key === 'Escape') {
        place = null;
        end({ type: 'escape' });
      }
    };
    bar.classList.add('held');
    grip.setPointerCapture(event.pointerId);
    grip.addEventListener('pointermove', move);
    grip.addEventListener('pointerup', end);
    grip.addEventListener('pointercancel', end);
    document.addEventListener('keydown', escape);
  }

  function newBar(words) {
    const svg = name => document.createElementNS('http://www.w3.org/2000/svg', name);
    const bar = svg('svg');
    bar.setAttribute('class', 'bar note');
    bar.setAttribute('height', '30');
    const rect = svg('rect');
    rect.setAttribute('width', '100%');
    rect.setAttribute('height', '100%');
    const text = svg('text');
    text.setAttribute('x', '5');
    text.setAttribute('y', '20');
    text.textContent = words;
    bar.append(rect, text);
    return bar;
  }

  function enliven(root) {
    root.querySelectorAll('[data-dragging]').forEach(one => { one.hidden = false; });
    root.querySelectorAll('.bar').forEach(bar => {
      if (!slotForm(bar.dataset.meeting)) return;
      bar.classList.add('movable');
      bar.addEventListener('pointerdown', event => drag(bar, bar, bar.dataset.meeting, Number(bar.dataset.minutes), event));
    });
    root.querySelectorAll('.grip').forEach(grip => {
      if (!slotForm(grip.dataset.meeting)) return;
      grip.hidden = false;
      grip.addEventListener('pointerdown', event => drag(grip,
        newBar(grip.closest('li').querySelector('h4').textContent), grip.dataset.meeting, Number(grip.dataset.minutes), event));
    });
    // On the two buttons, arrows move the times by five minutes without saving; the button below saves.
    root.querySelectorAll('form[data-slot]').forEach(form => {
      const said = form.querySelector('[data-said]');
      form.addEventListener('keydown', event => {
        const by = { ArrowLeft: -5, ArrowUp: -5, ArrowRight: 5, ArrowDown: 5 }[event.key];
        if (!by || event.target.tagName !== 'BUTTON') return;
        const from = minutes(form.elements.from.value) + by;
        const to = minutes(form.elements.to.value) + by;
        if (!(from >= 0 && to < 24 * 60)) return;
        event.preventDefault();
        form.elements.from.value = clock(from);
        form.elements.to.value = clock(to);
        said.textContent = `${clock(from)}–${clock(to)}`;
        touched(form);
      });
    });
  }

  // What was shown anew has not been enlivened yet.
  document.addEventListener('renewed', () => enliven(document.querySelector('main')));
  enliven(document);
})();
