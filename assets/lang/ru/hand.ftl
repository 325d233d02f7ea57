# Экспорт карты: что и для чего рисуется.

hand-title = Экспорт
hand-hint = Изображение настоящее: так выглядит то, что будет записано.
hand-format = Формат
hand-format-svg = SVG
hand-format-png = PNG
hand-format-pdf = PDF
hand-format-pptx = Слайды PowerPoint
hand-format-html = Веб-страница
hand-target = Для чего
hand-target-screen = Экран, натуральная величина
hand-target-slide = Слайд, 16:9
hand-target-paper = Бумага, { $paper }
hand-target-mm = Страница в миллиметрах
hand-target-px = Страница в пикселях
hand-width = Ширина
hand-height = Высота
hand-dpi = Точек на дюйм
hand-part = Что
hand-part-map = Вся карта
hand-part-selection = Выделенное
hand-part-frame = Один кадр рассказа
hand-part-story = Рассказ, кадр за кадром
hand-split = Страницы
hand-split-none = Одна страница
hand-split-auto = Сколько нужно, чтобы прочли
hand-split-phases = По фазам
hand-split-stages = По этапам
hand-split-touchpoints = По точкам контакта
hand-most = Точек контакта на странице
hand-lanes = Дорожки
hand-lanes-shown = Как на экране
hand-lanes-usual = Обычные
hand-lanes-all = Все
hand-theme = Вид
hand-footer = Строка внизу
hand-footer-hint = Например: © Клиника, для внутреннего использования
hand-transparent = Без бумаги под картой
hand-as-picture = Слайды — изображения
hand-split-do = Разделить на читаемые страницы
hand-page = { $at } из { $of }
hand-page-before = Предыдущая страница
hand-page-next = Следующая страница
hand-proof = Страница, как она будет записана
hand-preset = Наборы
hand-preset-none = Пока ни одного
hand-preset-name = Название набора
hand-preset-keep = Сохранить
hand-preset-forget = Забыть «{ $name }»
hand-write = Экспортировать…
hand-leave = Отмена

# Насколько мелок текст.
type-free = Самый мелкий текст — { $smallest } пт; его можно увеличить.
type-free-pages = { $pages ->
    [one] { $pages } страница, самый мелкий текст — { $smallest } пт; его можно увеличить.
    [few] { $pages } страницы, самый мелкий текст — { $smallest } пт; его можно увеличить.
   *[many] { $pages } страниц, самый мелкий текст — { $smallest } пт; его можно увеличить.
}
type-fine = Самый мелкий текст — { $smallest } пт.
type-fine-pages = { $pages ->
    [one] { $pages } страница, самый мелкий текст — { $smallest } пт.
    [few] { $pages } страницы, самый мелкий текст — { $smallest } пт.
   *[many] { $pages } страниц, самый мелкий текст — { $smallest } пт.
}
type-small = Текст в { $smallest } пт слишком мелок, чтобы его прочли: нужно { $least } пт.
type-small-pages = Слишком мелкий текст на страницах: { $small } из { $pages }. Он в { $smallest } пт, а нужно { $least } пт.
