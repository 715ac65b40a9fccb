// A browser's push service: Chromium's own needs Google's, which no test can reach. The subscription
// outlives a reload, as the real one does.
((made) => {
  const bytes = (text) =>
    Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (c) =>
      c.charCodeAt(0),
    ).buffer;
  const kept = () => JSON.parse(localStorage.getItem("browser-push") ?? "null");
  const subscription = () =>
    kept() && {
      endpoint: kept().endpoint,
      options: { applicationServerKey: bytes(kept().key) },
      getKey: (name) => bytes(made[name]),
      unsubscribe: async () => localStorage.removeItem("browser-push") ?? true,
    };
  PushManager.prototype.getSubscription = async () => subscription();
  PushManager.prototype.subscribe = async ({ applicationServerKey }) => {
    const endpoint =
      made.endpoints[Number(localStorage.getItem("browser-pushes") ?? 0)];
    localStorage.setItem(
      "browser-pushes",
      Number(localStorage.getItem("browser-pushes") ?? 0) + 1,
    );
    localStorage.setItem(
      "browser-push",
      JSON.stringify({ endpoint, key: applicationServerKey }),
    );
    return subscription();
  };
})(MADE);
