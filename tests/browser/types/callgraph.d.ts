// What `callgraph.js` leaves behind in a page; its types are in `demo/report/assets/callgraph/api.js`.
interface Window {
  Callgraph: Callgraph;
}
