// Runs before the first paint: a theme chosen on this machine wins over the system's.
(() => {
  try {
    const theme = localStorage.getItem("nep-theme");
    if (theme === "dark" || theme === "light") document.documentElement.dataset.theme = theme;
  } catch { /* storage may be closed: the system's theme stays */ }
})();
