"""Reminders of tasks and deadlines while a campaign is open."""
