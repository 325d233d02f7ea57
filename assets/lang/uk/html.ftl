# Слова переглядача на сторінці HTML з картою. Стоять на кнопках або читаються вголос.

html-picture = Карта. Стрілки рухають її, + і − змінюють розмір, 0 показує всю
html-search = Пошук
html-previous = Попередній збіг
html-next = Наступний збіг
html-nothing = Нічого не знайдено
html-place = { $at } з { $all }
html-lanes = Доріжки
html-outline = Карта текстом
html-theme = Світла чи темна
html-print = Друк
html-nearer = Більше
html-farther = Менше
html-whole = Показати всю
html-story = Розповідь
html-forward = Наступний крок
html-back = Попередній крок
html-notes = Нотатки доповідача
html-leave = Закінчити розповідь
