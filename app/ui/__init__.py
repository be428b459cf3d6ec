"""The browser interface: pages without logic, components that show one thing each."""
