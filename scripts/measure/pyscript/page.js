// PyScript runs Python in the page itself; what PyScript runs hands over `respond`.
window.began = (respond) => {
  const area = document.querySelector("#rw");
  window.answer = (answers) => {
    area.innerHTML = JSON.parse(respond(JSON.stringify({ answers }))).html;
  };
  window.answer({});
};
