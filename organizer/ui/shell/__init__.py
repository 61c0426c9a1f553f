"""The window around the screens: start, navigation, menus, messages, jobs."""
