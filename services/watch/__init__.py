"""The watcher: sweeps due clocks in a thread of each window, or headless."""
