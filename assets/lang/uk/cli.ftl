# Що кажуть команди без вікна. Назви речей — у words.ftl, проблеми файлів — у file.ftl.

# Помилки і що з ними робити.
cli-cannot-write = Не вдається записати { $path }: { $why }
cli-exists = Файл { $path } уже є. Додайте --force, щоб замінити його, або виберіть іншу назву.
cli-unknown-format = Незрозуміло, у якому форматі потрібен { $path }. Назва має закінчуватися на .svg, .png, .pdf, .pptx або .html; або вкажіть --format.
cli-no-frame = Кадру { $number } немає: у розповіді { $frames ->
    [one] { $frames } кадр
    [few] { $frames } кадри
   *[many] { $frames } кадрів
}.
cli-needs-folder = З кількох карт виходить кілька зображень: замість --output вкажіть --to ПАПКА.
cli-needs-name = З кількох сторінок виходить кілька файлів: замість «-» дайте --output імʼя.
cli-same-name = { $one } і { $other } стали б одним файлом. Експортуйте їх у різні папки.
cli-export-of = { $at } з { $of }: { $name }
cli-tiles-smaller = { $sheets ->
    [one] { $sheets } аркуш
    [few] { $sheets } аркуші
   *[other] { $sheets } аркушів
} замість { $natural }: карта друкується у розмірі { $percent }. З --scale 1 її буде надруковано на повну величину.
cli-deck-scores = { $count ->
    [one] За ними { $number } слайд з оцінками
    [few] За ними { $number } слайди з оцінками
   *[other] За ними { $number } слайдів з оцінками
}
cli-type-small = Найдрібніший текст — { $smallest } пт; щоб його прочитали, потрібно { $least } пт. Додайте --split auto, виберіть більший --target або менше --lanes.
cli-type-still-small = Надто дрібний текст на сторінках: { $small } з { $pages }. Він у { $smallest } пт, а потрібно { $least } пт. Виберіть більший --target або менше --lanes.
cli-type-fine = { $pages ->
    [one] { $pages } сторінка
    [few] { $pages } сторінки
   *[many] { $pages } сторінок
}, найдрібніший текст — { $smallest } пт
cli-no-persona = На карті немає персони «{ $name }». Є: { $known }
cli-no-stage = На карті немає етапу «{ $name }». Є: { $known }
cli-no-owner = На цій карті ніхто на імʼя «{ $name }» не відповідає за точки взаємодії. Відповідальні: { $known }
cli-no-profile = На карті немає профілю «{ $name }». Є: { $known }
cli-unknown-input = Незрозуміло, що таке { $path }. Карта закінчується на .cjm, шлях Mermaid — на .mmd, .mermaid або .md, шлях Ptolemy — на .ojf.
cli-unknown-output = Незрозуміло, чим має стати { $path }. Імʼя має закінчуватися на { $known }; або вкажіть --to.
cli-no-metric = Немає метрики «{ $name }». Є: { $known }
cli-not-comparable = Ці оцінки не можна порівняти: одна відповідь не може бути з обох боків. Виберіть відповіді через --segment або --months, а інші — через --compare.
cli-cannot-draw = Так намалювати не вийде: { $why }

# Що робить довга команда.
cli-reading = Читаю …
cli-laying-out = Розміщую …
cli-drawing = Малюю …

# Підсумки.
cli-created = Створено файл { $path }. Відкрити: cjm { $path }
cli-checked = { $path }: { $problems }, { $advice }
cli-defect = На карті порушено правило, хоча читання мало це виправити: { $why }. Повідомте про це як про помилку програми.
cli-problems = { $count ->
    [0] проблем немає
    [one] { $number } проблема
    [few] { $number } проблеми
   *[other] { $number } проблем
}
cli-advice = { $count ->
    [0] порад немає
    [one] { $number } порада
    [few] { $number } поради
   *[other] { $number } порад
}
cli-info-title = Назва
cli-info-scenario = Сценарій
cli-info-state = Відкривається
cli-info-language = Мова
cli-info-authors = Автори
cli-info-personas = Персони
cli-info-stages = Етапи
cli-info-elements = Містить
cli-info-answers = Відповіді
cli-info-score = Оцінки
cli-info-problems = Проблеми у файлі
cli-info-evidence = Підтверджено
cli-info-longest = Найдовший шлях
cli-info-branches = Розгалужень
cli-info-switches = Змін каналу
cli-info-travelled = Найчастіше
cli-info-loop = Петлі
cli-info-dead-ends = Глухі кути
cli-info-unreachable = Недосяжні
