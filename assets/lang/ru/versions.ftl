# Прежние версии карты, различия и копии, которые сделали службы синхронизации.

cmd-versions = Прежние версии…
versions-title = Прежние версии
versions-hint = Сравните карту с её резервными копиями, с ревизиями git или с любым другим файлом. Её собственный файл изменится, только когда вы сохраните.
versions-list = Версии
versions-other = Другой файл…
versions-gathering = Поиск прежних версий…
versions-none = Прежних версий пока нет: резервная копия появляется при каждом сохранении. Можно сравнить с другим файлом.
versions-backup = Резервная копия
versions-file = Файл
versions-backup-of = резервная копия: { $time }
versions-revision-of = «{ $about }», { $time }
versions-reading = Чтение и сравнение…
versions-merging = Слияние…
versions-counts = С тех пор: добавлено { $added }, удалено { $removed }, изменено { $changed }
versions-counts-file = Только на открытой карте: { $added }, только в этом файле: { $removed }, есть там и там, но различается: { $changed }
versions-differences = Различия
versions-equal = В открытой карте всё то же самое.
versions-picture = Изображение этой версии
versions-bring-back = Вернуть
versions-apart = Открыть отдельной картой
versions-merge = Слить с открытой картой
versions-show = Показать на карте
versions-close = Закрыть
versions-no-revision = Эту ревизию не удалось прочитать: { $why } Выберите другую версию.
versions-brought-back = Карта снова такая, как в версии { $name }. Это можно отменить; файл изменится, только когда вы сохраните.
versions-same = Карта и так совпадает с версией { $name }: возвращать нечего.
versions-changed-meanwhile = Карта тем временем изменилась, поэтому ничего не сделано. Откройте прежние версии и попробуйте снова.
versions-merged = Слияние с { $name }: добавлено { $added }, удалено { $removed }, изменено { $changed }.
versions-nothing-new = В { $name } нет ничего нового: на карте всё это уже есть.
versions-conflicts = { $count ->
    [one] В { $number } месте стороны говорят разное. Решите, что оставить, в панели внизу.
    [few] В { $number } местах стороны говорят разное. Решите, что оставить, в панели внизу.
   *[many] В { $number } местах стороны говорят разное. Решите, что оставить, в панели внизу.
}
versions-compared = Сравнение с { $name }: добавлено { $added }, удалено { $removed }, изменено { $changed }
versions-end = Закончить сравнение
versions-copy-found = Рядом с этой картой лежит конфликтующая копия: { $file }
# The beginning of what sync services call such copies in this language; lower-case.
versions-conflict-word = конфликт
versions-copy-merge = Слить…
path-compare = Сравнить с картой
path-compare-do = Сравнить
step-bring-back = возврат версии: { $name }
step-merge-version = слияние: { $name }
task-versions = Поиск прежних версий
task-version = Сравнение версий
task-merge = Слияние
task-copies = Поиск копий: { $file }
