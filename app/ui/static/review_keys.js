// The review queue by single keys. They work only while a card, or a button in it, has
// focus (WCAG 2.1.4), never while somebody writes. All they do is press what is shown.
(() => {
  if (window.sagtGranskning) return;
  window.sagtGranskning = true;
  const named = (...names) =>
    names.map((name) => `[class*="st-key-${name}-"]`).join();
  const CARD = named("kort");
  const YES = named("ko-ja", "samma");
  const NO = named("ko-nej", "olika");
  const cards = () => [...document.querySelectorAll(CARD)];
  const nameOf = (card) =>
    [...card.classList].find((one) => one.startsWith("st-key-kort-"));
  const writing = (one) =>
    one.matches("input, textarea, select, [contenteditable=true], [role=combobox]");

  const enter = (card) => {
    if (!card) return false;
    card.tabIndex = -1;
    card.setAttribute("role", "group");
    const heading = card.querySelector("h2");
    if (heading) card.setAttribute("aria-label", heading.textContent);
    card.focus({ preventScroll: true });
    card.scrollIntoView({ block: "nearest" });
    return true;
  };
  const step = (card, way) => {
    const all = cards();
    const next = all[all.indexOf(card) + way];
    if (enter(next)) return;
    const pager = way > 0 ? "stPaginationNext" : "stPaginationPrev";
    const turn = document.querySelector(`[data-testid=${pager}]:not([disabled])`);
    if (!turn) return;
    after = { names: all.map(nameOf), index: way > 0 ? 0 : Infinity, until: until() };
    turn.click();
  };

  // What is decided leaves the queue: the card that comes in its place takes focus.
  let after = null;
  const until = () => performance.now() + 15000;
  const leaving = (card) => {
    const all = cards();
    after = { names: all.map(nameOf), index: all.indexOf(card), until: until() };
  };
  const press = (card, where) => {
    const button = card.querySelector(where)?.querySelector("button");
    if (!button || button.disabled) return;
    leaving(card);
    button.click();
  };
  new MutationObserver(() => {
    if (!after) return;
    if (performance.now() > after.until) {
      after = null;
      return;
    }
    const all = cards();
    const same = all.map(nameOf).join() === after.names.join();
    if (same || !all.length) return;
    const index = Math.min(after.index, all.length - 1);
    after = null;
    setTimeout(() => enter(cards()[index]), 150);
  }).observe(document.documentElement, { subtree: true, childList: true });

  const ACTS = {
    j: (card) => step(card, 1),
    k: (card) => step(card, -1),
    s: (card) => press(card, YES),
    x: (card) => press(card, NO),
    v: (card) => card.querySelector("input")?.focus(),
    o: (card) => {
      const link = card.querySelector(".sagt-vagar a, .sagt a");
      if (link) window.open(link.href, "_blank", "noopener");
    },
    u: (card) => {
      const undo = document.querySelector(`${named("angra")} button`);
      if (!undo) return;
      leaving(card);
      undo.click();
    },
  };
  document.addEventListener("keydown", (event) => {
    const card = event.target.closest?.(CARD);
    if (!card || event.ctrlKey || event.altKey || event.metaKey) return;
    if (writing(event.target)) {
      if (event.key === "Escape") enter(card);
      return;
    }
    const act = ACTS[event.key.toLowerCase()];
    if (!act) return;
    event.preventDefault();
    act(card);
  });
  document.addEventListener("click", (event) => {
    if (event.target.closest?.("button.sagt-borja")) enter(cards()[0]);
    const decided = event.target.closest?.(`${YES}, ${NO}`);
    // A click without a place is a key pressed on the button.
    const card = decided?.closest(CARD);
    if (card && event.detail === 0) leaving(card);
  });
})();
