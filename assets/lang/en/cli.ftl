# cli: what the headless commands say
cli-cannot-read = Cannot read { $path }: { $why }
cli-cannot-write = Cannot write { $path }: { $why } Choose another place, or make this one writable.
cli-exists = { $path } exists already. Add --force to replace it, or choose another name.
cli-unknown-format = Cannot tell which picture { $path } is to be. Let its name end in .svg, .png or .pdf, or say --format.
cli-no-persona = The map has no persona «{ $name }». It has: { $known }
cli-no-stage = The map has no stage «{ $name }». It has: { $known }
cli-cannot-draw = Cannot draw it like this: { $why }
