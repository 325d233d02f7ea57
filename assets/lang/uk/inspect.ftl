# Що властивості пропонують біля кожного поля.
everybody = Усі
field-different = різне
field-not-estimated = не оцінено
field-unit = Одиниця
field-state = Відкривається як
field-language = Мова текстів
field-lead = Головна метрика
field-lead-first = перша з опитування
field-targets = Цілі
hint-date = 30.09.2026
hint-authors = по одному в рядку
misread-number = Це не число. Напишіть 7,5 або 7.5.
misread-whole = Це не ціле число. Напишіть 1200.
misread-share = Частка — від 0 до 100 %.
misread-votes = Голосів — від 0 до 9999.
misread-date = Такого дня немає. Напишіть 30.09.2026 або 2026-09-30.
misread-range = Ця метрика — від { $low } до { $high }.
misread-link = Відкриваються лише посилання, що починаються з https://, http:// або mailto:.
link-open = Відкрити посилання
notice-misread = Незрозуміло, що означає «{ $text }»: це не збережено. Виправте у властивостях.
notice-show = Показати
add-touchpoint = Нова точка взаємодії
add-barrier = Новий барʼєр
add-driver = Новий драйвер
add-solution = Нове рішення
add-evidence = Новий доказ
add-quote = Нова цитата
add-indicator = Новий показник
add-persona = Нова персона
add-picture = Зображення з файлу…
add-emotion = Емоція іншої персони або іншого шляху
add-way-in = Шлях з іншої точки
add-way-on = Шлях до іншої точки
tie-barrier = Повʼязати з барʼєром карти
tie-driver = Повʼязати з драйвером карти
tie-solution = Повʼязати з рішенням карти
tie-evidence = Повʼязати з доказом карти
tie-indicator = Повʼязати з показником карти
tie-place = Ще десь
tie-cause = Додати, що на нього впливає
tie-effect = Додати, на що він впливає
tie-statement = Додати, що він підтверджує
lead-from = Почати в іншій точці
lead-to = Вести до іншої точки
way-open = Відкрити перехід
emotion-open = Відкрити емоцію
emotion-remove = Видалити емоцію
list-remove = Видалити «{ $name }»
list-take-off = Відвʼязати «{ $name }»
list-up = Підняти «{ $name }»
list-down = Опустити «{ $name }»
pick-search = Знайти…
pick-nothing = Повʼязати нема з чим.
picture-replace = Замінити з файлу…
picture-not-read = { $file } не вдалося прочитати: { $why }. Виберіть інший файл.
picture-not-known = { $file } — не PNG і не JPEG, які можна прочитати. Виберіть інший файл.
path-picture = Зображення для карти
task-embed = Читається { $file }…
inspect-several = { $count ->
    [one] { $number } елемент
    [few] { $number } елементи
   *[many] { $number } елементів
}
inspect-kinds = Виберіть вид, щоб змінити все одразу.
inspect-nothing-shared = Сказати про всіх одразу нема чого. Їх можна разом переносити, копіювати й видаляти.
step-set-clients = клієнти «{ $name }»
step-set-value = значення «{ $name }»
step-set-target = ціль «{ $name }»
step-set-date = дата «{ $name }»
step-set-phase = фаза «{ $name }»
step-set-journey = шлях емоції «{ $name }»
step-set-moment = вид моменту істини «{ $name }»
step-set-effort = трудомісткість «{ $name }»
step-set-source = вид джерела «{ $name }»
step-set-layer = шар «{ $name }»
step-set-persona = персона емоції «{ $name }»
step-map = карта «{ $name }»
step-link = звʼязок «{ $name }»
step-unlink = без звʼязку «{ $name }»
step-add-persona = персона «{ $name }»
step-add-picture = зображення біля «{ $name }»
step-replace-picture = заміна зображення «{ $name }»
step-set-type-several = { $count ->
    [one] текст { $number } елемента
    [few] текст { $number } елементів
   *[many] текст { $number } елементів
}
step-set-clients-several = { $count ->
    [one] клієнти { $number } точки взаємодії
    [few] клієнти { $number } точок взаємодії
   *[many] клієнти { $number } точок взаємодії
}
step-set-share-several = { $count ->
    [one] частка { $number } переходу
    [few] частка { $number } переходів
   *[many] частка { $number } переходів
}
step-set-value-several = { $count ->
    [one] значення { $number } показника
    [few] значення { $number } показників
   *[many] значення { $number } показників
}
step-set-target-several = { $count ->
    [one] ціль { $number } показника
    [few] ціль { $number } показників
   *[many] ціль { $number } показників
}
step-set-date-several = { $count ->
    [one] дата { $number } доказу
    [few] дата { $number } доказів
   *[many] дата { $number } доказів
}
step-set-votes-several = { $count ->
    [one] голоси { $number } елемента
    [few] голоси { $number } елементів
   *[many] голоси { $number } елементів
}
step-set-phase-several = { $count ->
    [one] фаза { $number } етапу
    [few] фаза { $number } етапів
   *[many] фаза { $number } етапів
}
step-set-journey-several = { $count ->
    [one] шлях { $number } емоції
    [few] шлях { $number } емоцій
   *[many] шлях { $number } емоцій
}
step-set-moment-several = { $count ->
    [one] вид { $number } моменту істини
    [few] вид { $number } моментів істини
   *[many] вид { $number } моментів істини
}
step-set-effort-several = { $count ->
    [one] трудомісткість { $number } рішення
    [few] трудомісткість { $number } рішень
   *[many] трудомісткість { $number } рішень
}
step-set-source-several = { $count ->
    [one] вид джерела { $number } доказу
    [few] вид джерела { $number } доказів
   *[many] вид джерела { $number } доказів
}
step-set-layer-several = { $count ->
    [one] шар { $number } показника
    [few] шар { $number } показників
   *[many] шар { $number } показників
}
step-set-persona-several = { $count ->
    [one] персона { $number } емоції
    [few] персона { $number } емоцій
   *[many] персона { $number } емоцій
}
