"""The words that are looked for in agendas."""
