// A network to move about in. Cytoscape (MIT) draws it on a canvas; where the actors
// stand is worked out by the server, so the picture is the same for all readers.
// What is chosen here (an actor, a tie, some years) is told to the page, whose address
// holds it; the table on the page shows the same to those who do not see the picture.
const LIBRARY = "/komponent/cytoscape-3.34.4.mjs";
// How long each year stays while the years are played, in milliseconds.
const PACE = 900;
// Nearer than this only what is chosen would be seen.
const NEAREST = 1.1;
// Shapes tell kinds apart without colour.
const SHAPES = { person: "ellipse", organ: "round-rectangle", region: "rectangle", kommun: "rectangle", parti: "hexagon", grupp: "octagon" };
const COLOURS = { person: "#56B4E9", organ: "#E69F00", region: "#009E73", kommun: "#009E73", parti: "#CC79A7", grupp: "#0072B2" };
const OTHER = { shape: "diamond", colour: "#999999" };
// How tall a name is on the screen, and how many signs of it are written.
const LETTERS = 13, LONGEST = 38;

let loading;
const shown = new WeakMap();

export default function (component) {
  const { parentElement, data } = component;
  const root = parentElement.querySelector(".natverk");
  const state = shown.get(root) ?? begin(root);
  state.tell = component;
  loading ??= import(location.origin + LIBRARY);
  loading.then(({ default: cytoscape }) => draw(cytoscape, root, state, data));
  return () => { clearInterval(state.playing); clearTimeout(state.naming); state.view?.destroy(); state.view = null; shown.delete(root); };
}

function begin(root) {
  const state = { view: null, drawn: "", playing: 0 };
  shown.set(root, state);
  const on = (name, act) => root.querySelector(`[data-act=${name}]`).addEventListener("click", act);
  on("closer", () => zoom(state, 1.4));
  on("farther", () => zoom(state, 1 / 1.4));
  on("whole", () => state.view?.animate({ fit: { padding: 30 }, duration: still() ? 0 : 250 }));
  on("picture", () => picture(state));
  on("play", () => play(root, state));
  // The wheel moves the page, and with Ctrl the picture; one finger moves the page, and
  // two the picture.
  const area = root.querySelector(".natverk-yta");
  const leave = (name, mine) => area.addEventListener(name, (event) => {
    if (mine(event)) event.preventDefault(); else event.stopImmediatePropagation();
  }, { capture: true, passive: false });
  leave("wheel", (event) => event.ctrlKey || event.metaKey);
  leave("touchmove", (event) => event.touches.length > 1);
  // Cytoscape remembers where on the screen it is until something around it scrolls,
  // but does not see past the shadow root that it stands in.
  for (const name of ["pointerenter", "pointerdown", "wheel"])
    area.addEventListener(name, () => state.view?.renderer().invalidateContainerClientCoordsCache(), { capture: true });
  // A finger that has moved the page has chosen nothing.
  area.addEventListener("pointerdown", () => { state.swept = false; }, { capture: true });
  area.addEventListener("pointercancel", () => { state.swept = true; }, { capture: true });
  for (const bound of root.querySelectorAll("input[type=range]")) {
    bound.addEventListener("input", () => { order(root, bound); years(root, state); });
    bound.addEventListener("change", () => told(root, state));
  }
  return state;
}

function draw(cytoscape, root, state, data) {
  const canvas = root.querySelector(".natverk-yta");
  if (!canvas.isConnected) return;
  label(root, data);
  if (!state.view || state.drawn !== data.mark) {
    state.view?.destroy();
    state.view = cytoscape({
      container: canvas,
      elements: elements(data),
      layout: { name: "preset", fit: true, padding: 30 },
      minZoom: 0.02, maxZoom: 4,
      autoungrabify: true, boxSelectionEnabled: false,
      hideEdgesOnViewport: data.ties.length > 4000,
      style: look(root),
    });
    state.drawn = data.mark;
    const tapped = (what) => ({ target }) => { if (!state.swept) state.tell.setTriggerValue(what, target.id()); };
    state.view.on("tap", "node", tapped("actor"));
    state.view.on("tap", "edge", tapped("tie"));
    state.view.on("mouseover", "node, edge", (event) => hint(canvas, event.target.data("told")));
    state.view.on("mouseout", "node, edge", () => hint(canvas, ""));
    state.view.on("viewport resize", () => soon(state));
    // Tests and assistive scripts reach the drawn network here.
    canvas.network = state.view;
  }
  state.view.style(look(root));
  bounds(root, data);
  years(root, state);
  focus(state, data);
  legend(root, data);
  names(state);
  root.dataset.ready = String(state.view.nodes().length);
}

function elements(data) {
  const heaviest = Math.max(1, ...data.nodes.map((node) => node.weight));
  const nodes = data.nodes.map((node) => ({
    data: { ...node, size: 14 + 30 * Math.sqrt(node.weight / heaviest), tag: short(node.name), letters: LETTERS, aside: 0, below: 3, rim: 2 },
    position: { x: node.x, y: node.y },
  }));
  const most = Math.max(1, ...data.ties.map((tie) => tie.weight));
  const ties = data.ties.map((tie) => ({
    data: { ...tie, width: 1 + 6 * Math.sqrt(tie.weight / most) },
  }));
  return [...nodes, ...ties];
}

function look(root) {
  const told = getComputedStyle(root);
  const ink = told.getPropertyValue("--st-text-color").trim() || told.color;
  const ground = told.getPropertyValue("--st-background-color").trim() || "#ffffff";
  return [
    { selector: "node", style: {
      shape: (node) => SHAPES[node.data("kind")] ?? OTHER.shape,
      "background-color": (node) => COLOURS[node.data("kind")] ?? OTHER.colour,
      "border-width": 1, "border-color": ink,
      width: "data(size)", height: "data(size)",
      color: ink, "font-family": "sans-serif" } },
    { selector: ".namn", style: {
      label: "data(tag)", "font-size": "data(letters)", "z-index": 8,
      "text-valign": "bottom", "text-margin-x": "data(aside)", "text-margin-y": "data(below)",
      "text-outline-color": ground, "text-outline-width": "data(rim)" } },
    { selector: "edge", style: { "curve-style": "haystack", "line-color": ink, opacity: 0.28, width: "data(width)" } },
    { selector: "edge[?bridge]", style: { "line-style": "dashed", opacity: 0.6 } },
    { selector: ".borta", style: { display: "none" } },
    { selector: ".blek", style: { opacity: 0.1 } },
    { selector: ".vald", style: { "border-width": 4, "border-color": "#D55E00", opacity: 1, "z-index": 9 } },
    { selector: "edge.vald", style: { "line-color": "#D55E00", opacity: 1 } },
  ];
}

function short(name) {
  return name.length > LONGEST ? `${name.slice(0, LONGEST - 1).trimEnd()}…` : name;
}

// Once the picture has come to rest.
function soon(state) {
  clearTimeout(state.naming);
  state.naming = setTimeout(() => names(state), 80);
}

// Names of what is chosen, then of the weightiest, as many as do not cover each other
// or whom they name; as tall at every distance, and moved in from the edge.
function names(state) {
  const view = state.view;
  if (!view) return;
  const zoom = view.zoom(), wide = view.width(), high = view.height();
  const rank = (node) => (node.hasClass("vald") ? 0 : 1);
  const there = view.nodes().filter((node) => !node.hasClass("borta") && !node.hasClass("blek"));
  const order = there.toArray().sort((a, b) => rank(a) - rank(b) || b.data("weight") - a.data("weight") || (a.id() < b.id() ? -1 : 1));
  const pen = (state.pen ??= document.createElement("canvas").getContext("2d"));
  pen.font = `${LETTERS}px sans-serif`;
  const taken = [];
  view.batch(() => {
    view.nodes().removeClass("namn");
    for (const node of order) {
      const { x, y } = node.renderedPosition();
      if (x < 0 || y < 0 || x > wide || y > high) continue;
      const width = pen.measureText(node.data("tag")).width + 10;
      const left = Math.max(2, Math.min(x - width / 2, wide - width - 2));
      const half = node.renderedHeight() / 2, top = y + half;
      const box = { left, top, right: left + width, bottom: top + LETTERS + 8 };
      if (box.bottom > high || taken.some((one) => one.left < box.right && box.left < one.right && one.top < box.bottom && box.top < one.bottom)) continue;
      taken.push(box, { left: x - half, top: y - half, right: x + half, bottom: top });
      node.data({ letters: LETTERS / zoom, aside: (left + width / 2 - x) / zoom, below: 3 / zoom, rim: 2 / zoom });
      node.addClass("namn");
    }
  });
}

// What the shapes and colours that are in the picture stand for.
function legend(root, data) {
  const looks = new Map();
  for (const [kind, words] of data.kinds) {
    const shape = SHAPES[kind] ?? OTHER.shape, colour = COLOURS[kind] ?? OTHER.colour;
    const key = `${shape} ${colour}`;
    looks.set(key, { shape, colour, words: [...(looks.get(key)?.words ?? []), words] });
  }
  const rows = [...looks.values()].map(({ shape, colour, words }) => {
    const row = document.createElement("li"), sign = document.createElement("span");
    sign.className = `tecken ${shape}`;
    sign.style.background = colour;
    sign.setAttribute("aria-hidden", "true");
    const said = words.join(", ");
    row.append(sign, said[0].toUpperCase() + said.slice(1));
    return row;
  });
  root.querySelector(".natverk-tecken").replaceChildren(...rows);
}

// Only ties that are attested within the years, and the actors that they tie.
function years(root, state) {
  if (!state.view) return;
  const [first, last] = span(root);
  const all = whole(root);
  root.querySelector("output").textContent = first === last ? `${first}` : `${first}–${last}`;
  state.view.batch(() => {
    const ties = state.view.edges();
    const out = all ? ties.filter(() => false) : ties.filter((tie) => !tie.data("spans").some(([from, to]) => from <= last && to >= first));
    state.view.elements().removeClass("borta");
    out.addClass("borta");
    if (!all) state.view.nodes().filter((node) => node.connectedEdges().not(out).empty()).addClass("borta");
  });
  soon(state);
}

function focus(state, data) {
  state.view.elements().removeClass("vald blek");
  const actor = data.actor && state.view.getElementById(data.actor);
  const tie = data.tie && state.view.getElementById(data.tie);
  const way = (data.way ?? []).map((one) => state.view.getElementById(one));
  let near = state.view.collection();
  if (tie && tie.nonempty()) near = near.union(tie).union(tie.connectedNodes());
  else if (way.length) for (const one of way) near = near.union(one).union(one.connectedNodes());
  else if (actor && actor.nonempty()) near = actor.closedNeighborhood();
  if (near.empty()) return;
  state.view.elements().not(near).addClass("blek");
  if (actor && actor.nonempty()) actor.addClass("vald");
  near.edges().filter((one) => one.same(tie || one) && (way.length || tie)).addClass("vald");
  const mark = `${data.mark} ${data.actor} ${data.tie} ${way.length}`;
  if (state.seen !== mark) state.view.animate({ ...sight(state.view, near), duration: still() ? 0 : 300 });
  state.seen = mark;
}

// Where to look so that some elements are seen whole, but never from very near.
function sight(view, near) {
  const box = near.boundingBox();
  const zoom = Math.min(NEAREST, (view.width() - 120) / box.w, (view.height() - 120) / box.h);
  const middle = { x: (box.x1 + box.x2) / 2, y: (box.y1 + box.y2) / 2 };
  return { zoom, pan: { x: view.width() / 2 - middle.x * zoom, y: view.height() / 2 - middle.y * zoom } };
}

function bounds(root, data) {
  const [from, to] = root.querySelectorAll("input[type=range]");
  root.querySelector(".natverk-ar").hidden = !(data.first < data.last);
  for (const [bound, value] of [[from, data.from], [to, data.to]]) {
    bound.min = data.first; bound.max = data.last;
    if (bound.dataset.asked !== `${data.mark} ${value}` && !root.contains(document.activeElement?.closest?.("[data-act=play]"))) bound.value = value;
    bound.dataset.asked = `${data.mark} ${value}`;
  }
}

function span(root) {
  return [...root.querySelectorAll("input[type=range]")].map((bound) => Number(bound.value));
}

function whole(root) {
  const [from, to] = root.querySelectorAll("input[type=range]");
  return from.value === from.min && to.value === to.max;
}

// The first year never lies after the last: the bound that is moved moves the other.
function order(root, moved) {
  const [from, to] = root.querySelectorAll("input[type=range]");
  if (Number(from.value) <= Number(to.value)) return;
  if (moved === from) to.value = from.value; else from.value = to.value;
}

function told(root, state) {
  const [first, last] = span(root);
  state.tell.setTriggerValue("years", whole(root) ? "" : `${first}-${last}`);
}

// Year after year up to the last; a second press stops where it is.
function play(root, state) {
  const button = root.querySelector("[data-act=play]");
  const [from, to] = root.querySelectorAll("input[type=range]");
  const stop = () => {
    clearInterval(state.playing);
    state.playing = 0;
    button.setAttribute("aria-pressed", "false");
    told(root, state);
  };
  if (state.playing) { stop(); return; }
  button.setAttribute("aria-pressed", "true");
  from.value = from.min;
  to.value = from.min;
  years(root, state);
  state.playing = setInterval(() => {
    if (Number(to.value) >= Number(to.max)) { stop(); return; }
    to.value = Number(to.value) + 1;
    years(root, state);
  }, PACE);
}

function zoom(state, by) {
  const view = state.view;
  if (view) view.zoom({ level: view.zoom() * by, renderedPosition: { x: view.width() / 2, y: view.height() / 2 } });
}

function picture(state) {
  if (!state.view) return;
  const ground = getComputedStyle(document.querySelector(".stApp") ?? document.body).backgroundColor;
  const link = document.createElement("a");
  link.href = URL.createObjectURL(state.view.png({ output: "blob", full: true, scale: 1, maxWidth: 6000, maxHeight: 6000, bg: ground }));
  link.download = "natverk.png";
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

function hint(canvas, words) {
  canvas.title = words ?? "";
  canvas.style.cursor = words ? "pointer" : "";
}

function label(root, data) {
  for (const [name, words] of Object.entries(data.texts)) {
    for (const one of root.querySelectorAll(`[data-text=${name}]`)) one.textContent = words;
    for (const one of root.querySelectorAll(`[data-label=${name}]`)) one.setAttribute("aria-label", words);
  }
}

function still() {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}
