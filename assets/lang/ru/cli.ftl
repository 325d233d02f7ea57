# Что говорят команды без окна. Названия вещей — в words.ftl, неполадки файлов — в file.ftl.

# Ошибки и что с ними делать.
cli-cannot-write = Не удаётся записать { $path }: { $why }
cli-exists = Файл { $path } уже есть. Добавьте --force, чтобы заменить его, или выберите другое имя.
cli-unknown-format = Непонятно, в каком формате нужен { $path }. Имя должно заканчиваться на .svg, .png, .pdf, .pptx или .html; или укажите --format.
cli-no-frame = Кадра { $number } нет: в рассказе { $frames ->
    [one] { $frames } кадр
    [few] { $frames } кадра
   *[many] { $frames } кадров
}.
cli-needs-folder = Из нескольких карт получается несколько изображений: вместо --output укажите --to ПАПКА.
cli-needs-name = Из нескольких страниц получается несколько файлов: вместо «-» дайте --output имя.
cli-same-name = { $one } и { $other } стали бы одним файлом. Экспортируйте их в разные папки.
cli-export-of = { $at } из { $of }: { $name }
cli-tiles-smaller = { $sheets ->
    [one] { $sheets } лист
    [few] { $sheets } листа
   *[other] { $sheets } листов
} вместо { $natural }: карта печатается в размере { $percent }. С --scale 1 она будет напечатана в полную величину.
cli-deck-scores = { $count ->
    [one] За ними { $number } слайд с оценками
    [few] За ними { $number } слайда с оценками
   *[other] За ними { $number } слайдов с оценками
}
cli-type-small = Самый мелкий текст — { $smallest } пт; чтобы его прочли, нужно { $least } пт. Добавьте --split auto, выберите --target крупнее или меньше --lanes.
cli-type-still-small = Слишком мелкий текст на страницах: { $small } из { $pages }. Он в { $smallest } пт, а нужно { $least } пт. Выберите --target крупнее или меньше --lanes.
cli-type-fine = { $pages ->
    [one] { $pages } страница
    [few] { $pages } страницы
   *[many] { $pages } страниц
}, самый мелкий текст — { $smallest } пт
cli-no-persona = На карте нет персоны «{ $name }». Есть: { $known }
cli-no-stage = На карте нет этапа «{ $name }». Есть: { $known }
cli-no-owner = На этой карте никто по имени «{ $name }» не отвечает за точки контакта. Ответственные: { $known }
cli-no-profile = На карте нет профиля «{ $name }». Есть: { $known }
cli-unknown-input = Непонятно, что такое { $path }. Карта оканчивается на .cjm, путь Mermaid — на .mmd, .mermaid или .md, путь Ptolemy — на .ojf.
cli-unknown-output = Непонятно, чем должен стать { $path }. Имя должно оканчиваться на { $known }; или укажите --to.
cli-no-metric = Нет метрики «{ $name }». Есть: { $known }
cli-not-comparable = Эти оценки нельзя сравнить: один ответ не может быть с обеих сторон. Выберите ответы через --segment или --months, а другие — через --compare.
cli-cannot-draw = Так нарисовать не получится: { $why }

# Что делает долгая команда.
cli-reading = Читаю …
cli-laying-out = Размещаю …
cli-drawing = Рисую …

# Итоги.
cli-created = Создан файл { $path }. Открыть: cjm { $path }
cli-checked = { $path }: { $problems }, { $advice }
cli-defect = На карте нарушено правило, хотя чтение должно было это исправить: { $why }. Сообщите об этом как об ошибке программы.
cli-problems = { $count ->
    [0] неполадок нет
    [one] { $number } неполадка
    [few] { $number } неполадки
   *[other] { $number } неполадок
}
cli-advice = { $count ->
    [0] советов нет
    [one] { $number } совет
    [few] { $number } совета
   *[other] { $number } советов
}
cli-info-title = Название
cli-info-scenario = Сценарий
cli-info-state = Открывается
cli-info-language = Язык
cli-info-authors = Авторы
cli-info-personas = Персоны
cli-info-stages = Этапы
cli-info-elements = Содержит
cli-info-answers = Ответы
cli-info-score = Оценки
cli-info-problems = Неполадки в файле
cli-info-evidence = Подтверждено
cli-info-longest = Самый длинный путь
cli-info-branches = Развилок
cli-info-switches = Смен канала
cli-info-travelled = Чаще всего
cli-info-loop = Петли
cli-info-dead-ends = Тупики
cli-info-unreachable = Недостижимы
