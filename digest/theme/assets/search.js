// The search box: opens from its button and the "/" key. Pagefind is loaded when it is first opened.
// Results are built as text nodes only; nothing that comes from the index is ever parsed as HTML.

// Without this script it would be of no use, so no page carries it.
const BOX = `
<dialog class="search" aria-label="Search">
  <form class="search__form" role="search" method="dialog">
    <input class="search__input" type="search" name="q" placeholder="Search all stories" aria-label="Search all stories" autocomplete="off" spellcheck="false" maxlength="200">
    <button class="search__close" type="button" aria-label="Close"><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path d="M19 6.41 17.59 5 12 10.59 6.41 5 5 6.41 10.59 12 5 17.59 6.41 19 12 13.41 17.59 19 19 17.59 13.41 12z"/></svg></button>
  </form>
  <p class="search__count" role="status" aria-live="polite"></p>
  <ol class="search__results"></ol>
</dialog>`;

const opener = document.querySelector("[data-search]");
document.body.insertAdjacentHTML("beforeend", BOX);
const dialog = document.querySelector("dialog.search");
const input = dialog.querySelector("input");
const count = dialog.querySelector(".search__count");
const list = dialog.querySelector(".search__results");
const MOST = 10;

let pagefind;
let latest = 0;

async function load() {
  if (!pagefind) {
    pagefind = await import(new URL(opener.dataset.search, location.href));
    await pagefind.init();
  }
  return pagefind;
}

function open() {
  if (dialog.open) return;
  dialog.showModal();
  input.focus();
  input.select();
  load().catch(() => say("The search could not be loaded."));
}

function say(words) {
  count.textContent = words;
}

// An excerpt is text with <mark> around the words that were found, and its own < and & as entities.
function excerpt(html) {
  const entities = { "&lt;": "<", "&gt;": ">", "&amp;": "&", "&quot;": '"', "&#39;": "'" };
  const words = document.createElement("p");
  let marked = false;
  for (const piece of html.split(/(<\/?mark>)/)) {
    if (piece === "<mark>" || piece === "</mark>") {
      marked = piece === "<mark>";
    } else if (piece) {
      const text = piece.replace(/&(?:lt|gt|amp|quot|#39);/g, (entity) => entities[entity]);
      const node = marked ? document.createElement("mark") : document.createTextNode(text);
      if (marked) node.textContent = text;
      words.append(node);
    }
  }
  return words;
}

function result({ url, meta, excerpt: found }) {
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.href = url;
  link.textContent = meta.title;
  item.append(link, excerpt(found));
  return item;
}

async function search() {
  const asked = ++latest;
  const words = input.value.trim();
  if (!words) {
    list.replaceChildren();
    say("");
    return;
  }
  try {
    const found = await (await load()).search(words);
    const shown = await Promise.all(found.results.slice(0, MOST).map((each) => each.data()));
    if (asked !== latest) return;
    list.replaceChildren(...shown.map(result));
    const total = found.results.length;
    say(total === 0 ? "No story found." : total === 1 ? "1 story" : total > MOST ? `${total} stories, the first ${MOST} shown` : `${total} stories`);
  } catch {
    say("The search could not be loaded.");
  }
}

let waiting;
input.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(search, 120);
});

// Enter goes to the first result, and waits for it where the answer is not there yet; the arrows walk through them.
dialog.querySelector("form").addEventListener("submit", async (event) => {
  event.preventDefault();
  clearTimeout(waiting);
  await search();
  list.querySelector("a")?.click();
});

dialog.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    // A search field would only empty itself.
    event.preventDefault();
    dialog.close();
    return;
  }
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  const stops = [input, ...list.querySelectorAll("a")];
  const at = stops.indexOf(document.activeElement) + (event.key === "ArrowDown" ? 1 : -1);
  stops[Math.max(0, Math.min(at, stops.length - 1))].focus();
  event.preventDefault();
});

dialog.addEventListener("click", (event) => {
  if (event.target === dialog) dialog.close();
});

dialog.querySelector(".search__close").addEventListener("click", () => dialog.close());
opener.addEventListener("click", open);

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input:not(.md-toggle):not(.md-option), textarea, select, [contenteditable]");
  if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    open();
  }
});
