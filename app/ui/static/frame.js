// What the frame of the page lacks for those who hear it, or who use the keyboard.
// Streamlit draws its parts anew at any time, so this watches and mends what is drawn.
(() => {
  const told = JSON.parse(document.querySelector("[data-sagt-ram]").dataset.sagtRam);
  document.documentElement.lang = told.lang;
  window.sagtRam = told;
  if (window.sagtRamVaktar) {
    window.sagtRamVaktar();
    return;
  }
  const NAMED = ["aria-label", "aria-valuetext", "placeholder"];
  // Within these stands what documents and readers have written.
  const THEIRS = ".sagt, [data-testid=stTextInputField], pre, canvas";

  const put = (one, name, value) => {
    if (one.getAttribute(name) !== value) one.setAttribute(name, value);
  };

  // Words of Streamlit's own, in the language of the page; null for all others.
  const inWords = (said, whole) => {
    const { words, begins } = window.sagtRam;
    if (whole || words[said]) return words[said];
    const begin = Object.keys(begins).find((one) => said.startsWith(one));
    return begin ? begins[begin] + said.slice(begin.length) : null;
  };
  // How large a file may be stands in the middle of a text of Streamlit's.
  const within = (part) => {
    const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
    for (let node; (node = walker.nextNode());)
      for (const [said, better] of Object.entries(window.sagtRam.inside))
        if (node.data.includes(said)) node.data = node.data.replace(said, better);
  };
  const translate = (root) => {
    const known = NAMED.map((name) => `[${name}]`).join();
    for (const one of [root, ...root.querySelectorAll(known)])
      for (const name of NAMED) {
        const said = one.getAttribute?.(name);
        const better = said && inWords(said);
        if (better) put(one, name, better);
      }
    for (const part of root.querySelectorAll?.("[data-testid=stFileUploader]") ?? [])
      within(part);
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node; (node = walker.nextNode());) {
      const better = inWords(node.data.trim(), true);
      if (better && !node.parentElement.closest(THEIRS)) node.data = better;
    }
  };

  const colours = () => {
    const app = document.querySelector(".stApp");
    const scheme = app && getComputedStyle(app).colorScheme;
    if (scheme && document.documentElement.style.colorScheme !== scheme)
      document.documentElement.style.colorScheme = scheme;
  };

  // What is too wide for its frame is reached with the arrow keys.
  const scrollable = () => {
    for (const one of document.querySelectorAll(".sagt-rulla, .sagt-rulla-bred")) {
      put(one, "tabindex", "0");
      put(one, "role", "region");
      const named = one.querySelector("caption")?.textContent
        ?? one.closest("details, section, .stElementContainer")
          ?.querySelector("h1, h2, h3, summary")?.textContent;
      put(one, "aria-label", named?.trim() || window.sagtRam.table);
    }
    // Of many years the latest are seen first; whoever scrolls is left where they are.
    for (const one of document.querySelectorAll(".sagt-nyast:not([data-sagt-rullad])")) {
      if (one.scrollWidth <= one.clientWidth) continue;
      one.dataset.sagtRullad = "";
      one.scrollLeft = one.scrollWidth;
    }
  };

  // A screen reader is told which page has come, since no page is loaded anew.
  let title = document.title;
  const announce = () => {
    if (document.title === title) return;
    title = document.title;
    let place = document.getElementById("sagt-sida");
    if (!place) {
      place = document.createElement("div");
      place.id = "sagt-sida";
      place.className = "sagt-dold";
      place.setAttribute("role", "status");
      document.body.append(place);
    }
    place.textContent = title;
  };

  // On a phone two arrows are all that leads to the side bar and from it: they are called
  // what they do, and `style.css` shows it.
  const named = () => {
    const way = document.querySelector("[data-testid=stExpandSidebarButton]");
    const title = document.querySelector("[data-testid=stSidebarUserContent] h2");
    if (way && title) put(way, "aria-label", title.textContent.trim());
    const back = document.querySelector("[data-testid=stSidebarCollapseButton] button");
    if (back) put(back, "aria-label", window.sagtRam.hide);
  };

  let waiting = false;
  const mend = () => {
    waiting = false;
    translate(document.body);
    named();
    colours();
    scrollable();
    announce();
  };
  const soon = () => {
    if (waiting) return;
    waiting = true;
    setTimeout(mend, 60);
  };
  window.sagtRamVaktar = soon;
  new MutationObserver(soon).observe(document.documentElement, {
    subtree: true, childList: true, characterData: true,
    attributes: true, attributeFilter: ["aria-label", "aria-valuetext", "placeholder"],
  });

  // The way past the pages leads to what the page is about.
  document.addEventListener("click", (event) => {
    if (!event.target.closest?.("[data-testid=stSkipToContent]")) return;
    const heading = document.querySelector("[data-testid=stMain] h1");
    if (!heading) return;
    event.preventDefault();
    event.stopPropagation();
    heading.tabIndex = -1;
    heading.focus();
    heading.scrollIntoView({ block: "start" });
  }, true);

  // On paper nothing can be unfolded, and what is folded would be missing.
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll(".sagt details:not([open])")];
    for (const one of opened) one.open = true;
  });
  addEventListener("afterprint", () => {
    for (const one of opened) one.open = false;
  });
  mend();
})();
