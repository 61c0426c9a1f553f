"""What a user does: plain functions, session first; `Workspace.do` makes each one an undo step."""
