# app

settings-damaged-kept = Your settings could not be read, so the usual ones are in force. The old file is kept as { $path }
settings-damaged = Your settings could not be read, so the usual ones are in force.
settings-unreadable = Your settings file cannot be opened, so the usual settings are in force: { $why }
