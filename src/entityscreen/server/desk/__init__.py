"""What analysts do: the page in the browser, the queue and its decisions, jobs that screen a file."""
