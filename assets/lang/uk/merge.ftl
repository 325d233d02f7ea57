# Порівняння та злиття карт: що відрізняється, що суперечить, і що кажуть команди.

merge-element = { $kind } «{ $name }»
merge-link = { $from } — { $link } → { $to }
merge-within = { $whole }: { $part }
merge-question = Питання «{ $text }»
merge-map = Карта
merge-field-order = Місце серед сусідніх
merge-field-kind = Вид
merge-field-comment = Де це написано
merge-field-image = Саме зображення
merge-field-metric = Метрика
merge-field-imports = Завантаження
merge-field-profiles = Профілі опитувань

# Що кажуть команди.
merge-clean = Злито без конфліктів.
merge-conflicts = { $count ->
    [one] Злито, { $number } конфлікт. На карті лишається те, що було раніше, доки його не розвʼязано.
    [few] Злито, { $number } конфлікти. На карті лишається те, що було раніше, доки їх не розвʼязано.
   *[many] Злито, { $number } конфліктів. На карті лишається те, що було раніше, доки їх не розвʼязано.
}
merge-older = { $count ->
    [one] З них { $number } — від попереднього злиття.
    [few] З них { $number } — від попередніх злиттів.
   *[many] З них { $number } — від попередніх злиттів.
}
merge-base = копія з минулого
merge-ours = у нас
merge-theirs = у них
merge-other = від попереднього злиття
merge-deleted = видалено
merge-absent = цього немає
merge-not-whole = { $path } не можна злити: те, що з нього не прочитано, вважалося б видаленим. Спершу відкрийте його, виправте й збережіть. ({ $why })
merge-side-unread = { $path }: злиття не було, цю сторону не прочитати повністю: { $side }. Ваша карта лишилася як була, і кожна копія є в git: виправте цю або візьміть іншу як вона є. ({ $why })
merge-same = Карти однакові.
merge-answers = Відповіді — { $name }, { $import }: комірок додано { $added }, прибрано { $removed }, змінено { $changed }
merge-aside = { $count ->
    [one] { $number } відкладена частина
    [few] { $number } відкладені частини
   *[many] { $number } відкладених частин
}
merge-conflict = Конфлікт: { $about }
merge-setup-will = Буде зроблено:
merge-setup-line = додати до { $path } рядок: { $line }
merge-setup-nothing = Git уже зливає карти через cjm; робити нічого.
merge-setup-ask = Зробити? [y/N]{" "}
merge-setup-yes = так
merge-setup-done = Готово. Збережіть .gitattributes у репозиторії; кожен, хто зливає карти, один раз запускає cjm git-setup у своїй копії.
merge-setup-name = Карти шляху клієнта, злиття за обʼєктами
merge-no-git = Не вдається запустити git: { $why }. Установіть його або перевірте, що його видно.
merge-no-repository = Ця тека не в робочому дереві git. Перейдіть до нього або створіть його через git init.
merge-needs-yes = Тут нема кого спитати. Додайте --yes, щоб зробити це, або --dry-run, щоб лише побачити, що буде зроблено.

# Чому конфлікт не можна розвʼязати.
merge-no-conflict = Цей конфлікт уже розвʼязано.
merge-not-possible = Так його розвʼязати не можна. Оберіть одну зі сторін або введіть значення.
merge-bad-value = Такого значення тут бути не може: { $why }. Введіть інше.
merge-refused = Карта змінилася, і це більше не підходить. Спершу розвʼяжіть інші конфлікти цього місця або оберіть іншу сторону.
