// Pyodide as its documentation has it, in a worker.
const worker = new Worker("worker.js", { type: "module" });
const area = document.querySelector("#rw");
const ask = (message) => new Promise((resolve) => {
  worker.onmessage = ({ data }) => resolve(data);
  worker.postMessage(JSON.stringify(message));
});
window.answer = async (answers) => {
  area.innerHTML = JSON.parse(await ask({ answers })).html;
};
window.answer({});
