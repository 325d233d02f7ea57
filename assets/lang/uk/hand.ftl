# Експорт карти: що і для чого малюється.

hand-title = Експорт
hand-hint = Зображення справжнє: так виглядає те, що буде записано.
hand-format = Формат
hand-format-svg = SVG
hand-format-png = PNG
hand-format-pdf = PDF
hand-format-pptx = Слайди PowerPoint
hand-format-html = Вебсторінка
hand-target = Для чого
hand-target-screen = Екран, природний розмір
hand-target-slide = Слайд, 16:9
hand-target-paper = Папір, { $paper }
hand-target-mm = Сторінка в міліметрах
hand-target-px = Сторінка в пікселях
hand-width = Ширина
hand-height = Висота
hand-dpi = Точок на дюйм
hand-part = Що
hand-part-map = Уся карта
hand-part-selection = Виділене
hand-part-frame = Один кадр розповіді
hand-part-story = Розповідь, кадр за кадром
hand-split = Сторінки
hand-split-none = Одна сторінка
hand-split-auto = Скільки треба, щоб прочитали
hand-split-phases = За фазами
hand-split-stages = За етапами
hand-split-touchpoints = За точками контакту
hand-most = Точок контакту на сторінці
hand-lanes = Доріжки
hand-lanes-shown = Як на екрані
hand-lanes-usual = Звичайні
hand-lanes-all = Усі
hand-theme = Вигляд
hand-footer = Рядок унизу
hand-footer-hint = Наприклад: © Клініка, для внутрішнього вжитку
hand-transparent = Без паперу під картою
hand-as-picture = Слайди — зображення
hand-split-do = Поділити на читабельні сторінки
hand-page = { $at } з { $of }
hand-page-before = Попередня сторінка
hand-page-next = Наступна сторінка
hand-proof = Сторінка, як її буде записано
hand-preset = Набори
hand-preset-none = Поки жодного
hand-preset-name = Назва набору
hand-preset-keep = Зберегти
hand-preset-forget = Забути «{ $name }»
hand-write = Експортувати…
hand-leave = Скасувати

# Наскільки дрібний текст.
type-free = Найдрібніший текст — { $smallest } пт; його можна збільшити.
type-free-pages = { $pages ->
    [one] { $pages } сторінка, найдрібніший текст — { $smallest } пт; його можна збільшити.
    [few] { $pages } сторінки, найдрібніший текст — { $smallest } пт; його можна збільшити.
   *[many] { $pages } сторінок, найдрібніший текст — { $smallest } пт; його можна збільшити.
}
type-fine = Найдрібніший текст — { $smallest } пт.
type-fine-pages = { $pages ->
    [one] { $pages } сторінка, найдрібніший текст — { $smallest } пт.
    [few] { $pages } сторінки, найдрібніший текст — { $smallest } пт.
   *[many] { $pages } сторінок, найдрібніший текст — { $smallest } пт.
}
type-small = Текст у { $smallest } пт надто дрібний, щоб його прочитали: потрібно { $least } пт.
type-small-pages = Надто дрібний текст на сторінках: { $small } з { $pages }. Він у { $smallest } пт, а потрібно { $least } пт.
