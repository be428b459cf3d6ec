// The reader's name in the field for it, kept by this browser window until it is closed:
// a page that is loaded anew begins a new session on the server, which knows no name.
// Nothing is sent but what stands in the field.
(() => {
  if (window.sagtGranskare) {
    window.sagtGranskare();
    return;
  }
  const KEPT = "sagt-granskare";
  const FIELD = ".st-key-granskare-falt input";
  const put = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set;

  // React hears what is written by its own events alone.
  const fill = (field) => {
    const name = sessionStorage.getItem(KEPT);
    if (!name || field.value || document.activeElement === field) return;
    put.call(field, name);
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.dispatchEvent(new FocusEvent("focusout", { bubbles: true }));
  };
  let begun = false;
  const look = () => {
    const field = document.querySelector(FIELD);
    if (!field || begun) return;
    begun = true;
    fill(field);
  };
  document.addEventListener("change", keep, true);
  document.addEventListener("focusout", keep, true);
  function keep({ target, isTrusted }) {
    if (!isTrusted || !target.matches?.(FIELD)) return;
    const name = target.value.trim();
    if (name) sessionStorage.setItem(KEPT, name);
    else sessionStorage.removeItem(KEPT);
  }
  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter") keep(event);
  }, true);
  window.sagtGranskare = look;
  new MutationObserver(look).observe(document.body, { childList: true, subtree: true });
  look();
})();
