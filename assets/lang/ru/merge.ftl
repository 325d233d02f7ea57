# Сравнение и слияние карт: что различается, что противоречит, и что говорят команды.

merge-element = { $kind } «{ $name }»
merge-link = { $from } — { $link } → { $to }
merge-within = { $whole }: { $part }
merge-question = Вопрос «{ $text }»
merge-map = Карта
merge-field-order = Место среди соседних
merge-field-kind = Вид
merge-field-comment = Где это написано
merge-field-image = Само изображение
merge-field-metric = Метрика
merge-field-imports = Загрузки
merge-field-profiles = Профили опросов

# Что говорят команды.
merge-clean = Слито без конфликтов.
merge-conflicts = { $count ->
    [one] Слито, { $number } конфликт. На карте остаётся то, что было раньше, пока он не решён.
    [few] Слито, { $number } конфликта. На карте остаётся то, что было раньше, пока они не решены.
   *[many] Слито, { $number } конфликтов. На карте остаётся то, что было раньше, пока они не решены.
}
merge-older = { $count ->
    [one] Из них { $number } — от прежнего слияния.
    [few] Из них { $number } — от прежних слияний.
   *[many] Из них { $number } — от прежних слияний.
}
merge-base = копия из прошлого
merge-ours = у нас
merge-theirs = у них
merge-other = от прежнего слияния
merge-deleted = удалено
merge-absent = этого нет
merge-not-whole = { $path } нельзя слить: то, что из него не прочитано, считалось бы удалённым. Сначала откройте его, исправьте и сохраните. ({ $why })
merge-side-unread = { $path }: слияния не было, эту сторону не прочитать целиком: { $side }. Ваша карта осталась как была, и каждая копия есть в git: исправьте эту или возьмите другую как она есть. ({ $why })
merge-same = Карты одинаковы.
merge-answers = Ответы — { $name }, { $import }: ячеек добавлено { $added }, убрано { $removed }, изменено { $changed }
merge-aside = { $count ->
    [one] { $number } отложенная часть
    [few] { $number } отложенные части
   *[many] { $number } отложенных частей
}
merge-conflict = Конфликт: { $about }
merge-setup-will = Будет сделано:
merge-setup-line = добавить в { $path } строку: { $line }
merge-setup-nothing = Git уже сливает карты через cjm; делать нечего.
merge-setup-ask = Сделать? [y/N]{" "}
merge-setup-yes = да
merge-setup-done = Готово. Сохраните .gitattributes в репозитории; каждый, кто сливает карты, один раз запускает cjm git-setup в своей копии.
merge-setup-name = Карты пути клиента, слияние по объектам
merge-no-git = Не удаётся запустить git: { $why }. Установите его или проверьте, что он находится.
merge-no-repository = Эта папка не в рабочем дереве git. Перейдите в него или создайте его через git init.
merge-needs-yes = Здесь некого спросить. Добавьте --yes, чтобы сделать это, или --dry-run, чтобы только посмотреть, что будет сделано.

# Почему конфликт нельзя решить.
merge-no-conflict = Этот конфликт уже решён.
merge-not-possible = Так его решить нельзя. Выберите одну из сторон или введите значение.
merge-bad-value = Такого значения здесь быть не может: { $why }. Введите другое.
merge-refused = Карта изменилась, и это больше не подходит. Сначала решите другие конфликты этого места или выберите другую сторону.
