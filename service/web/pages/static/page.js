// What a script adds to pages that work without it: progress as it happens, files dropped on the form, "/" leads to the search.
"use strict";

const job = document.querySelector("[data-job]");
if (job && !job.dataset.ended) {
  const events = new EventSource(`/v1/jobs/${encodeURIComponent(job.dataset.job)}/events`);
  const meter = document.querySelector("progress");
  const words = document.querySelector("[data-words]");
  events.addEventListener("job", (event) => {
    const told = JSON.parse(event.data);
    const finished = told.done + told.failed;
    if (meter) { meter.max = Math.max(told.total, 1); meter.value = finished; }
    if (words) {
      const cost = told.cost ? `, ${Number(told.cost).toFixed(4)} US dollars` : "";
      words.textContent = `${told.state}: ${finished} of ${told.total} articles${told.failed ? `, ${told.failed} failed` : ""}${cost}`;
    }
    if (told.ended) { events.close(); location.reload(); }
  });
}

const drop = document.querySelector(".drop");
if (drop) {
  const files = drop.querySelector("input[type=file]");
  for (const kind of ["dragenter", "dragover"]) {
    drop.addEventListener(kind, (event) => { event.preventDefault(); drop.classList.add("over"); });
  }
  for (const kind of ["dragleave", "drop"]) drop.addEventListener(kind, () => drop.classList.remove("over"));
  drop.addEventListener("drop", (event) => { event.preventDefault(); files.files = event.dataTransfer.files; });
}

document.addEventListener("keydown", (event) => {
  const search = document.querySelector("input[type=search]");
  const typing = event.target.closest("input, textarea, select");
  if (event.key === "/" && search && !typing && !event.ctrlKey && !event.metaKey) { event.preventDefault(); search.focus(); }
});
