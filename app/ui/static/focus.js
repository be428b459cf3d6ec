// Focus stays with the reader. Streamlit draws parts of a page anew, and what had focus
// may be gone when it is done: then focus goes to what the reader asked for, else to
// what was used as it is drawn now, else to what stood beside it, never to nothing.
// An element with `data-sagt-svar` holds an answer to what the reader chose; one that
// is new is read aloud. A link to one of the pages leads there without loading the app
// anew; one with `data-sagt-har` changes the page that it stands on, where it stands.
(() => {
  if (window.sagtFokus) return;
  window.sagtFokus = true;
  const REACHED = "a[href], button, input, select, textarea, summary, [tabindex='0']";
  const ANSWERS = "[data-sagt-svar]";
  const OPENS = "[data-testid=stExpandSidebarButton]";
  const CLOSES = "[data-testid=stSidebarCollapseButton]";
  // How many neighbours on each side are remembered; how long nothing must be drawn
  // before the page is taken to be done, and how long a drawing may take to begin, in
  // milliseconds.
  const ASIDE = 12, REST = 90, PATIENCE = 1500;
  // So long after Tab, in milliseconds, it is the reader who moves.
  const STEP = 200;

  const main = () => document.querySelector("[data-testid=stMain]") ?? document.body;
  const busy = () => document.querySelector("[data-testid=stApp]")
    ?.dataset.testScriptState === "running";
  const reached = () => [...document.querySelectorAll(REACHED)]
    .filter((one) => !one.disabled && one.getClientRects().length);
  // What is counted in a label may have changed when it is drawn anew.
  const sign = (one) => `${one.tagName} ${one.getAttribute("aria-label")
    ?? one.textContent.trim().slice(0, 80)}`.replace(/\d+/g, "");
  // An address may hold a list, or its next part, and with other words in it one of its
  // things: each is a page of its own.
  const page = () => [location.pathname, new URLSearchParams(location.search).get("sida"),
    main().querySelector("h1")?.textContent].join();
  const answers = () => [...document.querySelectorAll(ANSWERS)];
  const said = (one) => `${one.dataset.sagtSvar} ${one.textContent}`;

  // What last had focus, which of its like it was, and its neighbours, nearest first.
  let had = null;
  const remember = (one) => {
    const all = reached(), place = all.indexOf(one);
    const before = place < 0 ? [] : all.slice(Math.max(0, place - ASIDE), place).reverse();
    const after = place < 0 ? [] : all.slice(place + 1, place + 1 + ASIDE);
    const like = all.filter((other) => sign(other) === sign(one));
    had = { one, sign: sign(one), nth: like.indexOf(one), page: page(),
      beside: [...before, ...after] };
  };
  document.addEventListener("focusin", (event) => remember(event.target), true);
  // Who clicks beside everything, or goes on with Tab to what is not of the page, has
  // left what had focus.
  let tabbed = 0;
  document.addEventListener("keydown", ({ key }) => {
    if (key !== "Tab") return;
    tabbed = performance.now();
    wanted = null;
  }, true);
  document.addEventListener("pointerdown", () => { wanted = null; }, true);
  document.addEventListener("focusout", ({ target }) => setTimeout(() => {
    const own = document.hasFocus() || performance.now() - tabbed < STEP;
    const left = document.activeElement === document.body && own;
    if (left && had?.one === target && target.isConnected && !target.disabled) had = null;
  }), true);

  // What a link has asked for: where on the page, when, what was answered then, and
  // whether a drawing has been seen to begin; a short one may pass unseen.
  let wanted = null;
  const asking = () => wanted && performance.now() - wanted.at < PATIENCE;
  const named = () => wanted?.name && document.getElementById(wanted.name);
  const fresh = () => {
    const before = wanted?.known ?? known;
    return answers().filter((one) => !before.has(said(one))).at(-1);
  };
  const place = () => {
    if (named()) return [named(), "center"];
    if (fresh()) return [fresh(), "nearest"];
    // The side bar has taken the place of what leads to it, or the other way round.
    if (had.one?.matches(OPENS)) return [document.querySelector(`${CLOSES} button`), null];
    if (had.one?.closest(CLOSES)) return [document.querySelector(OPENS), null];
    // Another page is read from the words that a link leads to, else from its heading.
    if (had.page !== page())
      return [document.getElementById("fokus") ?? main().querySelector("h1"), null];
    const now = reached();
    const like = now.filter((one) => sign(one) === had.sign);
    const beside = had.beside.find((one) => one.isConnected && now.includes(one))
      ?? had.beside.map((one) => now.find((other) => sign(other) === sign(one))).find(Boolean);
    return [like[Math.min(had.nth, like.length - 1)] ?? beside
      ?? main().querySelector("h1"), "nearest"];
  };
  const lead = () => {
    const lost = had && document.activeElement === document.body;
    if (asking() && !wanted.drawn && !(lost && fresh())) {
      soon();
      return;
    }
    if (!lost && !named()) {
      // The drawing that was seen may be of what was asked before.
      if (asking()) soon();
      else wanted = null;
      return;
    }
    if (lost && !wanted && had.one.isConnected && !had.one.disabled) {
      had.one.focus({ preventScroll: true });
      return;
    }
    had ??= { page: page(), sign: "", nth: 0, beside: [] };
    const [one, block] = place();
    wanted = null;
    if (!one) return;
    if (!one.matches(REACHED)) one.tabIndex = -1;
    one.focus({ preventScroll: true });
    if (block) one.scrollIntoView({ block });
  };

  let known = null;
  const announce = () => {
    const now = answers();
    const fresh = known ? now.filter((one) => !known.has(said(one))) : [];
    known = new Set(now.map(said));
    if (!fresh.length) return;
    let region = document.getElementById("sagt-svar");
    if (!region) {
      region = document.createElement("div");
      region.id = "sagt-svar";
      region.className = "sagt-dold";
      region.setAttribute("role", "status");
      document.body.append(region);
    }
    region.textContent = fresh.map((one) => one.innerText.trim()).join(" ");
  };

  let waiting = 0;
  const soon = () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      if (busy()) { soon(); return; }
      if (known) lead();
      announce();
    }, REST);
  };
  const drawing = () => {
    if (wanted && busy()) wanted.drawn = true;
    soon();
  };
  new MutationObserver(drawing).observe(document.body, {
    subtree: true, childList: true,
    attributes: true, attributeFilter: ["data-test-script-state"],
  });

  const MENU = ".sagt-ram a[href]";
  const isPage = (to) => to.origin === location.origin
    && [...document.querySelectorAll(MENU)].some((one) => one.pathname === to.pathname);
  // Whether a link is one that the browser would load the whole app anew for.
  const leadsOn = (link) => link && !link.target && !link.hasAttribute("download")
    && !link.getAttribute("href").startsWith("#")
    && (link.dataset.sagtHar !== undefined || isPage(new URL(link.href)));
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href]");
    if (!leadsOn(link)) return;
    if (event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const to = new URL(link.href);
    wanted = { name: to.hash.slice(1), at: performance.now(), drawn: false, known };
    to.hash = "";
    soon();
    if (to.href === location.href.split("#")[0]) {
      // A place on the page as it is: nothing is drawn anew.
      wanted.drawn = true;
      return;
    }
    history.pushState(history.state, "", to);
    const stays = link.dataset.sagtHar !== undefined || wanted.name;
    if (!stays && !to.searchParams.has("start")) main().scrollTo(0, 0);
    dispatchEvent(new PopStateEvent("popstate", { state: history.state }));
  }, true);
  soon();
})();
