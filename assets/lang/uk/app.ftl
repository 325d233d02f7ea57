# Слова вікна.
app-name = Карта шляху клієнта
unnamed = Без назви

# Команди.
cmd-open = Відкрити…
cmd-close = Закрити карту
cmd-save = Зберегти
cmd-save-as = Зберегти як…
cmd-hand-on = Експорт…
cmd-export-svg = Експорт у SVG…
cmd-export-png = Експорт у PNG…
cmd-export-pdf = Експорт у PDF…
cmd-export-pptx = Експорт у PowerPoint…
cmd-export-html = Експорт у вебсторінку…
cmd-quit = Вийти
cmd-zoom-in = Збільшити
cmd-zoom-out = Зменшити
cmd-zoom-fit = Уся карта
cmd-zoom-full = Масштаб 100 %
cmd-zoom-selection = Показати виділене
cmd-outline = Структура
cmd-inspector = Властивості
cmd-full-screen = На весь екран
cmd-text-size = Текст { $percent }
cmd-text-larger = Більший текст
cmd-text-smaller = Менший текст
cmd-next-tab = Наступна карта
cmd-previous-tab = Попередня карта
cmd-select-right = Виділити праворуч
cmd-select-left = Виділити ліворуч
cmd-select-up = Виділити вище
cmd-select-down = Виділити нижче
cmd-escape = Закрити або очистити
cmd-shortcuts = Сполучення клавіш

# Меню й панель інструментів.
menu-file = Файл
menu-recent = Нещодавні карти
menu-view = Вигляд
menu-theme = Тема
menu-text-size = Розмір тексту
menu-language = Мова
menu-map = Карта
menu-lanes = Доріжки
menu-personas = Персони
menu-help = Довідка
toolbar-export = Експорт
status-help = F1: сполучення клавіш
status-peak-end = пік–кінець { $values }
status-peak-end-hint = Пік–кінець, від −2 до +2: середнє найсильнішої емоції та останньої. Саме це люди запамʼятовують про шлях.

# Шлях, введений вручну, якщо в системі немає вікна вибору файлу.
path-open = Відкрити карту
path-save = Зберегти карту як
path-export = Експортувати зображення як
path-hint = Введіть або вставте повний шлях до файлу.
path-label = Шлях до файлу
path-type = Ввести шлях
path-open-do = Відкрити
path-save-do = Зберегти
path-cancel = Скасувати

# Повідомлення й робота у фоні.
notice-close = Закрити повідомлення
notice-saved = Збережено: { $file }
notice-exported = Експортовано: { $file }
notice-not-written = Не вдалося записати { $file }: { $why }
write-why-no-folder = такої теки немає. Спершу створіть її або виберіть іншу.
write-why-permission = сюди не можна записувати. Виберіть інше місце, дозвольте запис сюди або закрийте цей файл в іншій програмі.
write-why-read-only = цей диск лише для читання. Виберіть інше місце.
write-why-full = диск заповнено. Звільніть місце або виберіть інше.
write-why-folder = це тека. Додайте назву файлу.
write-why-other = система повідомляє: «{ $reason }». Виберіть інше місце.
notice-save-copy = Зберегти копію…
notice-replace = Замінити
notice-exported-several = { $count ->
    [one] Експортовано { $count } зображення
    [few] Експортовано { $count } зображення
   *[many] Експортовано { $count } зображень
}, починаючи з { $file }
notice-hand-on = Вибрати інші сторінки…
notice-other-file = Інший файл…
notice-broken = Завдання «{ $task }» не завершилося через помилку в програмі. Карта ціла: збережіть її та спробуйте ще раз.
notice-left-out = { $count ->
    [one] { $number } файл не відкрито: забагато одразу. Відкрийте його після цих.
    [few] { $number } файли не відкрито: забагато одразу. Відкрийте їх після цих.
   *[many] { $number } файлів не відкрито: забагато одразу. Відкрийте їх після цих.
}
notice-more-problems = { $count ->
    [one] І ще { $number } зауваження: усі покаже «cjm check» для цього файлу.
    [few] І ще { $number } зауваження: усі покаже «cjm check» для цього файлу.
   *[other] І ще { $number } зауважень: усі покаже «cjm check» для цього файлу.
}
task-stop = Зупинити
task-open = Відкривається { $file }…
task-save = Зберігається { $file }…
task-proof = Малюю сторінки…
task-export = Експортується { $file }…
task-pick = Очікується вибір файлу
task-begin = Готується карта…
task-note = Перевіряється, у кого відкрито файл { $file }…
task-recover = Перевіряється, чи немає незбереженої роботи…
task-draw = Карта перемальовується…
task-preview = Малюються шаблони…
task-store = Зберігаються налаштування…
file-kind-map = Карта шляху клієнта
file-kind-picture = Зображення

# Сполучення клавіш.
shortcuts-title = Сполучення клавіш
shortcuts-close = Закрити
mouse-pan = Рухати карту
mouse-pan-keys = середня кнопка, пробіл + миша, коліщатко або два пальці
mouse-zoom = Масштаб біля вказівника
mouse-zoom-keys = Ctrl + коліщатко або щипок

# Структура, зауваження, полотно.
outline-title = Структура
panel-edge = Змінити розмір панелі
outline-search = Відібрати у структурі…
outline-empty = На карті ще немає етапів.
outline-nothing = Нічого не знайдено. Спробуйте інше слово.
problems-title = Зауваження · { $number }
problems-none = Зауважень немає.
minimap = Огляд карти
tab-close = Закрити «{ $name }»
tab-copy-here = Скопіювати виділене сюди

# Властивості.
inspect-map = Карта
inspect-hint = Клацніть елемент карти, щоб побачити все, що про нього відомо.
quoted = «{ $text }»
severity-of = Тяжкість { $n } з 5
barrier-solved = рішення: { $how }
barrier-unsolved = рішення ще немає
score-n = n = { $n }
score-no-interval = без інтервалу
score-interval-hint = інтервал 95 %
score-few = Менше 30 відповідей: судити обережно.
field-empty = не вказано
field-name = Назва
field-title = Назва
field-scenario = Сценарій
field-authors = Автори
field-notes = Нотатки
field-headline = Оцінки всього шляху
field-stage-scores = Оцінки етапу
field-personas = Персони
field-channel = Канал
field-action = Що робить клієнт
field-expectation = Чого хоче й очікує
field-emotion = Емоція
field-barriers = Барʼєри
field-drivers = Драйвери
field-scores = Зворотний звʼязок
field-evidence = Докази
field-owner = Відповідальний
field-clients = Клієнтів на місяць
field-presence = Коли відбувається
field-backstage = За лаштунками
field-indicators = Показники
field-quotes = Цитати
field-pictures = Зображення
field-before = Звідки приходять
field-after = Куди йдуть далі
field-phase = Фаза
field-touchpoints = Точки взаємодії
field-label = Підпис
field-share = Частка клієнтів
field-from = Звідки
field-to = Куди
field-text = Суть
field-where = Де
field-feeling = Почуття
field-quote = Словами клієнта
field-journey = Шлях
field-persona = Персона
field-severity = Тяжкість
field-not-judged = ще не оцінена
field-solutions = Рішення
field-no-solution = Рішення поки ніхто не запропонував.
field-why = Чому вирішальний
field-moment-kind = Який момент
field-feasibility = Здійсненність
field-effort = Трудомісткість
field-status = Статус
field-answers = Усуває барʼєри
field-evidence-kind = Вид джерела
field-source = Джерело
field-date = Дата
field-link = Посилання
field-supports = Підтверджує
field-layer = Шар
field-value = Значення
field-target = Ціль
field-data-source = Джерело даних
field-causes = На нього впливають
field-effects = На що впливає
field-about = Хто це
field-motivation = Мотивація
field-needs = Потреби
field-pains = Болі
field-speaker = Хто сказав
field-caption = Підпис
field-size = Розмір у пікселях

# Налаштування, які не вдалося прочитати.
settings-damaged-kept = Не вдалося прочитати налаштування, діють типові. Старий файл збережено як { $path }
settings-damaged = Не вдалося прочитати налаштування, діють типові.
settings-unreadable = Файл налаштувань не відкривається, діють типові налаштування: { $why }

# Як називаються кроки, які можна скасувати.
step-edit = Зміна
