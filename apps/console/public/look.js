// Sets a remembered theme and density before the first paint, so that the page never flashes or jumps.
try {
  const theme = localStorage.getItem('dialtone.theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
  if (localStorage.getItem('dialtone.density') === 'compact')
    document.documentElement.dataset.density = 'compact';
} catch {
  // Storage can be forbidden; the system's theme holds then.
}
