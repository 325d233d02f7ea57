# Опитування: як зрозуміло файл із відповідями, що пропущено, що ввійшло.

# Чому файл не читається; перед цим стоїть назва файлу.
survey-why-io = система повідомляє: «{ $reason }». Перевірте, чи файл на місці та чи можна його читати.
survey-why-empty = у ньому нічого немає. Вивантажте відповіді ще раз і виберіть новий файл.
survey-why-not-text = це не текст і не книга електронної таблиці. Вивантажте відповіді у CSV або XLSX.
survey-why-protected = він захищений паролем. Збережіть його без пароля в редакторі таблиць і виберіть цей файл.
survey-why-damaged = книгу пошкоджено ({ $reason }). Вивантажте відповіді ще раз або збережіть книгу у CSV.
survey-why-too-large = він більший за будь-яке опитування або стане таким після розпакування. Розділіть його або збережіть аркуш із відповідями у CSV.
survey-why-long-cell = у комірці { $cell } більше тексту, ніж приймає будь-яка електронна таблиця. Можливо, у ній не закрито лапки: виправте це й збережіть таблицю ще раз.
survey-why-no-sheet = у ньому немає аркуша «{ $name }». Є: { $known }
survey-why-stopped = читання зупинено, нічого не змінилося.
survey-nothing = { $path }: відповідей у ньому не знайдено. Перевірте, у яких стовпцях точки взаємодії та відповіді; точки взаємодії, яких немає на карті, додає --add.
survey-refused = Карта не приймає відповіді: { $why }. Повідомте про це як про помилку програми.

# Як його зрозуміло.
survey-rows = { $count ->
    [one] { $number } рядок
    [few] { $number } рядки
   *[other] { $number } рядків
}
survey-answers = { $count ->
    [0] відповідей немає
    [one] { $number } відповідь
    [few] { $number } відповіді
   *[other] { $number } відповідей
}
survey-new-touchpoints = { $count ->
    [one] { $number } з них нова
    [few] { $number } з них нові
   *[many] { $number } з них нових
}
survey-sheet = Аркуш «{ $name }», усього: { $known }
survey-means-nothing = не береться
survey-means-touchpoint = точка взаємодії
survey-means-question = запитання
survey-means-answer = відповідь
survey-means-answer-to = відповідь, { $metric }
survey-means-answers-about = відповіді про «{ $name }», { $metric }
survey-means-date = дата
survey-means-segment = сегмент
survey-means-comment = коментар
survey-taken-for = «{ $name }» зрозуміло як «{ $touchpoint }»
survey-new = «{ $name }» немає на карті: додається
survey-unknown = «{ $name }» немає на карті: відповіді пропущено. Додати точку взаємодії: --add.

# Що пропущено.
survey-not-applicable = { $count ->
    [one] { $number } клітинка з відповіддю «не застосовно»
    [few] { $number } клітинки з відповіддю «не застосовно»
   *[other] { $number } клітинок із відповіддю «не застосовно»
}
survey-blank = { $count ->
    [one] { $number } клітинка без відповіді
    [few] { $number } клітинки без відповіді
   *[other] { $number } клітинок без відповіді
}
survey-incomplete = { $count ->
    [one] { $number } респондент відповів не на всі три запитання про лояльність
    [few] { $number } респонденти відповіли не на всі три запитання про лояльність
   *[other] { $number } респондентів відповіли не на всі три запитання про лояльність
}
survey-skipped-scale = { $place }: «{ $value }» поза шкалою. Пропущено; якщо це помилка, виправте її у файлі.
survey-skipped-fraction = { $place }: «{ $value }» — не ціле число. Пропущено.
survey-skipped-text = { $place }: «{ $value }» — не число. Пропущено; запишіть відповідь цифрами.
survey-skipped-formula = { $place }: формула «{ $value }» не має значення. Пропущено; відкрийте файл у редакторі таблиць і збережіть.
survey-skipped-error = { $place }: у клітинці помилка «{ $value }». Пропущено; виправте формулу.
survey-skipped-date = { $place }: «{ $value }» — не дата. Рядок пропущено; виправте дату або зітріть її.
survey-skipped-touchpoint = { $place }: точку взаємодії не названо. Рядок пропущено.
survey-skipped-question = { $place }: запитання «{ $value }» не враховується. Рядок пропущено.
survey-more = { $count ->
    [one] і ще { $number }
    [few] і ще { $number }
   *[other] і ще { $number }
}

# Що ввійшло.
survey-stage = З опитування
survey-cells = { $count ->
    [one] На карту входить { $number } гістограма
    [few] На карту входять { $number } гістограми
   *[other] На карту входить { $number } гістограм
}
survey-replaced = { $count ->
    [one] Замінюється { $number } гістограма з того самого файлу
    [few] Замінюються { $number } гістограми з того самого файлу
   *[other] Замінюється { $number } гістограм із того самого файлу
}
survey-added = { $count ->
    [one] Додається { $number } точка взаємодії
    [few] Додаються { $number } точки взаємодії
   *[other] Додається { $number } точок взаємодії
}
survey-dry = Нічого не змінено: це був --dry-run.

# Оцінки за частинами.
survey-undated = без дати
survey-not-stated = не вказано

# Профілі та коментарі.
survey-too-many-new = Додалося б точок контакту: { $number }, а можна не більше { $most }. Імовірно, точки контакту названі не в цьому стовпці: вкажіть потрібний або пропустіть цей.
survey-by-profile = Прочитано за профілем «{ $name }»
survey-misfit-missing = У файлі немає стовпця «{ $name }», який є в профілі
survey-misfit-unknown = Стовпця «{ $name }» немає в профілі: його зміст угадано
survey-misfit-gone = Точки взаємодії, яку профіль вибрав для «{ $name }», на карті вже немає
survey-comments = { $count ->
    [0] Коментарів: { $found }, жоден не зберігається
   *[other] Коментарів: { $found }, найзмістовніші стануть цитатами
}
survey-comments-masked = { $count ->
    [one] Контакти приховано в { $number } коментарі
    [few] Контакти приховано в { $number } коментарях
   *[other] Контакти приховано в { $number } коментарях
}
survey-comments-private = { $count ->
    [one] Пропущено { $number } коментар із контактами
    [few] Пропущено { $number } коментарі з контактами
   *[other] Пропущено { $number } коментарів із контактами
}
survey-comments-unplaced = { $count ->
    [one] { $number } коментар не стосується однієї точки взаємодії, його пропущено
    [few] { $number } коментарі не стосуються однієї точки взаємодії, їх пропущено
   *[other] { $number } коментарів не стосуються однієї точки взаємодії, їх пропущено
}
survey-quotes = { $count ->
    [one] { $number } коментар стає цитатою
    [few] { $number } коментарі стають цитатами
   *[other] { $number } коментарів стають цитатами
}
survey-quotes-gone = { $count ->
    [one] Вилучається { $number } цитата попереднього імпорту
    [few] Вилучаються { $number } цитати попереднього імпорту
   *[other] Вилучається { $number } цитат попереднього імпорту
}
survey-quotes-kept = { $count ->
    [one] { $number } цитату попереднього імпорту виправлено вручну, вона залишається
    [few] { $number } цитати попереднього імпорту виправлено вручну, вони залишаються
   *[other] { $number } цитат попереднього імпорту виправлено вручну, вони залишаються
}
