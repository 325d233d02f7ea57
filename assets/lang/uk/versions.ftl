# Попередні версії карти, відмінності та копії, які зробили служби синхронізації.

cmd-versions = Попередні версії…
versions-title = Попередні версії
versions-hint = Порівняйте карту з її резервними копіями, з ревізіями git або з будь-яким іншим файлом. Її власний файл зміниться, лише коли ви збережете.
versions-list = Версії
versions-other = Інший файл…
versions-gathering = Пошук попередніх версій…
versions-none = Попередніх версій ще немає: резервна копія зʼявляється з кожним збереженням. Можна порівняти з іншим файлом.
versions-backup = Резервна копія
versions-file = Файл
versions-backup-of = резервна копія: { $time }
versions-revision-of = «{ $about }», { $time }
versions-reading = Читання та порівняння…
versions-merging = Злиття…
versions-counts = Відтоді: додано { $added }, вилучено { $removed }, змінено { $changed }
versions-counts-file = Лише на відкритій карті: { $added }, лише в цьому файлі: { $removed }, є там і там, але відрізняється: { $changed }
versions-differences = Відмінності
versions-equal = У відкритій карті все те саме.
versions-picture = Зображення цієї версії
versions-bring-back = Повернути
versions-apart = Відкрити окремою картою
versions-merge = Злити з відкритою картою
versions-show = Показати на карті
versions-close = Закрити
versions-no-revision = Цю ревізію не вдалося прочитати: { $why } Виберіть іншу версію.
versions-brought-back = Карта знову така, як у версії { $name }. Це можна скасувати; файл зміниться, лише коли ви збережете.
versions-same = Карта і так збігається з версією { $name }: повертати нічого.
versions-changed-meanwhile = Карта тим часом змінилася, тому нічого не зроблено. Відкрийте попередні версії та спробуйте ще раз.
versions-merged = Злиття з { $name }: додано { $added }, вилучено { $removed }, змінено { $changed }.
versions-nothing-new = У { $name } немає нічого нового: на карті все це вже є.
versions-conflicts = { $count ->
    [one] В { $number } місці сторони кажуть різне. Вирішіть, що залишити, у панелі внизу.
    [few] У { $number } місцях сторони кажуть різне. Вирішіть, що залишити, у панелі внизу.
   *[many] У { $number } місцях сторони кажуть різне. Вирішіть, що залишити, у панелі внизу.
}
versions-compared = Порівняння з { $name }: додано { $added }, вилучено { $removed }, змінено { $changed }
versions-end = Закінчити порівняння
versions-copy-found = Поруч із цією картою лежить конфліктна копія: { $file }
# The beginning of what sync services call such copies in this language; lower-case.
versions-conflict-word = конфлікт
versions-copy-merge = Злити…
path-compare = Порівняти з картою
path-compare-do = Порівняти
step-bring-back = повернення версії: { $name }
step-merge-version = злиття: { $name }
task-versions = Пошук попередніх версій
task-version = Порівняння версій
task-merge = Злиття
task-copies = Пошук копій: { $file }
