# Тексти інших програм — у карти й назад: що не так, що сумнівно, що втрачається.

# Помилки та що робити. $why — одне з речень нижче.
convert-why-at = рядок { $line }, стовпець { $column }: { $why }
convert-why-too-large = більше за { $most } МБ. Таких шляхів не буває, виберіть потрібний файл.
convert-why-not-text = це не текст в UTF-8. Збережіть файл в UTF-8 або виберіть потрібний.
convert-why-empty = у ньому нічого немає. Виберіть інший файл.
convert-why-too-many = етапів, точок взаємодії, людей і нотаток разом понад { $most }. Поділіть шлях.
convert-why-long-text = { $path } довше за { $most } знаків. Скоротіть.
convert-why-not-ojf = це JSON, але не шлях: у ньому немає ні stages, ні nodes. Виберіть файл, збережений у Ptolemy.
convert-why-no-header = шлях у Mermaid починається зі слова journey в окремому рядку. Додайте його або виберіть потрібний файл.
convert-why-header-case = слово journey тут пишеться малими літерами. Виправте.
convert-why-second-header = journey стоїть тут удруге. Перетворюйте шляхи по одному або поставте щось перед цим словом.
convert-why-semicolon = Mermaid не дозволяє тут крапку з комою. Напишіть замість неї #59;
convert-why-no-colon = кроку потрібні двокрапка й оцінка від 1 до 5, наприклад «Оплата: 4». Додайте їх або поставте %% перед рядком.
convert-why-no-name = перед двокрапкою немає назви. Додайте її.
convert-why-unclosed = те, що тут починається, не закінчується. Закрийте його рядком ---, дужкою або дужкою і %%.
convert-why-long-line = цей рядок довший за будь-який крок. Скоротіть його або виберіть потрібний файл.
convert-why-json-cut = JSON обривається. Скопіюйте файл цілком ще раз.
convert-why-json-deep = вкладеність JSON глибша, ніж у будь-якого шляху. Виберіть потрібний файл.
convert-why-json = це не JSON. Виправте його тут або виберіть потрібний файл.

# Що сумнівно.
convert-in-line = рядок { $line }: { $what }
convert-more = { $count ->
    [one] … і ще { $number }.
    [few] … і ще { $number }.
   *[many] … і ще { $number }.
}
doubt-outside-scale = оцінка { $score } поза шкалою, взято { $taken }.
doubt-fraction = оцінка { $score } не ціла, взято { $taken }.
doubt-not-a-number = «{ $score }» — не оцінка: що тут відчувають, не вказано.
doubt-no-score = оцінки немає: що тут відчувають, не вказано.
doubt-ignored = «{ $text }» стоїть після третьої двокрапки й пропущено, як і в Mermaid.
doubt-front-matter = з того, що стоїть перед шляхом, читається лише заголовок.
doubt-guessed = наскільки сильно «{ $word }», не сказано: вважається нейтральним.
doubt-second-feeling = друге почуття в одній точці пропущено: «{ $word }».
doubt-no-stage = це не належить до жодного етапу й стоїть в етапі без назви після всіх інших.
doubt-made-touchpoint = це немає до чого прикріпити: тепер є точка «{ $name }».
doubt-lane = доріжку «{ $name }» прочитано як: { $kind }.
doubt-left-out = пропущено, бо на карті для цього немає місця: { $field } ({ $count ->
    [one] { $number } раз
    [few] { $number } рази
   *[many] { $number } разів
}).
doubt-wrong-kind = тут має стояти значення іншого виду; його пропущено.
doubt-blueprint = { $count ->
    [one] Схема сервісу { $number } точки стоїть порядково в полі «За лаштунками».
    [few] Схеми сервісу { $number } точок стоять порядково в полі «За лаштунками».
   *[many] Схеми сервісу { $number } точок стоять порядково в полі «За лаштунками».
}

# Чому в іншому форматі немає місця.
convert-lost = До { $path } не ввійшло: { $lost }.
lost-details = { $count ->
    [one] усе, крім назви, у { $number } точки
    [few] усе, крім назв, у { $number } точок
   *[many] усе, крім назв, у { $number } точок
}
lost-profiles = { $count ->
    [one] усе, крім імені, у { $number } персони
    [few] усе, крім імен, у { $number } персон
   *[many] усе, крім імен, у { $number } персон
}
lost-words = { $count ->
    [one] слово { $number } емоції
    [few] слова { $number } емоцій
   *[many] слова { $number } емоцій
}
lost-other-journey = { $count ->
    [one] { $number } точка іншого шляху
    [few] { $number } точки іншого шляху
   *[many] { $number } точок іншого шляху
}
lost-no-feeling = { $count ->
    [one] те, що в { $number } точці ніхто нічого не відчуває (записано як 3)
    [few] те, що в { $number } точках ніхто нічого не відчуває (записано як 3)
   *[many] те, що в { $number } точках ніхто нічого не відчуває (записано як 3)
}
lost-phases = { $count ->
    [one] те, що { $number } етап стоїть до чи після сервісу
    [few] те, що { $number } етапи стоять до чи після сервісу
   *[many] те, що { $number } етапів стоять до чи після сервісу
}
lost-answers = { $count ->
    [one] { $number } комірка відповідей
    [few] { $number } комірки відповідей
   *[many] { $number } комірок відповідей
}
lost-reported = { $count ->
    [one] { $number } повідомлена оцінка
    [few] { $number } повідомлені оцінки
   *[many] { $number } повідомлених оцінок
}
lost-properties = { $count ->
    [one] { $number } властивість карти
    [few] { $number } властивості карти
   *[many] { $number } властивостей карти
}
