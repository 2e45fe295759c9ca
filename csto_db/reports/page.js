// Shows the filters and hides what they leave out; without it the page shows everything.
"use strict";
const form = document.forms[0];
const articles = [...document.querySelectorAll("article")];

function apply() {
  const { entity, verdict } = form.elements;
  let shown = 0;
  for (const article of articles) {
    const fits =
      (!entity.value || article.dataset.entities.split(" ").includes(entity.value)) &&
      (!verdict.value || article.dataset.verdict === verdict.value);
    article.hidden = !fits;
    shown += fits;
  }
  form.querySelector("output").value =
    shown === articles.length ? `all ${shown}` : `${shown} of ${articles.length}`;
}

// A link to one finding is never hidden by a filter.
function reveal() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (target?.hidden) {
    form.reset();
    apply();
    target.scrollIntoView();
  }
}

if (articles.length > 1) {
  form.hidden = false;
  form.addEventListener("change", apply);
  window.addEventListener("hashchange", reveal);
  apply();
}
