# Слова окна.
app-name = Карта пути клиента
unnamed = Без названия

# Команды.
cmd-open = Открыть…
cmd-close = Закрыть карту
cmd-save = Сохранить
cmd-save-as = Сохранить как…
cmd-hand-on = Экспорт…
cmd-export-svg = Экспорт в SVG…
cmd-export-png = Экспорт в PNG…
cmd-export-pdf = Экспорт в PDF…
cmd-export-pptx = Экспорт в PowerPoint…
cmd-export-html = Экспорт в веб-страницу…
cmd-quit = Выйти
cmd-zoom-in = Крупнее
cmd-zoom-out = Мельче
cmd-zoom-fit = Вся карта
cmd-zoom-full = Масштаб 100 %
cmd-zoom-selection = Показать выделенное
cmd-outline = Структура
cmd-inspector = Свойства
cmd-full-screen = Во весь экран
cmd-text-size = Текст { $percent }
cmd-text-larger = Крупнее текст
cmd-text-smaller = Мельче текст
cmd-next-tab = Следующая карта
cmd-previous-tab = Предыдущая карта
cmd-select-right = Выделить справа
cmd-select-left = Выделить слева
cmd-select-up = Выделить выше
cmd-select-down = Выделить ниже
cmd-escape = Закрыть или очистить
cmd-shortcuts = Сочетания клавиш

# Меню и панель инструментов.
menu-file = Файл
menu-recent = Недавние карты
menu-view = Вид
menu-theme = Тема
menu-text-size = Размер текста
menu-language = Язык
menu-map = Карта
menu-lanes = Дорожки
menu-personas = Персоны
menu-help = Справка
toolbar-export = Экспорт
status-help = F1: сочетания клавиш
status-peak-end = пик–конец { $values }
status-peak-end-hint = Пик–конец, от −2 до +2: среднее самой сильной эмоции и последней. Именно это люди запоминают о пути.

# Путь, введённый вручную, если в системе нет окна выбора файла.
path-open = Открыть карту
path-save = Сохранить карту как
path-export = Экспортировать изображение как
path-hint = Введите или вставьте полный путь к файлу.
path-label = Путь к файлу
path-type = Ввести путь
path-open-do = Открыть
path-save-do = Сохранить
path-cancel = Отмена

# Сообщения и работа в фоне.
notice-close = Закрыть сообщение
notice-saved = Сохранено: { $file }
notice-exported = Экспортировано: { $file }
notice-not-written = Не удалось записать { $file }: { $why }
write-why-no-folder = такой папки нет. Сначала создайте её или выберите другую.
write-why-permission = сюда нельзя записывать. Выберите другое место, разрешите запись сюда или закройте этот файл в другой программе.
write-why-read-only = этот диск только для чтения. Выберите другое место.
write-why-full = диск заполнен. Освободите место или выберите другое.
write-why-folder = это папка. Добавьте имя файла.
write-why-other = система сообщает: «{ $reason }». Выберите другое место.
notice-save-copy = Сохранить копию…
notice-replace = Заменить
notice-exported-several = { $count ->
    [one] Экспортировано { $count } изображение
    [few] Экспортировано { $count } изображения
   *[many] Экспортировано { $count } изображений
}, начиная с { $file }
notice-hand-on = Выбрать другие страницы…
notice-other-file = Другой файл…
notice-broken = Работа «{ $task }» не завершилась из-за ошибки в программе. Карта цела: сохраните её и попробуйте снова.
notice-left-out = { $count ->
    [one] { $number } файл не открыт: слишком много сразу. Откройте его после этих.
    [few] { $number } файла не открыты: слишком много сразу. Откройте их после этих.
   *[many] { $number } файлов не открыто: слишком много сразу. Откройте их после этих.
}
notice-more-problems = { $count ->
    [one] И ещё { $number } замечание: все покажет «cjm check» для этого файла.
    [few] И ещё { $number } замечания: все покажет «cjm check» для этого файла.
   *[other] И ещё { $number } замечаний: все покажет «cjm check» для этого файла.
}
task-stop = Остановить
task-open = Открывается { $file }…
task-save = Сохраняется { $file }…
task-proof = Рисую страницы…
task-export = Экспортируется { $file }…
task-pick = Ожидается выбор файла
task-begin = Готовится карта…
task-note = Проверяется, у кого открыт файл { $file }…
task-recover = Проверяется, нет ли несохранённой работы…
task-draw = Карта перерисовывается…
task-preview = Рисуются шаблоны…
task-store = Сохраняются настройки…
file-kind-map = Карта пути клиента
file-kind-picture = Изображение

# Сочетания клавиш.
shortcuts-title = Сочетания клавиш
shortcuts-close = Закрыть
mouse-pan = Двигать карту
mouse-pan-keys = средняя кнопка, пробел + мышь, колесо или два пальца
mouse-zoom = Масштаб у указателя
mouse-zoom-keys = Ctrl + колесо или щипок

# Структура, замечания, холст.
outline-title = Структура
panel-edge = Изменить размер панели
outline-search = Отобрать в структуре…
outline-empty = На карте пока нет этапов.
outline-nothing = Ничего не найдено. Попробуйте другое слово.
problems-title = Замечания · { $number }
problems-none = Замечаний нет.
minimap = Обзор карты
tab-close = Закрыть «{ $name }»
tab-copy-here = Скопировать выделенное сюда

# Свойства.
inspect-map = Карта
inspect-hint = Щёлкните элемент карты, чтобы увидеть всё, что о нём известно.
quoted = «{ $text }»
severity-of = Тяжесть { $n } из 5
barrier-solved = решение: { $how }
barrier-unsolved = решения пока нет
score-n = n = { $n }
score-no-interval = без интервала
score-interval-hint = интервал 95 %
score-few = Меньше 30 ответов: судить осторожно.
field-empty = не указано
field-name = Название
field-title = Название
field-scenario = Сценарий
field-authors = Авторы
field-notes = Заметки
field-headline = Оценки всего пути
field-stage-scores = Оценки этапа
field-personas = Персоны
field-channel = Канал
field-action = Что делает клиент
field-expectation = Чего хочет и ожидает
field-emotion = Эмоция
field-barriers = Барьеры
field-drivers = Драйверы
field-scores = Обратная связь
field-evidence = Доказательства
field-owner = Ответственный
field-clients = Клиентов в месяц
field-presence = Когда происходит
field-backstage = За кулисами
field-indicators = Показатели
field-quotes = Цитаты
field-pictures = Изображения
field-before = Откуда приходят
field-after = Куда идут дальше
field-phase = Фаза
field-touchpoints = Точки контакта
field-label = Подпись
field-share = Доля клиентов
field-from = Откуда
field-to = Куда
field-text = Суть
field-where = Где
field-feeling = Чувство
field-quote = Словами клиента
field-journey = Путь
field-persona = Персона
field-severity = Тяжесть
field-not-judged = ещё не оценена
field-solutions = Решения
field-no-solution = Решения пока никто не предложил.
field-why = Почему решающий
field-moment-kind = Какой момент
field-feasibility = Осуществимость
field-effort = Трудоёмкость
field-status = Статус
field-answers = Устраняет барьеры
field-evidence-kind = Вид источника
field-source = Источник
field-date = Дата
field-link = Ссылка
field-supports = Подтверждает
field-layer = Слой
field-value = Значение
field-target = Цель
field-data-source = Источник данных
field-causes = На него влияют
field-effects = На что влияет
field-about = Кто это
field-motivation = Мотивация
field-needs = Потребности
field-pains = Боли
field-speaker = Кто сказал
field-caption = Подпись
field-size = Размер в пикселях

# Настройки, которые не удалось прочитать.
settings-damaged-kept = Не удалось прочитать настройки, действуют настройки по умолчанию. Старый файл сохранён как { $path }
settings-damaged = Не удалось прочитать настройки, действуют настройки по умолчанию.
settings-unreadable = Файл настроек не открывается, действуют настройки по умолчанию: { $why }

# Как называются шаги, которые можно отменить.
step-edit = Изменение
