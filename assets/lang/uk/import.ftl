# Імпорт опитування на карту: діалог.
cmd-import-scores = Імпорт оцінок…
file-kind-survey = Опитування
path-survey = Файл опитування
table-survey = Це відповіді опитування…
task-survey-read = Читання: { $file }
task-survey-count = Підрахунок відповідей…
task-survey-enter = Імпорт відповідей…
step-survey = імпорт «{ $name }»
step-survey-pasted = імпорт вставлених відповідей
notice-survey = { $count ->
    [one] Імпортовано { $number } відповідь.
    [few] Імпортовано { $number } відповіді.
   *[other] Імпортовано { $number } відповідей.
}
notice-survey-same = Усі ці відповіді вже є на карті: нічого не змінилося.
survey-trouble = { $file }: { $why }
import-title = Імпорт оцінок: { $file }
import-title-pasted = Імпорт оцінок із буфера обміну
import-hint = Перевірте, що означають стовпці. До імпорту на карті нічого не зміниться.
import-reading = Читання файлу…
import-counting = Підрахунок…
import-entering = Імпорт…
import-do = Імпортувати
import-stop = Зупинити
import-leave = Не імпортувати
import-again = Прочитати ще раз
import-search = Пошук
import-search-none = Нічого не знайдено

# Опитування в цілому.
import-sheet = Аркуш
import-profile = Профіль
import-profile-none = Без профілю
import-header = Заголовки
import-header-none = Без заголовків
import-header-row = Рядок { $row }
import-header-rows = Рядки { $first } і { $last }
import-dates = Місяці
import-dates-open = Дати можна прочитати двояко, і файл не підказує, як правильно. Виберіть порядок.
import-period = Відповіді належать
import-period-dates = До місяців своїх дат
import-period-none = До жодного місяця
import-order = Порядок у датах
import-day-first = Спершу день: 31/12/2026
import-month-first = Спершу місяць: 12/31/2026

# Що означає стовпець.
import-means-ignored = Не брати
import-means-touchpoint = Точка взаємодії
import-means-question = Запитання
import-means-score-asked = Відповідь на запитання з сусіднього стовпця
import-means-score = Відповідь: { $what }
import-means-answers = { $what }: «{ $name }»
import-means-date = Дата
import-means-segment = Сегмент
import-means-comment = Коментар
import-means-comment-about = Коментар: «{ $name }»
import-cli-sum = CLI, сума трьох відповідей
import-cli-1 = CLI 1: рекомендувати
import-cli-2 = CLI 2: купити знову
import-cli-3 = CLI 3: інші продукти

# Назви, формулювання, коди.
import-touchpoints = Точки взаємодії в опитуванні та на карті
import-touchpoint-of = Точка взаємодії для «{ $name }»
import-target-new = Нова точка взаємодії
import-target-skipped = Не брати
import-questions = Запитання опитування
import-question-of = Метрика запитання «{ $name }»
import-codes = Відповіді немає («не застосовно»)
import-code = { $code }: { $count }

# Коментарі.
import-comments = Коментарі
import-comments-most = Цитат на точку взаємодії
import-most = { $count ->
    [0] Жодної
    [one] Не більше { $number }
    [few] Не більше { $number }
   *[other] Не більше { $number }
}
import-privacy = Адреси пошти й телефони
import-privacy-mask = Приховати
import-privacy-leave-out = Не брати такі коментарі
import-privacy-keep = Залишити як є
import-comment = «{ $text }»

# Що ввійде і що ні.
import-scores = Оцінки, які ввійдуть
import-score-new = { $name } (нова)
import-skipped = Пропущено
import-segments = Відповіді діляться щонайбільше за трьома стовпцями; не використано: { $names }
import-unwanted = { $count ->
    [one] { $number } відповідь про точку взаємодії, яку вирішено не брати
    [few] { $number } відповіді про точки взаємодії, які вирішено не брати
   *[other] { $number } відповідей про точки взаємодії, які вирішено не брати
}
import-histograms = { $count ->
    [one] { $number } гістограма
    [few] { $number } гістограми
   *[other] { $number } гістограм
}
import-nothing = Відповідей поки немає: укажіть, у яких вони стовпцях.
import-keep = Запамʼятати цей вибір для наступного опитування
import-keep-hint = Назва профілю
import-reason-scale = Поза шкалою
import-reason-fraction = Не ціле число
import-reason-text = Не число
import-reason-formula = Формула без значення
import-reason-error = Помилка в комірці
import-reason-date = Не дата
import-reason-touchpoint = Не названо точку взаємодії
import-reason-question = Запитання не враховується
