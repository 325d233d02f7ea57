# Слова просмотрщика на странице HTML с картой. Стоят на кнопках или читаются вслух.

html-picture = Карта. Стрелки двигают её, + и − меняют размер, 0 показывает целиком
html-search = Поиск
html-previous = Предыдущее совпадение
html-next = Следующее совпадение
html-nothing = Ничего не найдено
html-place = { $at } из { $all }
html-lanes = Дорожки
html-outline = Карта текстом
html-theme = Светлая или тёмная
html-print = Печать
html-nearer = Крупнее
html-farther = Мельче
html-whole = Показать целиком
html-story = Рассказ
html-forward = Следующий шаг
html-back = Предыдущий шаг
html-notes = Заметки докладчика
html-leave = Закончить рассказ
