"""Who may see and do what: roles, sessions, keys and the audit trail."""
