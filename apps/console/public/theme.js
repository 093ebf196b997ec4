// Sets a remembered theme before the first paint, so that the page never flashes in the other one.
try {
  const theme = localStorage.getItem('dialtone.theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Storage can be forbidden; the system's theme holds then.
}
