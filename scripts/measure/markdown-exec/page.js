// What a visitor does on a page with markdown-exec: change the code in the editor, and press Run.
// `until` is of driver.js.
const [run, output] = ["run", "output"].map((name) => document.querySelector(`#exec-1--${name}`));
const area = document.querySelector("#rw");
const code = (answers) => `import json
from flow.doors.browser import respond
print(json.loads(respond(${JSON.stringify(JSON.stringify({ answers }))}))["html"])`;
window.answer = async (answers) => {
  output.textContent = "";
  ace.edit("exec-1--editor").setValue(code(answers));
  run.click();
  await until(() => output.textContent.includes("rw-kop"));
  area.innerHTML = output.textContent;
};
await until(() => run.onclick);
await window.answer({});
